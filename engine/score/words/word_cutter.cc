#include "engine/score/words/word_cutter.h"

#include <bit>

#include "engine/score/words/cutting_loop.h"
#include "engine/score/words/word_cutter_x86.h"

namespace attune {
namespace {

struct PortableKernels {
  static void classify(const char* bytes, ByteClasses& out) {
    out = {};
    for (int i = 0; i < 64; ++i) {
      uint64_t c = kByteClasses[static_cast<unsigned char>(bytes[i])];
      out.letter |= (c & 1) << i;
      out.apostrophe |= (c >> 1 & 1) << i;
      out.breaking |= (c >> 2 & 1) << i;
      out.inner |= (c >> 3 & 1) << i;
      out.comma |= (c >> 4 & 1) << i;
    }
  }

  static size_t write_positions(uint64_t bits, uint32_t base, uint32_t* out) {
    uint32_t* at = out;
    for (; bits != 0; bits &= bits - 1) *at++ = base + static_cast<uint32_t>(std::countr_zero(bits));
    return static_cast<size_t>(at - out);
  }

  static void write_flags(uint64_t bits, uint64_t breaks, uint64_t commas, uint8_t* out) {
    for (; bits != 0; bits &= bits - 1) {
      uint64_t bit = bits & -bits;
      *out++ = breaks & bit ? kBreakBefore : commas & bit ? kCommaBefore : 0;
    }
  }
};

size_t cut_portable(const char* text, size_t blocks, WordsOut out) {
  return cut_with<PortableKernels>(text, blocks, out);
}

}  // namespace

const std::vector<WordCutter>& all_word_cutters() {
  static const std::vector<WordCutter> cutters = [] {
    std::vector<WordCutter> list = {{"portable", cut_portable}};
    add_x86_word_cutters(list);
    return list;
  }();
  return cutters;
}

const WordCutter& word_cutter() {
  static const WordCutter& best = all_word_cutters().back();
  return best;
}

}  // namespace attune
