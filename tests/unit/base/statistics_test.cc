#include "engine/base/statistics.h"

#include <gtest/gtest.h>

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
  EXPECT_NEAR(student_t95(1), 12.7062, 1e-4);
  EXPECT_NEAR(student_t95(4), 2.7764, 1e-4);
  EXPECT_NEAR(student_t95(9), 2.2622, 1e-4);
  EXPECT_NEAR(student_t95(10), 2.2281, 2e-4);
  EXPECT_NEAR(student_t95(15), 2.1314, 1e-4);
  EXPECT_NEAR(student_t95(30), 2.0423, 1e-4);
  EXPECT_NEAR(student_t95(120), 1.9799, 1e-4);
  EXPECT_NEAR(student_t95(1e9), 1.95996, 1e-5);
  EXPECT_DOUBLE_EQ(student_t95(0.3), student_t95(1));
  EXPECT_GT(student_t95(9.5), student_t95(10));
  EXPECT_LT(student_t95(9.5), student_t95(9));
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
// Welch's degrees 35^2 / ((100/3)^2/2 + (5/3)^2/3) = 2.20138; t between 4.30265 and 3.18245: 4.07707.
TEST(Statistics, DifferenceIntervalByHand) {
  auto interval = difference_interval(sums_of({70, 80, 90}), sums_of({60, 62, 64, 66}));
  ASSERT_TRUE(interval);
  EXPECT_NEAR((interval->low + interval->high) / 2, 17, 1e-9);
  EXPECT_NEAR((interval->high - interval->low) / 2, 24.1204, 1e-2);
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
