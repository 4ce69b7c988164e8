// Agreement between what was found and what people labelled: yes or no on both sides.
//
// Counted for each conversation on its own, because turns of one conversation are not independent: the
// intervals resample conversations, never turns.
//
//   raw agreement  po = (hits + clears) / n
//   Cohen's kappa  (po - pe) / (1 - pe), pe = the agreement expected by chance from the two rates of yes
//                  (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
//                  Measurement 20(1), 1960)
//   precision      hits / (hits + false alarms)
//   recall         hits / (hits + misses)
//   F1             2 hits / (2 hits + false alarms + misses)
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/statistics.h"

namespace attune {

// How often each of the four outcomes occurred.
struct Contingency {
  int64_t hits = 0;          // found, and labelled
  int64_t false_alarms = 0;  // found, not labelled
  int64_t misses = 0;        // labelled, not found
  int64_t clears = 0;        // neither

  int64_t n() const { return hits + false_alarms + misses + clears; }
  void add(bool found, bool labelled);
  Contingency& operator+=(const Contingency& other);
};

// A figure is none where it would divide by zero: precision where nothing was found, recall where nothing was
// labelled, F1 where neither, kappa where both sides said the same of everything. n must be below 2^31.
struct Agreement {
  int64_t n = 0;
  std::optional<double> prevalence;  // share that people labelled
  std::optional<double> raw, kappa, precision, recall, f1;
};
Agreement agreement_of(const Contingency& counts);

inline constexpr int kBootstrapRounds = 1000;

// 95 % intervals by the percentile bootstrap over conversations, one Contingency each, in an order that must
// be the same for the same result; the seed is fixed. An interval is none with fewer than two conversations
// that have counts, or where more than 5 % of the rounds do not have the figure.
struct AgreementIntervals {
  std::optional<Interval> kappa, f1;
};
AgreementIntervals agreement_intervals(const std::vector<Contingency>& conversations);

}  // namespace attune
