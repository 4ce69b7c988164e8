// Bands: from a value to a verdict and its credit.
#pragma once

#include <cstdint>
#include <span>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

struct Judgement {
  Verdict verdict = Verdict::not_met;
  int32_t credit = 0;  // thousandths
};

bool fits(const Band& band, int64_t value);

// The first band that fits `value` (thousandths); null when none does, and so always when there are no bands.
const Band* find_band(std::span<const Band> bands, int64_t value);

// What that band says. Where none fits: 1 and more is met, 0 and less is not met, anything between is partly
// met with the value as credit.
Judgement judge_value(std::span<const Band> bands, int64_t value);

}  // namespace attune
