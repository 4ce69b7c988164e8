// Intervals at 95 %: how far a figure can be trusted. Everything an agent is told about a mean, a rate or a
// change comes with one.
#pragma once

#include <cstdint>
#include <optional>

namespace attune {

struct Interval {
  double low = 0, high = 0;
};

// Sums over integer values: exact, and the same in whatever order the values came. n * squares must fit in
// 127 bits.
struct SampleSums {
  int64_t n = 0, sum = 0, squares = 0;
};

// Only when n > 0.
double sample_mean(const SampleSums& sample);

// Of the mean, by Student's t. None below two values: one value says nothing about spread.
std::optional<Interval> mean_interval(const SampleSums& sample);

// Of mean(a) - mean(b), Welch's (the spreads may differ). None when either has fewer than two values.
std::optional<Interval> difference_interval(const SampleSums& a, const SampleSums& b);

// Of a rate of `hits` in `trials`, Wilson's score interval: stays inside 0..1 and is honest for few trials.
// None without trials.
std::optional<Interval> wilson_interval(int64_t hits, int64_t trials);

// The two-sided 95 % quantile of Student's t. `degrees` >= 1; fractions are allowed (Welch).
double student_t95(double degrees);

}  // namespace attune
