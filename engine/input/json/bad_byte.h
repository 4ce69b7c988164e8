// Where the bad byte is. simdjson says only that there is one, at no cost to sound records; this is for the
// message.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

// The offset of the first byte of the first character that is no UTF-8; its size when there is none.
size_t bad_utf8(std::string_view text);

// The offset of the first control character in a JSON string of `json`; its size when there is none.
size_t bad_control(std::string_view json);

}  // namespace attune
