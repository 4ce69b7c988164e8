#include "engine/score/explain.h"

#include <gtest/gtest.h>

#include "tests/support/judging_case.h"

namespace attune {
namespace {

using test::JudgingCase;

// A response and a count over one short conversation.
struct StoryCase : JudgingCase {
  uint16_t feeling = signal("feeling"), wait = signal("wait"), answer = signal("answer");
  uint16_t cut = kNoSignal;
  StoryCase() {
    Criterion& validation = criterion(Response{{feeling}, {{answer, 1000}}, 1});
    validation.title = "Names the feeling";
    validation.when = {feeling, wait};
    cut = signal("cut");
    Criterion& interruptions = criterion(Count{cut, 0});
    interruptions.section = 1;
    interruptions.weight = 30'000;
    interruptions.bands = {test::at_most(0, Verdict::met, 1000), test::otherwise(Verdict::not_met, 0)};
    rubric.sections = {{"acknowledge", "Acknowledges"}, {"listen", "Listens"}};
    rubric.grades = {{"strong", 8500}, {"coach", 0}};
    talk.customer("I am upset")
        .customer("so upset and I waited")
        .agent("that must be hard")
        .customer("still upset");
    talk.agent("what is your number");
    talk.conversation().agents[0].name = "Sam Lee";
    match(feeling, 0, 5, 10).match(feeling, 1, 3, 8).match(wait, 1, 15, 21).match(answer, 2, 0, 17);
    match(feeling, 3, 6, 11).match(cut, 4, 0, 19);
  }
  Story story() { return tell_story(rubric, talk.conversation(), evaluate().at(0)); }
};

TEST(Story, SaysWhoAndHowMuch) {
  StoryCase c;
  const Story story = c.story();
  EXPECT_EQ(story.agent, "a-1");
  EXPECT_EQ(story.agent_name, "Sam Lee");
  EXPECT_EQ(story.evaluation.score, 1250);
  EXPECT_EQ(story.not_scored, "");
  EXPECT_EQ(story.grade, "coach");
  EXPECT_EQ(story.applicable_weight, 40'000);
  ASSERT_EQ(story.criteria.size(), 2u);
  EXPECT_EQ(story.criteria[0].criterion->title, "Names the feeling");
  EXPECT_EQ(story.criteria[1].section->title, "Listens");
}

TEST(Story, AResponseHasItsOpportunitiesOneByOne) {
  StoryCase c;
  const Story story = c.story();
  const StoryCriterion& validation = story.criteria[0];
  EXPECT_EQ(validation.result.verdict, Verdict::partly_met);
  EXPECT_EQ(validation.reason, reason_text(Reason::some_answered));
  EXPECT_EQ(validation.band, nullptr) << "no bands, no band";
  ASSERT_EQ(validation.opportunities.size(), 2u);
  EXPECT_EQ(static_cast<int32_t>(validation.opportunities.size()), validation.result.opportunities);
  EXPECT_TRUE(validation.opportunities[0].answered);
  ASSERT_EQ(validation.opportunities[0].calls.size(), 2u) << "two bubbles of one reply";
  EXPECT_EQ(validation.opportunities[0].calls[0].quote(), "upset");
  EXPECT_EQ(validation.opportunities[0].calls[1].turn, 1u);
  EXPECT_EQ(validation.opportunities[0].calls[1].signal, "feeling");
  EXPECT_EQ(validation.opportunities[0].calls[1].role, Role::customer);
  EXPECT_FALSE(validation.opportunities[1].answered);
  EXPECT_EQ(validation.opportunities[1].calls.at(0).turn, 3u);
  ASSERT_EQ(validation.when.size(), 1u) << "what made it apply and is no opportunity itself";
  EXPECT_EQ(validation.when[0].quote(), "waited");
  ASSERT_EQ(validation.answers.size(), 1u);
  EXPECT_EQ(validation.answers[0].quote(), "that must be hard");
  EXPECT_EQ(validation.answers[0].text, "that must be hard");
}

TEST(Story, OtherCriteriaAreOneOpportunity) {
  StoryCase c;
  const Story story = c.story();
  const StoryCriterion& interruptions = story.criteria[1];
  ASSERT_EQ(interruptions.opportunities.size(), 1u);
  EXPECT_FALSE(interruptions.opportunities[0].answered);
  EXPECT_TRUE(interruptions.opportunities[0].calls.empty());
  ASSERT_NE(interruptions.band, nullptr);
  EXPECT_EQ(interruptions.band, &interruptions.criterion->bands[1]);
  EXPECT_EQ(interruptions.result.value, 1000);
  EXPECT_EQ(interruptions.answers.at(0).quote(), "what is your number");
  EXPECT_FALSE(interruptions.failed_all);
}

TEST(Story, WhatCalledForAnotherCriterionIsItsOpportunity) {
  StoryCase c;
  c.rubric.criteria[1].when = {c.wait};
  const Story story = c.story();
  ASSERT_EQ(story.criteria[1].opportunities.size(), 1u);
  EXPECT_EQ(story.criteria[1].opportunities[0].calls.at(0).quote(), "waited");
}

TEST(Story, AutoFailSaysWhichCriterion) {
  StoryCase c;
  c.rubric.criteria[1].auto_fail = true;
  const Story story = c.story();
  EXPECT_TRUE(story.evaluation.auto_failed);
  EXPECT_FALSE(story.criteria[0].failed_all);
  EXPECT_TRUE(story.criteria[1].failed_all);
}

TEST(Story, NotApplicableHasAReasonAndNothingElse) {
  StoryCase c;
  c.rubric.criteria[0].channels = 1 << static_cast<int>(Channel::chat);
  const Story story = c.story();
  EXPECT_EQ(story.criteria[0].reason, reason_text(Reason::other_channel));
  EXPECT_TRUE(story.criteria[0].opportunities.empty());
  EXPECT_TRUE(story.criteria[0].answers.empty());
  EXPECT_EQ(story.applicable_weight, 30'000);
}

TEST(Story, NotScoredSaysWhy) {
  StoryCase c;
  c.rubric.gate.customer_words = 100;
  const Story story = c.story();
  EXPECT_EQ(story.not_scored, not_scored_text(NotScored::no_customer_talk));
  EXPECT_EQ(story.grade, "");
  EXPECT_EQ(story.applicable_weight, 0);
}

}  // namespace
}  // namespace attune
