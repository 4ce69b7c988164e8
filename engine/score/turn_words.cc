#include "engine/score/turn_words.h"

#include "engine/base/words.h"

namespace attune {
namespace {

// Marks the first bit after each run of `run` bits in which, or directly before whose end, a bit of `seed` is
// set: the carry of the addition ripples through the rest of the run. `seed` is part of `run`. The carry goes
// on into the next block.
uint64_t after_run(uint64_t run, uint64_t seed, unsigned long long& carry) {
  unsigned long long sum, first, second;
  bool over = __builtin_uaddll_overflow(run, seed, &first);
  over |= __builtin_uaddll_overflow(first, carry, &second);
  sum = second;
  carry = over;
  return sum & ~run;
}

// Bit i of the result is bit i-1 of `bits`; the bit before the block comes from `last`.
uint64_t before(uint64_t bits, uint64_t last) { return bits << 1 | last; }

}  // namespace

void TurnWords::reserve_for(size_t bytes) {
  size_t most = bytes / 2 + 66;  // a kernel may write 64 values behind the last
  if (start.size() >= most) return;
  start.resize(most);
  end.resize(most);
  flags.resize(most);
}

void TurnWords::cut(std::string_view text, const TextKernels& kernels) {
  reserve_for(text.size());
  count = 0;
  ascii = true;
  size_t ends = 0;
  uint64_t last_letter = 0, last_word = 0;
  unsigned long long break_carry = 0, comma_carry = 0;
  ByteClasses next{};
  size_t blocks = (text.size() + 63) / 64;
  auto load = [&](size_t block, ByteClasses& classes) {
    kernels.classify(text.data() + block * 64, classes);
    size_t rest = text.size() - block * 64;
    if (rest >= 64) return;
    uint64_t valid = (uint64_t{1} << rest) - 1;
    classes.letter &= valid;
    classes.apostrophe &= valid;
    classes.breaking &= valid;
    classes.inner &= valid;
    classes.comma &= valid;
    classes.high &= valid;
  };
  if (blocks > 0) load(0, next);
  for (size_t block = 0; block < blocks; ++block) {
    ByteClasses c = next;
    next = {};
    if (block + 1 < blocks) load(block + 1, next);
    if (c.high != 0) return cut_slowly(text);
    // Between two letters an apostrophe belongs to the word, and . and : do not break.
    uint64_t letter_before = before(c.letter, last_letter);
    uint64_t letter_after = c.letter >> 1 | next.letter << 63;
    uint64_t word = c.letter | (c.apostrophe & letter_before & letter_after);
    uint64_t breaking = c.breaking & ~(c.inner & letter_before & letter_after);
    uint64_t word_before = before(word, last_word);
    uint64_t starts = word & ~word_before, stops = ~word & word_before;
    uint64_t break_starts = after_run(~word, breaking, break_carry);
    uint64_t comma_starts = after_run(~word, c.comma, comma_carry);
    uint32_t base = static_cast<uint32_t>(block * 64);
    kernels.write_flags(starts, break_starts, comma_starts, flags.data() + count);
    count += kernels.write_positions(starts, base, start.data() + count);
    ends += kernels.write_positions(stops, base, end.data() + ends);
    last_letter = c.letter >> 63;
    last_word = word >> 63;
  }
  if (ends < count) end[ends] = static_cast<uint32_t>(text.size());
  if (count > 0) flags[0] = break_before;
}

void TurnWords::cut_slowly(std::string_view text) {
  ascii = false;
  count = 0;
  for (const WordRange& w : split_words(text)) {
    start[count] = w.start;
    end[count] = w.end;
    flags[count++] = static_cast<uint8_t>(w.break_before ? break_before : w.comma_before ? comma_before : 0);
  }
}

}  // namespace attune
