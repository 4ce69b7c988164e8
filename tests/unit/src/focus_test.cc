// What a one-to-one should be about: never what did not apply, never a single bad day.
#include "src/report/focus.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

class FocusTest : public ::testing::Test {
 protected:
  // Adds a criterion with its verdicts and mean credit over the conversations where it applied.
  void add(const std::string& id, double weight, std::array<uint64_t, 3> met_partly_not, double credit,
           bool auto_fail = false) {
    CriterionInfo info;
    info.id = id;
    info.weight = weight;
    info.auto_fail = auto_fail;
    rubric_.criteria.push_back(info);
    CriterionFigures figures;
    uint64_t applied = 0;
    for (size_t i = 0; i < 3; ++i) applied += figures.verdicts[i] = met_partly_not[i];
    figures.verdicts[3] = card_.overall.scored - applied;
    figures.credit = credit;
    card_.criteria.push_back(figures);
  }

  std::vector<std::string> names(const std::vector<Focus>& found) const {
    std::vector<std::string> out;
    for (const Focus& focus : found) out.push_back(rubric_.criteria[focus.criterion].id);
    return out;
  }

  using Names = std::vector<std::string>;
  // All agents' credit on the criterion that was added last; others have the agent's own.
  void all_agents(double credit) {
    for (size_t i = group_.size(); i < card_.criteria.size(); ++i) group_.push_back(card_.criteria[i]);
    group_.back().credit = credit;
  }

  RubricInfo rubric_;
  std::vector<CriterionFigures> group_;
  Scorecard card_ = [] {
    Scorecard card;
    card.overall.scored = 10;
    return card;
  }();
};

TEST_F(FocusTest, TheLargestWeightedLossComesFirst) {
  add("small", 10, {0, 0, 10}, 0);     // loses 10
  add("large", 60, {5, 0, 5}, 0.5);    // loses 30
  add("middle", 30, {0, 10, 0}, 0.5);  // loses 15
  EXPECT_EQ(names(to_work_on(rubric_, card_, group_)), (Names{"large", "middle"}));
}

TEST_F(FocusTest, WhatRarelyAppliedIsNotAHabit) {
  add("rare", 50, {0, 0, 2}, 0);
  add("often", 50, {0, 0, 3}, 0);
  EXPECT_EQ(names(to_work_on(rubric_, card_, group_)), Names{"often"});
}

TEST_F(FocusTest, NotApplicableCostsNothing) {
  add("never", 90, {0, 0, 0}, 0);
  add("fine", 10, {10, 0, 0}, 1);
  EXPECT_TRUE(to_work_on(rubric_, card_, group_).empty());
}

TEST_F(FocusTest, GoodEnoughIsNotWorkedOn) {
  add("edge", 50, {8, 0, 2}, 0.8);
  add("below", 50, {7, 1, 2}, 0.75);
  EXPECT_EQ(names(to_work_on(rubric_, card_, group_)), Names{"below"});
  EXPECT_EQ(names(goes_well(rubric_, card_, group_)), Names{"edge"});
}

TEST_F(FocusTest, AnAutoFailComesFirstEvenOnce) {
  add("apology", 60, {0, 0, 10}, 0);
  add("respect", 5, {9, 0, 1}, 0.9, true);
  add("question", 35, {0, 0, 10}, 0);
  EXPECT_EQ(names(to_work_on(rubric_, card_, group_)), (Names{"respect", "apology"}));
}

// What is hard for everybody costs most, and is not what this agent in particular should work on.
TEST_F(FocusTest, FallingBehindTheOthersComesFirst) {
  add("hard", 60, {0, 0, 10}, 0);  // loses 60, as everybody does
  all_agents(0.02);
  add("own", 20, {4, 0, 6}, 0.4);  // loses 12, of them 10 more than others
  all_agents(0.9);
  add("alike", 20, {2, 0, 8}, 0.2);
  all_agents(0.2);
  std::vector<Focus> found = to_work_on(rubric_, card_, group_);
  EXPECT_EQ(names(found), (Names{"own", "hard"}));
  EXPECT_NEAR(found[1].ahead, -1.2, 1e-9);
  group_[0].credit = 0.01;  // less than a point behind is not worth naming
  found = to_work_on(rubric_, card_, group_);
  EXPECT_EQ(names(found), (Names{"own", "hard"})) << "then by what it costs";
  EXPECT_NEAR(found[0].points, 12, 1e-9);
  EXPECT_NEAR(found[0].ahead, -10, 1e-9);
}

TEST_F(FocusTest, WhatEverybodyMeetsIsNoWeakness) {
  add("common", 100, {9, 0, 1}, 0.9);
  all_agents(1);
  EXPECT_TRUE(to_work_on(rubric_, card_, group_).empty());
}

TEST_F(FocusTest, WhatGoesBetterThanWithOthersGoesWell) {
  add("common", 50, {10, 0, 0}, 1);
  all_agents(1);
  add("own", 30, {6, 0, 4}, 0.6);
  all_agents(0.2);
  add("low", 20, {4, 0, 6}, 0.4);
  all_agents(0.1);
  EXPECT_EQ(names(goes_well(rubric_, card_, group_)), Names{"own"});
  EXPECT_NEAR(goes_well(rubric_, card_, group_)[0].ahead, 12, 1e-9);
  EXPECT_EQ(names(to_work_on(rubric_, card_, group_)), Names{"low"}) << "a strength is not worked on";
  group_[1].credit = 0.6;  // nothing stands out
  EXPECT_EQ(names(goes_well(rubric_, card_, group_)), Names{"common"});
}

TEST_F(FocusTest, NotFailingIsNoStrength) {
  add("respect", 50, {10, 0, 0}, 1, true);
  add("apology", 50, {10, 0, 0}, 1);
  EXPECT_EQ(names(goes_well(rubric_, card_, group_)), Names{"apology"});
}

TEST_F(FocusTest, ThePointsAreThoseOfTheMeanScore) {
  add("always", 40, {0, 0, 10}, 0);
  add("half", 60, {5, 0, 0}, 1);  // applied in half of the conversations: 30 of 70 applied weight
  std::vector<Focus> found = to_work_on(rubric_, card_, group_);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].points, 100 * 40.0 / 70, 1e-9);
  EXPECT_NEAR(goes_well(rubric_, card_, group_)[0].points, 100 * 30.0 / 70, 1e-9);
}

TEST_F(FocusTest, AChannelsOwnWeightsCountAsOftenAsTheChannel) {
  add("echo", 40, {0, 0, 10}, 0);
  add("voice only", 60, {0, 0, 10}, 0);
  rubric_.criteria[0].channel_weights = {{Channel::chat, 100}};
  rubric_.criteria[1].channel_weights = {{Channel::chat, 0}};
  card_.channels[static_cast<size_t>(Channel::voice)] = 4;
  card_.channels[static_cast<size_t>(Channel::chat)] = 6;
  std::vector<Focus> found = to_work_on(rubric_, card_, group_);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(names(found), (Names{"echo", "voice only"}));
  EXPECT_NEAR(found[0].points, 0.4 * 40 + 0.6 * 100, 1e-9);
  EXPECT_NEAR(found[1].points, 0.4 * 60, 1e-9);
}

TEST_F(FocusTest, WithoutAScoreThereIsNothing) {
  card_.overall.scored = 0;
  add("apology", 100, {0, 0, 0}, 0);
  EXPECT_TRUE(to_work_on(rubric_, card_, group_).empty());
  EXPECT_TRUE(goes_well(rubric_, card_, group_).empty());
}

}  // namespace
}  // namespace attune
