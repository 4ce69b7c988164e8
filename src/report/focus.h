// What a one-to-one should be about: where this agent falls behind, and what goes better than with the
// others.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/figures.h"
#include "engine/model/rubric_info.h"
#include "engine/model/scorecard.h"

namespace attune {

// Fewer conversations in which a criterion applied say nothing about habits.
inline constexpr uint64_t kEnoughApplied = 3;
// Above this mean credit a criterion is not worth a one-to-one, whatever the others do; from here on it goes
// well.
inline constexpr double kGoodCredit = 0.8;
// A strength may be one by comparison, but not below this credit.
inline constexpr double kFairCredit = 0.5;
// Points of the mean score from which on a distance from all agents is worth naming.
inline constexpr double kWorthNaming = 1;

struct Focus {
  uint16_t criterion = 0;  // index into RubricInfo::criteria
  // Points of the mean score that are lost (to_work_on) or earned (goes_well) by it, before auto-fail.
  double points = 0;
  // Points of the mean score by which the agent is ahead of all agents' credit on it, or behind (negative).
  double ahead = 0;
};

// `group` are all agents' figures, in the order of the rubric; empty: not known, and nobody is ahead or
// behind.

// The criteria to talk about. An auto-fail criterion that was not met comes before all others, even if it
// happened once; every other needs kEnoughApplied conversations and a credit below kGoodCredit. Of these come
// first those where the agent is behind all agents, by points behind: hard criteria cost everybody most, and
// say nothing of this agent. Then those that cost most. What was not applicable costs nothing.
std::vector<Focus> to_work_on(const RubricInfo& rubric, const Scorecard& card,
                              const std::vector<CriterionFigures>& group, size_t most = 2);

// The criteria where the agent is ahead of all agents, by points ahead, with a credit of at least
// kFairCredit; where there is none, those that earn most with a credit of at least kGoodCredit. Never one
// that is also among those to work on. Auto-fail criteria are left out: not failing is no strength.
std::vector<Focus> goes_well(const RubricInfo& rubric, const Scorecard& card,
                             const std::vector<CriterionFigures>& group, size_t most = 3);

}  // namespace attune
