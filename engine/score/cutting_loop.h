// The cutting itself, for any set of kernels. Internal to the word cutters: each version calls it with its
// own kernels, and everything is inlined into that one function, because a block takes less time than a few
// calls would.
#pragma once

#include <array>

#include "engine/score/word_cutter.h"

namespace attune {

// Bit i is byte i of a block of 64.
struct ByteClasses {
  uint64_t letter;      // ASCII letters and digits
  uint64_t apostrophe;  // '
  uint64_t breaking;    // . ! ? ; : and line feed
  uint64_t inner;       // . and :, which do not break directly between two word characters
  uint64_t comma;
  uint64_t high;  // bytes beyond ASCII; where there are any, the other masks do not matter
};

enum ByteClass : uint8_t { kLetter = 1, kApostrophe = 2, kBreaking = 4, kInner = 8, kComma = 16, kHigh = 32 };

inline constexpr std::array<uint8_t, 256> kByteClasses = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    uint8_t classes = letter ? kLetter : 0;
    if (c == '\'') classes |= kApostrophe;
    if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n') classes |= kBreaking;
    if (c == '.' || c == ':') classes |= kInner;
    if (c == ',') classes |= kComma;
    if (c >= 0x80) classes |= kHigh;
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
template <class Kernels>
[[gnu::always_inline]] inline size_t cut_with(std::string_view text, WordsOut out) {
  size_t count = 0, ends = 0;
  uint64_t last_letter = 0, last_word = 0;  // of the block before: its last bit
  unsigned long long break_carry = 0, comma_carry = 0;
  ByteClasses c, next;
  if (!text.empty()) Kernels::classify(text.data(), next);
  for (size_t base = 0; base < text.size(); base += 64) {
    c = next;
    const size_t rest = text.size() - base;
    const uint64_t inside = rest >= 64 ? ~uint64_t{0} : (uint64_t{1} << rest) - 1;
    uint64_t next_letter = 0;
    if (rest > 64) {
      Kernels::classify(text.data() + base + 64, next);
      next_letter = next.letter << 63;
    }
    if ((c.high & inside) != 0) return kNotAscii;
    // Between two letters an apostrophe belongs to the word, and . and : do not break.
    const uint64_t letter = c.letter & inside;
    const uint64_t between = (letter << 1 | last_letter) & (letter >> 1 | next_letter);
    const uint64_t word = letter | (c.apostrophe & between);
    const uint64_t breaking = c.breaking & ~(c.inner & between) & inside;
    const uint64_t before = word << 1 | last_word;
    const uint64_t starts = word & ~before, stops = ~word & before;
    const uint64_t breaks = behind_run(~word, breaking, break_carry);
    const uint64_t commas = behind_run(~word, c.comma & inside, comma_carry);
    Kernels::write_flags(starts, breaks, commas, out.flags + count);
    count += Kernels::write_positions(starts, static_cast<uint32_t>(base), out.start + count);
    ends += Kernels::write_positions(stops, static_cast<uint32_t>(base), out.end + ends);
    last_letter = letter >> 63;
    last_word = word >> 63;
  }
  if (ends < count) out.end[ends] = static_cast<uint32_t>(text.size());
  if (count > 0) out.flags[0] = kBreakBefore;
  return count;
}

}  // namespace attune
