// The steps of a pattern, looked at from where they start. Internal to the compiler.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/rubric/compiler.h"

namespace attune {

// Steps by the position that they start from, otherwise in their order.
class StepsFrom {
 public:
  StepsFrom(const std::vector<PatternStep>& steps, uint16_t positions)
      : first_(positions + 1u), steps_(steps.size()) {
    for (const PatternStep& s : steps) ++first_[s.from + 1u];
    for (size_t p = 1; p < first_.size(); ++p) first_[p] += first_[p - 1];
    std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
    for (const PatternStep& s : steps) steps_[next[s.from]++] = s;
  }

  std::span<const PatternStep> operator[](uint16_t position) const {
    return std::span(steps_).subspan(first_[position], first_[position + 1u] - first_[position]);
  }

 private:
  std::vector<uint32_t> first_;  // by position: its first step in steps_
  std::vector<PatternStep> steps_;
};

}  // namespace attune
