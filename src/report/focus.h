// What a one-to-one should be about: the criteria where most is lost, and those that go well.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/scorecard.h"

namespace attune {

// Fewer conversations in which a criterion applied say nothing about habits.
inline constexpr uint64_t kEnoughApplied = 3;
// Above this mean credit a criterion is not worth a one-to-one; from here on it goes well.
inline constexpr double kGoodCredit = 0.8;

struct Focus {
  uint16_t criterion = 0;  // index into RubricInfo::criteria
  // Points of the mean score that are lost (to_work_on) or earned (goes_well) by it, before auto-fail.
  double points = 0;
};

// The criteria that cost most, worst first. An auto-fail criterion that was not met comes before all others,
// even if it happened once; every other needs kEnoughApplied conversations and a credit below kGoodCredit.
// What was not applicable costs nothing.
std::vector<Focus> to_work_on(const RubricInfo& rubric, const Scorecard& card, size_t most = 2);

// The criteria that earn most: enough conversations, and a credit of at least kGoodCredit. Auto-fail criteria
// are left out: not failing is no strength.
std::vector<Focus> goes_well(const RubricInfo& rubric, const Scorecard& card, size_t most = 3);

}  // namespace attune
