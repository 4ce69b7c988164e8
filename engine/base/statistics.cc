#include "engine/base/statistics.h"

#include <algorithm>
#include <cmath>

namespace attune {
namespace {

constexpr double kZ95 = 1.959963984540054;  // 97.5 % quantile of the normal distribution
constexpr double kPi = 3.141592653589793;

// (n * squares - sum^2) / (n * (n - 1)), the numerator exact: no cancellation however large the values.
double sample_variance(const SampleSums& s) {
  __extension__ using Wide = __int128;
  Wide spread = static_cast<Wide>(s.n) * s.squares - static_cast<Wide>(s.sum) * s.sum;
  return static_cast<double>(spread) / (static_cast<double>(s.n) * static_cast<double>(s.n - 1));
}

// The continued fraction of the incomplete beta function divided by a, A&S 26.5.8, from its far end.
double beta_fraction(double a, double b, double x) {
  constexpr int kPairs = 40;  // for the x of student_t95 all that a double shows
  double fraction = 1;
  for (int m = kPairs; m >= 0; --m) {
    const double odd = -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1)) * x;
    fraction = 1 + odd / fraction;
    if (m == 0) break;
    const double even = m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m)) * x;
    fraction = 1 + even / fraction;
  }
  return 1 / (a * fraction);
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

// A&S are the formulas of Abramowitz and Stegun, Handbook of Mathematical Functions (1964).
double student_t95(double degrees) {
  const double v = std::max(degrees, 1.0);
  const double z = kZ95, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
  // A&S 26.7.5. For fewer degrees it is too low, which is where Newton's method, on a function that falls
  // ever more slowly, has to begin to go straight to the quantile.
  double t = z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) +
             (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
  if (v >= 30) return t;  // good to 1e-5
  const double scale = std::tgamma((v + 1) / 2) / (std::sqrt(kPi) * std::tgamma(v / 2));
  for (int round = 0; round < 20; ++round) {
    const double x = v / (v + t * t);
    const double density = scale / std::sqrt(v) * std::pow(x, (v + 1) / 2);
    const double beyond = scale * std::pow(x, v / 2) * std::sqrt(1 - x) * beta_fraction(v / 2, 0.5, x);
    const double step = (beyond - 0.05) / (2 * density);
    t += step;
    if (std::abs(step) < 1e-9) break;
  }
  return t;
}

}  // namespace attune
