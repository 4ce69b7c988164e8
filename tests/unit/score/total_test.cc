#include "engine/score/judge/total.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

// A rubric of criteria with these weights (thousandths) and an evaluation in which all are met.
struct Sum {
  Rubric rubric;
  Evaluation evaluation;

  explicit Sum(std::initializer_list<int32_t> weights) {
    for (const int32_t weight : weights) {
      rubric.criteria.emplace_back().weight = weight;
      evaluation.criteria.push_back({.verdict = Verdict::met, .credit = kOne});
    }
    rubric.grades = {{"strong", 8500}, {"steady", 6000}, {"coach", 0}};
  }
  Sum& set(size_t criterion, Verdict verdict, int32_t credit) {
    evaluation.criteria[criterion].verdict = verdict;
    evaluation.criteria[criterion].credit = credit;
    return *this;
  }
  const Evaluation& added_up() {
    add_up(rubric, Channel::voice, evaluation);
    return evaluation;
  }
};

TEST(Total, AllMet) {
  Sum sum({45'000, 30'000, 25'000});
  EXPECT_EQ(sum.added_up().score, 10'000);
  EXPECT_EQ(sum.evaluation.raw_score, 10'000);
  EXPECT_EQ(sum.evaluation.not_scored, NotScored::scored);
  EXPECT_FALSE(sum.evaluation.auto_failed);
}

TEST(Total, CreditsByWeight) {
  Sum sum({45'000, 30'000, 25'000});
  sum.set(0, Verdict::partly_met, 500).set(1, Verdict::not_met, 0);
  EXPECT_EQ(sum.added_up().score, 4750);
}

TEST(Total, WhatIsNotApplicableLeavesTheScore) {
  Sum sum({45'000, 30'000, 25'000});
  sum.set(0, Verdict::not_applicable, 0).set(1, Verdict::not_met, 0);
  EXPECT_EQ(sum.added_up().score, 4545) << "25 of 55";
}

TEST(Total, HalvesAreRoundedUp) {
  EXPECT_EQ(Sum({1000, 2000}).set(0, Verdict::not_met, 0).added_up().score, 6667) << "two thirds";
  EXPECT_EQ(Sum({1000, 2000}).set(1, Verdict::not_met, 0).added_up().score, 3333) << "one third";
  EXPECT_EQ(Sum({19'999, 1}).set(0, Verdict::not_met, 0).added_up().score, 1) << "0.5 hundredths";
  EXPECT_EQ(Sum({20'000, 1}).set(0, Verdict::not_met, 0).added_up().score, 0) << "a little less";
}

TEST(Total, AutoFailTakesTheScoreAndLeavesTheRawOne) {
  Sum sum({75'000, 25'000});
  sum.rubric.criteria[1].auto_fail = true;
  EXPECT_EQ(sum.added_up().score, 10'000);
  EXPECT_FALSE(sum.evaluation.auto_failed);
  sum.set(1, Verdict::partly_met, 500);
  EXPECT_EQ(sum.added_up().score, 8750) << "partly met does not fail";
  sum.set(1, Verdict::not_applicable, 0);
  EXPECT_EQ(sum.added_up().score, 10'000) << "nor does what is not applicable";
  sum.set(1, Verdict::not_met, 0);
  EXPECT_EQ(sum.added_up().score, 0);
  EXPECT_EQ(sum.evaluation.raw_score, 7500);
  EXPECT_TRUE(sum.evaluation.auto_failed);
  EXPECT_EQ(sum.evaluation.grade, 2) << "the grade is that of the final score";
}

TEST(Total, NothingApplicableIsNoScore) {
  Sum sum({75'000, 25'000});
  sum.set(0, Verdict::not_applicable, 0).set(1, Verdict::not_applicable, 0);
  EXPECT_EQ(sum.added_up().not_scored, NotScored::nothing_applicable);
  EXPECT_EQ(sum.evaluation.score, 0);
}

TEST(Total, WeightlessCriteriaGiveNoScoreButMayFail) {
  Sum sum({0, 100'000});
  sum.set(1, Verdict::not_applicable, 0);
  EXPECT_EQ(sum.added_up().not_scored, NotScored::nothing_applicable);
  Sum fails({0, 100'000});
  fails.rubric.criteria[0].auto_fail = true;
  fails.set(0, Verdict::not_met, 0).set(1, Verdict::not_applicable, 0);
  EXPECT_EQ(fails.added_up().not_scored, NotScored::scored);
  EXPECT_EQ(fails.evaluation.score, 0);
  EXPECT_TRUE(fails.evaluation.auto_failed);
}

TEST(Total, TooLittleApplicableIsNoScore) {
  Sum sum({60'000, 40'000});
  sum.set(0, Verdict::not_applicable, 0);
  sum.rubric.gate.applicable_weight = 40'000;
  EXPECT_EQ(sum.added_up().not_scored, NotScored::scored) << "exactly as much as the gate asks";
  EXPECT_EQ(sum.evaluation.score, 10'000);
  Sum less({60'001, 39'999});
  less.set(0, Verdict::not_applicable, 0);
  less.rubric.gate.applicable_weight = 40'000;
  EXPECT_EQ(less.added_up().not_scored, NotScored::too_little_applicable);
  EXPECT_EQ(less.evaluation.score, 0);
  EXPECT_EQ(less.evaluation.raw_score, 0);
  less.set(1, Verdict::not_applicable, 0);
  EXPECT_EQ(less.added_up().not_scored, NotScored::nothing_applicable) << "the stronger reason";
}

TEST(Total, AnAutoFailCountsHoweverLittleApplied) {
  Sum sum({80'000, 20'000});
  sum.set(0, Verdict::not_applicable, 0).set(1, Verdict::not_met, 0);
  sum.rubric.gate.applicable_weight = 40'000;
  sum.rubric.criteria[1].auto_fail = true;
  EXPECT_EQ(sum.added_up().not_scored, NotScored::scored);
  EXPECT_TRUE(sum.evaluation.auto_failed);
  EXPECT_EQ(sum.evaluation.score, 0);
}

TEST(Total, TheBestGradeReached) {
  for (const auto& [weight, grade] : {std::pair{85'000, 0}, std::pair{84'990, 1}, std::pair{60'000, 1},
                                      std::pair{59'990, 2}, std::pair{0, 2}}) {
    Sum sum({weight, 100'000 - weight});
    sum.set(1, Verdict::not_met, 0);
    EXPECT_EQ(sum.added_up().grade, grade) << weight;
  }
  Sum none({100'000});
  none.rubric.grades.clear();
  EXPECT_EQ(none.added_up().grade, 0);
}

}  // namespace
}  // namespace attune
