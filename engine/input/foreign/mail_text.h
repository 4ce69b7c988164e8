// What of the text of an e-mail its writer wrote: without quoted messages and without the signature.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

// The size of the beginning of `text` before the first line that begins a quoted message or the signature.
size_t own_part(std::string_view text);

// Writes `text` without the lines that begin with '>' to `out`, which has room for text.size() bytes; returns
// the size.
size_t unquoted_lines(std::string_view text, char* out);

}  // namespace attune
