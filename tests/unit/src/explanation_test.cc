// Explaining: what the points of a criterion are, what its evidence means, and what its bands say.
#include "src/report/explanation.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

CriterionInfo weighing(double weight) {
  CriterionInfo info;
  info.weight = weight;
  return info;
}

CriterionResult judged(Verdict verdict, int32_t credit, Reason reason = Reason::found) {
  CriterionResult result;
  result.verdict = verdict;
  result.credit = credit;
  result.reason = reason;
  return result;
}

TEST(PointShare, IsOfTheWeightThatApplied) {
  RubricInfo rubric;
  rubric.criteria = {weighing(20), weighing(30), weighing(50)};
  Evaluation evaluation;
  evaluation.criteria = {judged(Verdict::partly_met, 500), judged(Verdict::met, 1000),
                         judged(Verdict::not_applicable, 0, Reason::no_opportunity)};
  EXPECT_DOUBLE_EQ(applied_weight(rubric, evaluation, Channel::voice), 50);
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::voice, 0).possible, 40);
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::voice, 0).earned, 20);
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::voice, 1).earned, 60);
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::voice, 2).possible, 0);
}

TEST(PointShare, IsOfTheWeightInTheChannel) {
  RubricInfo rubric;
  rubric.criteria = {weighing(20), weighing(80)};
  rubric.criteria[0].channel_weights = {{Channel::chat, 60}};
  rubric.criteria[1].channel_weights = {{Channel::chat, 40}};
  Evaluation evaluation;
  evaluation.criteria = {judged(Verdict::met, 1000), judged(Verdict::met, 1000)};
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::chat, 0).possible, 60);
  EXPECT_DOUBLE_EQ(point_share(rubric, evaluation, Channel::email, 0).possible, 20);
}

Evidence evidence(EvidencePart part, uint32_t turn = 0) { return {0, part, turn, 0, 1}; }

TEST(Meaning, OnlyAResponseAnswersItsOpportunitiesOneByOne) {
  CriterionResult response = judged(Verdict::partly_met, 500, Reason::some_answered);
  EXPECT_EQ(meaning_of(response, evidence(EvidencePart::opportunity_met)), Meaning::answered);
  EXPECT_EQ(meaning_of(response, evidence(EvidencePart::opportunity_missed)), Meaning::missed);
  CriterionResult present = judged(Verdict::not_met, 0, Reason::not_found);
  EXPECT_EQ(meaning_of(present, evidence(EvidencePart::opportunity_missed)), Meaning::calls);
}

TEST(Meaning, WhatWasCountedIsNoCredit) {
  EvidencePart part = EvidencePart::answer;
  EXPECT_EQ(meaning_of(judged(Verdict::met, 1000, Reason::found), evidence(part)), Meaning::credit);
  EXPECT_EQ(meaning_of(judged(Verdict::met, 1000, Reason::within_band), evidence(part)), Meaning::counted);
  EXPECT_EQ(meaning_of(judged(Verdict::not_met, 0, Reason::outside_band), evidence(part)), Meaning::counted);
  EXPECT_EQ(meaning_of(judged(Verdict::not_met, 0, Reason::occurred), evidence(part)), Meaning::counted);
}

TEST(AnswerTo, IsTheFirstCreditAfterTheOpportunity) {
  Evaluation evaluation;
  evaluation.evidence = {evidence(EvidencePart::answer, 1), evidence(EvidencePart::opportunity_met, 2),
                         evidence(EvidencePart::answer, 3), evidence(EvidencePart::opportunity_missed, 6)};
  CriterionResult result = judged(Verdict::partly_met, 500, Reason::some_answered);
  result.evidence_end = 4;
  EXPECT_EQ(answer_to(result, evaluation, 1), 2u);
  EXPECT_EQ(answer_to(result, evaluation, 3), std::nullopt) << "missed";
  EXPECT_EQ(answer_to(result, evaluation, 0), std::nullopt) << "not an opportunity";
}

TEST(BandText, SaysWhichBandTheValueFits) {
  Criterion criterion;
  EXPECT_EQ(band_text(criterion, 500), "");
  criterion.bands.resize(3);
  criterion.bands[0].edge = Band::Edge::at_least;
  criterion.bands[0].value = 800;
  criterion.bands[0].credit = 1000;
  criterion.bands[1].edge = Band::Edge::at_least;
  criterion.bands[1].value = 500;
  criterion.bands[1].credit = 500;
  EXPECT_EQ(band_text(criterion, 900), "value 0.9: at least 0.8 earns 1");
  EXPECT_EQ(band_text(criterion, 500), "value 0.5: at least 0.5 earns 0.5");
  EXPECT_EQ(band_text(criterion, 100), "value 0.1: anything else earns 0");
}

TEST(ExplanationText, AScoreOnLittleGroundSaysSo) {
  Explanation explanation;
  explanation.rubric.criteria = {weighing(20), weighing(80)};
  ExplainedAgent agent;
  agent.evaluation.score = 10'000;
  agent.evaluation.criteria = {judged(Verdict::met, 1000), judged(Verdict::not_applicable, 0)};
  explanation.agents = {agent};
  Terminal terminal("attune explain");
  EXPECT_NE(explanation_text(explanation, terminal).find("Rests on 20 of 100 weight"), std::string::npos);
  explanation.agents[0].evaluation.criteria[1] = judged(Verdict::met, 1000);
  EXPECT_EQ(explanation_text(explanation, terminal).find("Rests on"), std::string::npos);
}

TEST(RubricInfo, CarriesWhatTheDatabaseWouldKeep) {
  Rubric rubric;
  rubric.id = "core";
  rubric.version = 3;
  rubric.hash = 0xAB;
  rubric.sections = {{"listen", "Listens"}};
  Criterion criterion;
  criterion.id = "apology";
  criterion.weight = 12'500;
  criterion.auto_fail = true;
  rubric.criteria = {criterion};
  rubric.grades = {{"strong", 8500}, {"coach", 0}};
  RubricInfo info = rubric_info(rubric);
  EXPECT_EQ(info.name, "core");
  EXPECT_EQ(info.hash, "00000000000000ab");
  ASSERT_EQ(info.criteria.size(), 1u);
  EXPECT_DOUBLE_EQ(info.criteria[0].weight, 12.5);
  EXPECT_EQ(info.criteria[0].section_title, "Listens");
  EXPECT_TRUE(info.criteria[0].auto_fail);
  EXPECT_EQ(info.grades, (std::vector<std::string>{"strong", "coach"}));
}

}  // namespace
}  // namespace attune
