// The steps of a pattern, looked at from where they start. Internal to the compiler.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/lists.h"
#include "engine/rubric/compile/compiler.h"

namespace attune {

// Steps by the position that they start from, otherwise in their order.
inline Lists<PatternStep> steps_from(const std::vector<PatternStep>& steps, uint16_t positions) {
  return Lists<PatternStep>(positions, [&](const auto& put) {
    for (const PatternStep& s : steps) put(s.from, s);
  });
}

}  // namespace attune
