// The cutting itself, for any set of kernels. Internal to the word cutters: each version calls it with its
// own kernels, and everything is inlined into that one function, because a block takes less time than a few
// calls would.
#pragma once

#include <array>
#include <bit>

#include "engine/score/words/word_cutter.h"

namespace attune {

// Bit i is byte i of a block of 64.
struct ByteClasses {
  uint64_t letter;      // letters, digits and all bytes beyond ASCII
  uint64_t apostrophe;  // '
  uint64_t breaking;    // . ! ? ; : and line feed
  uint64_t inner;       // . and :, which do not break directly between two word characters
  uint64_t comma;
};

enum ByteClass : uint8_t { kLetter = 1, kApostrophe = 2, kBreaking = 4, kInner = 8, kComma = 16 };

inline constexpr std::array<uint8_t, 256> kByteClasses = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
    uint8_t classes = letter ? kLetter : 0;
    if (c == '\'') classes |= kApostrophe;
    if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n') classes |= kBreaking;
    if (c == '.' || c == ':') classes |= kInner;
    if (c == ',') classes |= kComma;
    table[static_cast<size_t>(c)] = classes;
  }
  return table;
}();

// Marks the first bit behind each run of `run` bits in which a bit of `seed` is set: the carry of the
// addition ripples through the rest of the run, and into the next block. `seed` is part of `run`.
[[gnu::always_inline]] inline uint64_t behind_run(uint64_t run, uint64_t seed, unsigned long long& carry) {
  unsigned long long first, second;
  bool over = __builtin_uaddll_overflow(run, seed, &first);
  over |= __builtin_uaddll_overflow(first, carry, &second);
  carry = over;
  return second & ~run;
}

// Kernels has:
//   classify(bytes, classes)                  the classes of 64 bytes
//   write_positions(bits, base, out) -> n     base + i for each of the n bits i that are set, ascending
//   write_flags(bits, breaks, commas, out)    the flags of each bit that is set
// Both writers may write 64 values.
//
// Words begin and end by turns, so the positions of both, written as they come, are those of the words.
template <class Kernels>
[[gnu::always_inline]] inline size_t cut_with(const char* text, size_t blocks, WordsOut out) {
  static_assert(sizeof(WordPlace) == 2 * sizeof(uint32_t));
  auto* positions = reinterpret_cast<uint32_t*>(out.places);
  size_t count = 0;
  uint64_t last_letter = 0, last_word = 0;              // of the block before: its last bit
  unsigned long long break_carry = 1, comma_carry = 0;  // the text begins with a break
  ByteClasses c, next;
  Kernels::classify(text, next);
  for (size_t block = 0; block < blocks; ++block) {
    const auto base = static_cast<uint32_t>(block * kCutterBlock);
    c = next;
    Kernels::classify(text + base + kCutterBlock, next);
    // Between two letters an apostrophe belongs to the word, and . and : do not break.
    const uint64_t between = (c.letter << 1 | last_letter) & (c.letter >> 1 | next.letter << 63);
    const uint64_t word = c.letter | (c.apostrophe & between);
    const uint64_t breaking = c.breaking & ~(c.inner & between);
    const uint64_t edges = word ^ (word << 1 | last_word);
    const uint64_t starts = word & edges;
    const uint64_t breaks = behind_run(~word, breaking, break_carry);
    const uint64_t commas = behind_run(~word, c.comma, comma_carry);
    out.words_before[block] = static_cast<uint32_t>(count);
    Kernels::write_flags(starts, breaks, commas, out.flags + count);
    count += static_cast<size_t>(std::popcount(starts));
    positions += Kernels::write_positions(edges, base, positions);
    last_letter = c.letter >> 63;
    last_word = word >> 63;
  }
  out.words_before[blocks] = static_cast<uint32_t>(count);
  return count;
}

}  // namespace attune
