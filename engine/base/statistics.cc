#include "engine/base/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace attune {
namespace {

constexpr double kZ95 = 1.959963984540054;  // 97.5 % quantile of the normal distribution

// (n * squares - sum^2) / (n * (n - 1)), the numerator exact: no cancellation however large the values.
double sample_variance(const SampleSums& s) {
  __extension__ using Wide = __int128;
  Wide spread = static_cast<Wide>(s.n) * s.squares - static_cast<Wide>(s.sum) * s.sum;
  return static_cast<double>(spread) / (static_cast<double>(s.n) * static_cast<double>(s.n - 1));
}

}  // namespace

double sample_mean(const SampleSums& sample) {
  return static_cast<double>(sample.sum) / static_cast<double>(sample.n);
}

std::optional<Interval> mean_interval(const SampleSums& sample) {
  if (sample.n < 2) return std::nullopt;
  double n = static_cast<double>(sample.n);
  double reach = student_t95(n - 1) * std::sqrt(sample_variance(sample) / n);
  double mean = sample_mean(sample);
  return Interval{mean - reach, mean + reach};
}

std::optional<Interval> difference_interval(const SampleSums& a, const SampleSums& b) {
  if (a.n < 2 || b.n < 2) return std::nullopt;
  double difference = sample_mean(a) - sample_mean(b);
  double error_a = sample_variance(a) / static_cast<double>(a.n);
  double error_b = sample_variance(b) / static_cast<double>(b.n);
  double error = error_a + error_b;
  if (error == 0) return Interval{difference, difference};
  double degrees =
      error * error /
      (error_a * error_a / static_cast<double>(a.n - 1) + error_b * error_b / static_cast<double>(b.n - 1));
  double reach = student_t95(degrees) * std::sqrt(error);
  return Interval{difference - reach, difference + reach};
}

std::optional<Interval> wilson_interval(int64_t hits, int64_t trials) {
  if (trials <= 0) return std::nullopt;
  double n = static_cast<double>(trials);
  double rate = static_cast<double>(hits) / n;
  double z2 = kZ95 * kZ95;
  double middle = rate + z2 / (2 * n);
  double reach = kZ95 * std::sqrt(rate * (1 - rate) / n + z2 / (4 * n * n));
  double scale = 1 + z2 / n;
  return Interval{std::max(0.0, (middle - reach) / scale), std::min(1.0, (middle + reach) / scale)};
}

double student_t95(double degrees) {
  // Exact to the digits shown; the series below is good to 1e-4 from 10 degrees on.
  static constexpr std::array<double, 11> kSmall = {0,       12.70620, 4.30265, 3.18245, 2.77645, 2.57058,
                                                    2.44691, 2.36462,  2.30600, 2.26216, 2.22814};
  if (degrees < 10) {
    double clamped = std::max(degrees, 1.0);
    size_t below = static_cast<size_t>(clamped);
    return kSmall[below] + (clamped - static_cast<double>(below)) * (kSmall[below + 1] - kSmall[below]);
  }
  double z = kZ95, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z, v = degrees;
  return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
}

}  // namespace attune
