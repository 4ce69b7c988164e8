// Which tests hold a band edge in place, and which only seem to.
#include "engine/score/band_coverage.h"

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

TEST(Edges, PresentReachesOnlyItsCredits) {
  const Criterion criterion = with(Present{{{0, 1000}, {1, 500}}, kNoSignal},
                                   {at_least(800, Verdict::met, 1000), otherwise(Verdict::not_met, 0)});
  EXPECT_TRUE(is_guarded(criterion, 0, {{1000, Verdict::met}, {500, Verdict::not_met}})) << "0.8 means 1";
  EXPECT_FALSE(is_guarded(criterion, 0, {{1000, Verdict::met}, {0, Verdict::not_met}}))
      << "0.5 would pass too";
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

using Verdicts = std::vector<Verdict>;

TEST(PossibleVerdicts, OfBands) {
  EXPECT_EQ(possible_verdicts(counted()), (Verdicts{Verdict::met, Verdict::partly_met, Verdict::not_met}));
}

TEST(PossibleVerdicts, WithoutBands) {
  EXPECT_EQ(possible_verdicts(with(Absent{{0}}, {})), (Verdicts{Verdict::met, Verdict::not_met}));
  EXPECT_EQ(possible_verdicts(with(Count{0, 0}, {})), (Verdicts{Verdict::met, Verdict::not_met}));
  EXPECT_EQ(possible_verdicts(with(Count{0, 1000}, {})),
            (Verdicts{Verdict::met, Verdict::partly_met, Verdict::not_met}));
  EXPECT_EQ(possible_verdicts(with(Present{{{0, 1000}}, kNoSignal}, {})),
            (Verdicts{Verdict::met, Verdict::not_met}));
  EXPECT_EQ(possible_verdicts(with(Present{{{0, 400}}, kNoSignal}, {})),
            (Verdicts{Verdict::partly_met, Verdict::not_met}));
  EXPECT_EQ(possible_verdicts(with(Response{{0}, {{1, 1000}}, 1}, {})),
            (Verdicts{Verdict::met, Verdict::partly_met, Verdict::not_met, Verdict::not_applicable}));
}

TEST(PossibleVerdicts, NotApplicableWhereATestCanShowIt) {
  const auto may_not_apply = [](const Criterion& criterion) {
    return possible_verdicts(criterion).back() == Verdict::not_applicable;
  };
  Criterion criterion = with(Absent{{0}}, {});
  EXPECT_FALSE(may_not_apply(criterion));
  criterion.languages = {"en"};
  EXPECT_FALSE(may_not_apply(criterion)) << "an inline test has no language";
  criterion.when = {0};
  EXPECT_TRUE(may_not_apply(criterion));
  criterion.when.clear();
  criterion.needs.turn_times = true;
  EXPECT_TRUE(may_not_apply(criterion));
  criterion.needs = {.turn_times = false, .overlapping_speech = true};
  EXPECT_TRUE(may_not_apply(criterion));
  criterion.needs = {};
  criterion.channels = static_cast<ChannelSet>(kAllChannels & ~(1 << static_cast<int>(Channel::sms)));
  EXPECT_TRUE(may_not_apply(criterion));
}

}  // namespace
}  // namespace attune
