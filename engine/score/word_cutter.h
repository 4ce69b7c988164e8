// Cutting an ASCII text into words, 64 bytes at a time: bytes are classified as bit masks, the rules of
// base/words.h become arithmetic on the masks, and the positions of the bits that are left are written down.
//
// There are versions for AVX-512, AVX2 and any machine; the best that the processor has is chosen at run
// time, so the build needs no machine flags. All give the same words; a test compares them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attune {

// Where the words go: word i is bytes [start[i], end[i]) of the text. There must be room for half as many
// words as the text has bytes, and kCutterSlack more.
struct WordsOut {
  uint32_t* start;
  uint32_t* end;
  uint8_t* flags;
};
enum WordFlag : uint8_t { kBreakBefore = 1, kCommaBefore = 2 };
inline constexpr size_t kCutterSlack = 66;

inline constexpr size_t kNotAscii = ~size_t{0};

struct WordCutter {
  std::string_view name;
  // Returns how many words `text` has, or kNotAscii when it has a byte beyond ASCII. `text` must be followed
  // by kTextPadding readable bytes.
  size_t (*cut)(std::string_view text, WordsOut out);
};

// The best version for this processor.
const WordCutter& word_cutter();

// Every version that this processor can run, the best last; for tests and benchmarks.
const std::vector<WordCutter>& all_word_cutters();

}  // namespace attune
