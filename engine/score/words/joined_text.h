// JoinedText: the texts of many turns one behind the other, so that the words of all of them are cut and
// looked up in one go: with a turn at a time, most of the time goes into beginning and ending.
//
// Each turn begins with a block of its own and is followed by line feeds, so a break lies between any two.
// Whether a character beyond ASCII is part of a word is decided here: what is not becomes the ASCII character
// that means the same to cutting, and what is left beyond ASCII is part of a word (base/words.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/score/words/word_cutter.h"

namespace attune {

class JoinedText {
 public:
  static constexpr uint32_t kBlock = kCutterBlock;

  void clear();

  // Appends the text of a turn, which is empty or followed by kTextPadding readable bytes.
  void add(std::string_view text);

  const char* data() const { return bytes_.data(); }  // a block more may be read
  uint32_t blocks() const { return blocks_; }

  // A character that takes fewer bytes here than in the turn's own text: from byte `at` of the joined text to
  // the next shift, or to the end of the turn, the turn's own text has had `by` bytes more.
  struct Shift {
    uint32_t at = 0;
    uint32_t by = 0;
  };
  const std::vector<Shift>& shifts() const { return shifts_; }  // ascending by `at`

 private:
  char* make_room(size_t blocks);
  size_t write_replaced(std::string_view text, char* to);

  std::vector<char> bytes_;
  uint32_t blocks_ = 0;
  std::vector<Shift> shifts_;
};

}  // namespace attune
