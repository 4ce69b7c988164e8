// Classifying the bytes of a text 64 at a time, as bit masks: the first step of cutting it into words.
//
// There are three versions, for AVX-512, AVX2 and any machine; the best that the processor has is chosen at
// run time, so the build needs no machine flags. All give the same bits; a test compares them.
#pragma once

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

// Classifies the 64 bytes at `bytes`.
using ClassifyBytes = void (*)(const char* bytes, ByteClasses& classes);

// The best version for this processor.
ClassifyBytes classify_bytes();

// Every version this processor can run, with its name; for tests and benchmarks.
struct ClassifyVersion {
  std::string_view name;
  ClassifyBytes classify;
};
std::vector<ClassifyVersion> classify_versions();

}  // namespace attune
