// Plain text: one byte for each character, so that whoever looks for numbers and addresses need not know how
// many kinds of digits, blanks and dashes Unicode has. Internal to engine/base.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// What stands for characters that are not ASCII, and neither a digit, a blank, a dash, a full stop nor a
// currency sign ('$' for any). A letter belongs to the word it stands in; a break is where words end: all
// punctuation and symbols, and the letters of scripts that put no blanks between words.
inline constexpr char kPlainLetter = '\x80';
inline constexpr char kPlainBreak = '\x01';

struct PlainText {
  std::string characters;
  // The bytes of the original that character i stands for are [starts[i], ends[i]). Characters that are not
  // seen (zero width, soft hyphens) have none.
  std::vector<uint32_t> starts, ends;
};

PlainText plain_text(std::string_view text);

}  // namespace attune
