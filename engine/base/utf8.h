// UTF-8, one character at a time: slow, obvious, and without tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attune {

struct CodePoint {
  uint32_t value = 0;
  uint32_t length = 1;  // bytes
};

// The character that begins at byte `at`, which must lie in `text`. A byte that is not UTF-8 counts as a
// character of its own, 0x10FFFF, which Unicode gives to none.
CodePoint decode_character(std::string_view text, size_t at);

// `text` for a message: what is longer than `most` bytes is cut before the character that does not fit whole,
// with "..." behind.
std::string shortened(std::string_view text, size_t most);

}  // namespace attune
