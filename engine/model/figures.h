// What many evaluations come to, as figures that carry their uncertainty.
//
// Units: scores are 0..100, credits and rates 0..1, intervals are at 95 %. Days are UTC, counted from
// 1970-01-01.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/statistics.h"
#include "engine/model/evaluation.h"
#include "engine/model/period.h"

namespace attune {

// An agent's scores: each scored conversation counts once.
struct ScoreFigures {
  uint64_t evaluations = 0, scored = 0, auto_failed = 0;
  double mean = 0;                   // of the scores; only when scored > 0
  double raw_mean = 0;               // before auto-fail
  std::optional<Interval> interval;  // of the mean, by Student's t; none below two scores
  double shrunken = 0;               // (scored * mean + k * group) / (scored + k): what ranks are made of
  std::array<uint64_t, kNotScoredCount> not_scored{};  // evaluations by NotScored; [scored] equals `scored`
  std::vector<uint64_t> grades;                        // scored evaluations by grade, best first
};

// An agent's record on one criterion, over scored evaluations.
struct CriterionFigures {
  std::array<uint64_t, kVerdictCount> verdicts{};  // evaluations by Verdict
  double credit = 0;                               // mean over the evaluations where it applied
  uint64_t opportunities = 0, met = 0, partly = 0, missed = 0;
  double rate = 0;                   // met / opportunities; only when opportunities > 0
  std::optional<Interval> interval;  // of the rate, Wilson; none without opportunities
};

// One figure of what became of conversations, over the scored ones where it is known.
struct OutcomeMean {
  uint64_t conversations = 0;
  double mean = 0;   // of the figure, as given; of yes and no the share of yes, 0..1
  double score = 0;  // of the same conversations
};

// Not kept in tallies: counted when asked for.
struct OutcomeFigures {
  OutcomeMean csat, nps, ces, resolved, churned;
};

struct TrendPoint {
  Period period;  // one week, Monday to Sunday
  uint64_t scored = 0;
  double mean = 0;
  std::optional<Interval> interval;
};

// The mean of a period against that of the period before it.
struct Change {
  Period current, previous;  // of equal length
  uint64_t current_scored = 0, previous_scored = 0;
  double current_mean = 0, previous_mean = 0;
  double difference = 0;             // current - previous
  std::optional<Interval> interval;  // Welch; none where a period has fewer than two scores
  // More than chance explains: the interval leaves out 0.
  bool clear() const { return interval && (interval->low > 0 || interval->high < 0); }
};

}  // namespace attune
