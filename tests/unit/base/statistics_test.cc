#include "engine/base/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace attune {
namespace {

SampleSums sums_of(std::initializer_list<int64_t> values) {
  SampleSums sums;
  for (int64_t value : values) {
    ++sums.n;
    sums.sum += value;
    sums.squares += value * value;
  }
  return sums;
}

// Reference values: tables of Student's t, two-sided 95 %.
TEST(Statistics, StudentQuantilesAgreeWithTheTable) {
  EXPECT_NEAR(student_t95(1), 12.70620, 1e-5);
  EXPECT_NEAR(student_t95(2), 4.30265, 1e-5);
  EXPECT_NEAR(student_t95(3), 3.18245, 1e-5);
  EXPECT_NEAR(student_t95(4), 2.77645, 1e-5);
  EXPECT_NEAR(student_t95(5), 2.57058, 1e-5);
  EXPECT_NEAR(student_t95(9), 2.26216, 1e-5);
  EXPECT_NEAR(student_t95(10), 2.22814, 1e-5);
  EXPECT_NEAR(student_t95(15), 2.13145, 1e-5);
  EXPECT_NEAR(student_t95(29), 2.04523, 1e-5);
  EXPECT_NEAR(student_t95(30), 2.04227, 1e-5);
  EXPECT_NEAR(student_t95(120), 1.97993, 1e-5);
  EXPECT_NEAR(student_t95(1e9), 1.95996, 1e-5);
  EXPECT_DOUBLE_EQ(student_t95(0.3), student_t95(1));
}

// Between whole degrees, where Welch's lie, tables say nothing: the density integrated with Simpson's rule,
// and the quantile found by halving; SciPy's t.ppf(0.975, v) has the same.
TEST(Statistics, StudentQuantilesBetweenWholeDegrees) {
  EXPECT_NEAR(student_t95(1.01), 12.412738, 1e-5);
  EXPECT_NEAR(student_t95(1.1), 10.276801, 1e-5);
  EXPECT_NEAR(student_t95(1.5), 6.016663, 1e-5);
  EXPECT_NEAR(student_t95(2.5), 3.574655, 1e-5);
  EXPECT_NEAR(student_t95(3.3), 3.024874, 1e-5);
  EXPECT_NEAR(student_t95(7.75), 2.319017, 1e-5);
  EXPECT_NEAR(student_t95(9.5), 2.244137, 1e-5);
  EXPECT_NEAR(student_t95(12.5), 2.169186, 1e-5);
  for (double v = 1; v < 200; v += 0.01) ASSERT_GT(student_t95(v), student_t95(v + 0.01)) << v;
}

// 70, 80, 90: mean 80, standard deviation 10, so 80 +- 4.30265 * 10 / sqrt(3).
TEST(Statistics, MeanIntervalByHand) {
  auto interval = mean_interval(sums_of({70, 80, 90}));
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->low, 80 - 24.8414, 1e-3);
  EXPECT_NEAR(interval->high, 80 + 24.8414, 1e-3);
  EXPECT_FALSE(mean_interval(sums_of({80})));
  EXPECT_FALSE(mean_interval(sums_of({})));
  auto same = mean_interval(sums_of({50, 50, 50}));
  EXPECT_DOUBLE_EQ(same->low, 50);
  EXPECT_DOUBLE_EQ(same->high, 50);
}

// Large equal offsets must not eat the spread.
TEST(Statistics, MeanIntervalIsExactForLargeValues) {
  int64_t far = 1'000'000'000;
  SampleSums near_zero = sums_of({70, 80, 90}), shifted = sums_of({far - 10, far, far + 10});
  auto a = mean_interval(near_zero), b = mean_interval(shifted);
  EXPECT_NEAR(a->high - a->low, b->high - b->low, 1e-5);
}

// a: 70 80 90 (variance 100), b: 60 62 64 66 (variance 20/3). Standard error sqrt(100/3 + 5/3) = sqrt(35);
// Welch's degrees 35^2 / ((100/3)^2/2 + (5/3)^2/3) = 2.20133, whose t is 3.946703 (SciPy).
TEST(Statistics, DifferenceIntervalByHand) {
  auto interval = difference_interval(sums_of({70, 80, 90}), sums_of({60, 62, 64, 66}));
  ASSERT_TRUE(interval);
  EXPECT_NEAR((interval->low + interval->high) / 2, 17, 1e-9);
  EXPECT_NEAR((interval->high - interval->low) / 2, 3.946703 * std::sqrt(35), 1e-4);
  EXPECT_FALSE(difference_interval(sums_of({70}), sums_of({60, 62})));
  auto constant = difference_interval(sums_of({5, 5}), sums_of({3, 3}));
  EXPECT_DOUBLE_EQ(constant->low, 2);
  EXPECT_DOUBLE_EQ(constant->high, 2);
}

// Wilson (1927): 8 of 10 is 0.4902 to 0.9433; 0 of 10 is 0 to 0.2775.
TEST(Statistics, WilsonIntervalByHand) {
  auto most = wilson_interval(8, 10);
  EXPECT_NEAR(most->low, 0.49016, 1e-5);
  EXPECT_NEAR(most->high, 0.94331, 1e-4);
  auto none = wilson_interval(0, 10);
  EXPECT_DOUBLE_EQ(none->low, 0);
  EXPECT_NEAR(none->high, 0.27753, 1e-5);
  auto all = wilson_interval(10, 10);
  EXPECT_NEAR(all->low, 1 - 0.27753, 1e-5);
  EXPECT_DOUBLE_EQ(all->high, 1);
  EXPECT_FALSE(wilson_interval(0, 0));
}

}  // namespace
}  // namespace attune
