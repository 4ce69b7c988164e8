// The innermost loops of cutting a text into words: classifying its bytes 64 at a time as bit masks, and
// writing down where bits are set. The best version that the processor has is chosen at run time, so the
// build needs no machine flags. All versions give the same results; a test compares them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attune {

// Bit i is byte i of the block.
struct ByteClasses {
  uint64_t letter;      // ASCII letters and digits
  uint64_t apostrophe;  // '
  uint64_t breaking;    // . ! ? ; : and line feed
  uint64_t inner;       // . and :, which do not break directly between two word characters
  uint64_t comma;
  uint64_t high;  // bytes beyond ASCII
};

struct TextKernels {
  std::string_view name;

  // Classifies the 64 bytes at `bytes`.
  void (*classify)(const char* bytes, ByteClasses& classes);

  // Writes base + i for every bit i of `bits`, ascending, and returns how many there are. May write up to 64
  // values.
  size_t (*write_positions)(uint64_t bits, uint32_t base, uint32_t* out);

  // Writes, for every bit of `bits`, 1 where `ones` has it, else 2 where `twos` has it, else 0. May write 64
  // values.
  void (*write_flags)(uint64_t bits, uint64_t ones, uint64_t twos, uint8_t* out);
};

// The best version for this processor.
const TextKernels& text_kernels();

// Every version that this processor can run, the best last; for tests and benchmarks.
const std::vector<TextKernels>& all_text_kernels();

}  // namespace attune
