// The words of one turn, cut fast. The rules are those of base/words.h; a test compares the two on every
// text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/score/word_cutter.h"

namespace attune {

// Word i is bytes [start[i], end[i]) of the text. Reused from turn to turn; only the first `count` are valid.
struct TurnWords {
  std::vector<uint32_t> start, end;
  std::vector<uint8_t> flags;  // of WordFlag
  size_t count = 0;
  bool ascii = true;  // the whole text is ASCII: words need no folding beyond their case

  // Cuts `text`, which must be followed by kTextPadding readable bytes.
  void cut(std::string_view text, const WordCutter& cutter);

 private:
  void cut_slowly(std::string_view text);
};

}  // namespace attune
