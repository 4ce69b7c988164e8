// Escapes in JSON strings: \n, \", \u2019, \ud83d\ude00.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attune {

enum class EscapeFault : uint8_t { none, unknown_escape, lone_surrogate, nul };

// Writes the text that the string content `raw` (without its quotes) stands for to `out`, which has room for
// raw.size() bytes (text is never longer than its escaped form), and its size to `size`. \u0000 and a
// surrogate without its other half, which has no form in UTF-8, are faults as well as escapes that JSON does
// not have.
EscapeFault unescape(std::string_view raw, char* out, size_t& size);

// Whether every backslash in `raw` begins an escape of JSON, whatever it stands for: of a string that nobody
// reads, which need not have a form in UTF-8.
bool are_escapes(std::string_view raw);

}  // namespace attune
