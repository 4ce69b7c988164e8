// Hit: one phrase or expression found in a turn, before it is known what it counts for.
#pragma once

#include <cstdint>

#include "engine/rubric/compile/compiler.h"

namespace attune {

// Found at bytes [start, end) of a turn.
struct Hit {
  uint16_t signal = 0;
  PatternUse use = PatternUse::match;
  bool negated = false;  // it is to be dropped: its phrase skips negations, and it is in the scope of one
  uint32_t pattern = kNoPattern;  // kNoPattern for an expression
  uint32_t start = 0, end = 0;

  static constexpr uint32_t kNoPattern = 0xFFFFFFFF;
};

}  // namespace attune
