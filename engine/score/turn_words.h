// The words of one turn, cut fast. The rules are those of base/words.h; a test compares the two on every
// text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/score/text_kernels.h"

namespace attune {

// Word i is bytes [start[i], end[i]) of the text. Reused from turn to turn; only the first `count` are valid.
struct TurnWords {
  enum Flag : uint8_t { break_before = 1, comma_before = 2 };
  std::vector<uint32_t> start, end;
  std::vector<uint8_t> flags;
  size_t count = 0;
  bool ascii = true;  // the whole text is ASCII: words need no folding beyond their case

  // Cuts `text`, which must be followed by kTextPadding readable bytes.
  void cut(std::string_view text, const TextKernels& kernels);

 private:
  void reserve_for(size_t bytes);
  void cut_slowly(std::string_view text);
};

}  // namespace attune
