#include "engine/score/agreement.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

// The table of 50 that textbooks work through: po = 0.7, pe = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa = 0.4.
constexpr Contingency kTextbook{.hits = 20, .false_alarms = 5, .misses = 10, .clears = 15};

TEST(Agreement, IsAsComputedByHand) {
  Agreement agreement = agreement_of(kTextbook);
  EXPECT_EQ(agreement.n, 50);
  EXPECT_DOUBLE_EQ(agreement.prevalence.value(), 0.6);
  EXPECT_DOUBLE_EQ(agreement.raw.value(), 0.7);
  EXPECT_DOUBLE_EQ(agreement.kappa.value(), 0.4);
  EXPECT_DOUBLE_EQ(agreement.precision.value(), 0.8);
  EXPECT_DOUBLE_EQ(agreement.recall.value(), 20.0 / 30);
  EXPECT_DOUBLE_EQ(agreement.f1.value(), 40.0 / 55);
}

TEST(Agreement, BelowChanceIsNegative) {
  EXPECT_DOUBLE_EQ(agreement_of({0, 5, 5, 0}).kappa.value(), -1.0);
  EXPECT_DOUBLE_EQ(agreement_of({0, 5, 5, 0}).f1.value(), 0.0);
}

TEST(Agreement, HasNoFigureWhereItWouldDivideByZero) {
  Agreement nothing = agreement_of({});
  EXPECT_EQ(nothing.n, 0);
  EXPECT_FALSE(nothing.prevalence || nothing.raw || nothing.kappa || nothing.precision || nothing.recall ||
               nothing.f1);
  Agreement all_clear = agreement_of({0, 0, 0, 9});
  EXPECT_DOUBLE_EQ(all_clear.raw.value(), 1.0);
  EXPECT_FALSE(all_clear.kappa || all_clear.precision || all_clear.recall || all_clear.f1);
  EXPECT_FALSE(agreement_of({9, 0, 0, 0}).kappa);
  EXPECT_FALSE(agreement_of({0, 0, 2, 2}).precision);
  EXPECT_FALSE(agreement_of({0, 2, 0, 2}).recall);
}

TEST(Contingency, CountsEachOutcome) {
  Contingency counts;
  counts.add(true, true);
  counts.add(true, false);
  counts.add(true, false);
  for (int i = 0; i < 3; ++i) counts.add(false, true);
  for (int i = 0; i < 4; ++i) counts.add(false, false);
  EXPECT_EQ(counts.hits, 1);
  EXPECT_EQ(counts.false_alarms, 2);
  EXPECT_EQ(counts.misses, 3);
  EXPECT_EQ(counts.clears, 4);
  counts += kTextbook;
  EXPECT_EQ(counts.n(), 60);
}

TEST(AgreementIntervals, AreThePointWhereConversationsAreAlike) {
  AgreementIntervals intervals = agreement_intervals({kTextbook, kTextbook, kTextbook});
  EXPECT_DOUBLE_EQ(intervals.kappa.value().low, 0.4);
  EXPECT_DOUBLE_EQ(intervals.kappa.value().high, 0.4);
  EXPECT_DOUBLE_EQ(intervals.f1.value().low, 40.0 / 55);
  EXPECT_DOUBLE_EQ(intervals.f1.value().high, 40.0 / 55);
}

// 100 conversations of one hit or one miss each, half of either: recall is a mean of 100 coins, whose 95 %
// interval is 0.5 +- 1.96 * 0.05, and F1 = 2r / (1 + r).
TEST(AgreementIntervals, AreAsWideAsTheorySays) {
  std::vector<Contingency> conversations;
  for (int i = 0; i < 100; ++i)
    conversations.push_back(i % 2 ? Contingency{1, 0, 0, 0} : Contingency{0, 0, 1, 0});
  Interval f1 = agreement_intervals(conversations).f1.value();
  auto f1_at = [](double recall) { return 2 * recall / (1 + recall); };
  EXPECT_NEAR(f1.low, f1_at(0.402), 0.02);
  EXPECT_NEAR(f1.high, f1_at(0.598), 0.02);
}

TEST(AgreementIntervals, AreTheSameEveryTime) {
  std::vector<Contingency> conversations = {kTextbook, {1, 2, 3, 4}, {9, 0, 1, 7}, {0, 3, 0, 8}};
  AgreementIntervals once = agreement_intervals(conversations), again = agreement_intervals(conversations);
  EXPECT_EQ(once.kappa.value().low, again.kappa.value().low);
  EXPECT_EQ(once.kappa.value().high, again.kappa.value().high);
  EXPECT_LT(once.kappa.value().low, once.kappa.value().high);
  // Conversations without counts are not part of the sample.
  conversations.insert(conversations.begin() + 1, 5, Contingency{});
  EXPECT_EQ(agreement_intervals(conversations).f1.value().low, once.f1.value().low);
}

TEST(AgreementIntervals, AreNoneWhereTheyWouldSayNothing) {
  EXPECT_FALSE(agreement_intervals({}).f1);
  EXPECT_FALSE(agreement_intervals({kTextbook, {}}).kappa) << "one conversation has no spread";
  // The only positive is drawn in 1 - (2/3)^3 = 70 % of the rounds.
  AgreementIntervals rare = agreement_intervals({{1, 0, 0, 5}, {0, 0, 0, 5}, {0, 0, 0, 5}});
  EXPECT_FALSE(rare.f1);
  EXPECT_FALSE(rare.kappa);
}

}  // namespace
}  // namespace attune
