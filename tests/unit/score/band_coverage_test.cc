// Which tests hold a band edge in place, and which only seem to.
#include "engine/score/inline_tests/band_coverage.h"

#include <gtest/gtest.h>

#include "tests/support/judging_case.h"

namespace attune {
namespace {

using test::at_least;
using test::at_most;
using test::otherwise;

Criterion with(Expectation expectation, std::vector<Band> bands) {
  Criterion criterion;
  criterion.expect = std::move(expectation);
  criterion.bands = std::move(bands);
  return criterion;
}

Criterion counted(int32_t per_ms = 0) {
  return with(Count{0, per_ms}, {at_most(1000, Verdict::met, 1000), at_most(3000, Verdict::partly_met, 500),
                                 otherwise(Verdict::not_met, 0)});
}

constexpr ShownValue kNone = {0, Verdict::met}, kOnce = {1000, Verdict::met},
                     kTwice = {2000, Verdict::partly_met}, kThrice = {3000, Verdict::partly_met},
                     kFour = {4000, Verdict::not_met};

TEST(Edges, ACountNeedsTheNumbersOnBothSides) {
  EXPECT_TRUE(is_guarded(counted(), 0, {kOnce, kTwice}));
  EXPECT_FALSE(is_guarded(counted(), 0, {kOnce, kThrice, kFour})) << "'at most 2' would pass too";
  EXPECT_FALSE(is_guarded(counted(), 0, {kNone, kTwice})) << "'at most 0' would pass too";
  EXPECT_TRUE(is_guarded(counted(), 1, {kThrice, kFour}));
  EXPECT_FALSE(is_guarded(counted(), 1, {kTwice, kFour}));
  EXPECT_FALSE(is_guarded(counted(), 1, {}));
}

TEST(Edges, ARateNeedsATestOnTheEdgeAndOneBeyond) {
  EXPECT_TRUE(is_guarded(counted(600'000), 0, {kOnce, kThrice}));
  EXPECT_FALSE(is_guarded(counted(600'000), 0, {kOnce})) << "nothing keeps it from taking all";
  EXPECT_FALSE(is_guarded(counted(600'000), 0, {{999, Verdict::met}, kTwice})) << "not on the edge";
}

TEST(Edges, AShareNeedsTheSame) {
  const Criterion criterion = with(Response{{0}, {{1, 1000}}, 1},
                                   {at_least(500, Verdict::met, 1000), otherwise(Verdict::not_met, 0)});
  EXPECT_TRUE(is_guarded(criterion, 0, {{500, Verdict::met}, {0, Verdict::not_met}}));
  EXPECT_FALSE(is_guarded(criterion, 0, {{666, Verdict::met}, {0, Verdict::not_met}}));
  EXPECT_FALSE(is_guarded(criterion, 0, {{500, Verdict::met}}));
}

TEST(Edges, AllOrNothingNeedsAll) {
  const Criterion criterion = with(Present{{{0, 1000}}, kNoSignal},
                                   {at_least(800, Verdict::met, 1000), otherwise(Verdict::not_met, 0)});
  EXPECT_TRUE(is_guarded(criterion, 0, {{1000, Verdict::met}, {0, Verdict::not_met}})) << "0.8 means 1";
  EXPECT_FALSE(is_guarded(criterion, 0, {{1000, Verdict::met}}));
}

TEST(Edges, AnEdgeThatNothingReachesIsNotGuarded) {
  const Criterion criterion =
      with(Absent{{0}}, {at_least(1500, Verdict::met, 1000), otherwise(Verdict::not_met, 0)});
  EXPECT_FALSE(is_guarded(criterion, 0, {{1000, Verdict::not_met}, {0, Verdict::not_met}}));
}

TEST(Edges, NothingBeyondNeedsNoTestThere) {
  const Criterion criterion =
      with(Absent{{0}}, {at_least(0, Verdict::met, 1000), otherwise(Verdict::not_met, 0)});
  EXPECT_TRUE(is_guarded(criterion, 0, {{0, Verdict::met}}));
}

TEST(Edges, AnEarlierBandThatTakesTheValueFoolsNobody) {
  const Criterion criterion = with(Response{{0}, {{1, 1000}}, 1},
                                   {at_least(500, Verdict::met, 1000),
                                    at_least(500, Verdict::partly_met, 500), otherwise(Verdict::not_met, 0)});
  EXPECT_FALSE(is_guarded(criterion, 1, {{500, Verdict::met}, {0, Verdict::not_met}}));
}

TEST(Edges, ANeighbourWithTheSameVerdictNeedsTheCreditInTheTest) {
  const Criterion criterion = with(Response{{0}, {{1, 1000}}, 1},
                                   {at_least(800, Verdict::partly_met, 700),
                                    at_least(500, Verdict::partly_met, 300), otherwise(Verdict::not_met, 0)});
  EXPECT_FALSE(is_guarded(criterion, 0, {{800, Verdict::partly_met}, {500, Verdict::partly_met}}));
  EXPECT_TRUE(is_guarded(criterion, 0, {{800, Verdict::partly_met, 700}, {500, Verdict::partly_met, 300}}));
}

}  // namespace
}  // namespace attune
