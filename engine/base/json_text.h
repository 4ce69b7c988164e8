// Appending JSON to a string: the writing half of JSON, used on the hot path (evaluations, evidence) and for
// every other JSON that attune prints. Reading JSON is engine/input's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace attune {

// Appends `text` as a JSON string with its quotes. `text` must be UTF-8; control characters, quotes and
// backslashes are escaped, all else is kept byte for byte.
void append_json_string(std::string& out, std::string_view text);

void append_integer(std::string& out, int64_t value);

// Appends value / 10^decimals exactly, without trailing zeros: append_fixed(out, 8350, 2) writes "83.5".
void append_fixed(std::string& out, int64_t value, int decimals);

}  // namespace attune
