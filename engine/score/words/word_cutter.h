// Cutting a joined text into words, 64 bytes at a time: bytes are classified as bit masks, the rules of
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

inline constexpr size_t kCutterBlock = 64;  // bytes

struct WordPlace {
  uint32_t start = 0, end = 0;
  uint32_t length() const { return end - start; }
};

// Where the words go: word i is bytes [places[i].start, places[i].end) of the text. There must be room for
// half as many words as the text has bytes, and kCutterSlack more.
struct WordsOut {
  WordPlace* places;
  uint8_t* flags;
  uint32_t* words_before;  // by block: how many words begin before it; one more than there are blocks
};
enum WordFlag : uint8_t { kBreakBefore = 1, kCommaBefore = 2 };
inline constexpr size_t kCutterSlack = 66;

struct WordCutter {
  std::string_view name;
  // Returns how many words the text of so many blocks has. It must be one of JoinedText: its last byte is a
  // line feed, and a block more may be read.
  size_t (*cut)(const char* text, size_t blocks, WordsOut out);
};

// The best version for this processor.
const WordCutter& word_cutter();

// Every version that this processor can run, the best last; for tests and benchmarks.
const std::vector<WordCutter>& all_word_cutters();

}  // namespace attune
