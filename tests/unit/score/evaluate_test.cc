// Applicability, the gate, several agents, and what evaluating promises as a whole.
#include "engine/score/judge/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/support/allocations.h"
#include "tests/support/judging_case.h"

namespace attune {
namespace {

using test::ConversationBuilder;
using test::JudgingCase;

// ---- whether a criterion applies

// One criterion that is met, in a voice conversation in English without times.
struct OneCriterion : JudgingCase {
  uint16_t problem = signal("problem"), rude = signal("rude");
  OneCriterion() {
    criterion(Absent{{rude}});
    talk.customer("my order never came").agent("let me have a look");
  }
  Criterion& it() { return rubric.criteria[0]; }
  Reason reason() { return result().reason; }
};

TEST(Applies, EverywhereByDefault) {
  OneCriterion c;
  EXPECT_EQ(c.result().verdict, Verdict::met);
}

TEST(Applies, OtherChannel) {
  OneCriterion c;
  c.it().channels = {Channel::chat, Channel::email};
  EXPECT_EQ(c.reason(), Reason::other_channel);
  EXPECT_EQ(c.result().verdict, Verdict::not_applicable);
  EXPECT_EQ(c.result().credit, 0);
  EXPECT_EQ(c.result().opportunities, 0);
  c.talk.conversation().channel = Channel::email;
  EXPECT_EQ(c.result().verdict, Verdict::met);
  c.talk.conversation().channel = Channel::unknown;
  EXPECT_EQ(c.result().verdict, Verdict::met) << "an unknown channel may be any";
}

TEST(Applies, OtherLanguage) {
  OneCriterion c;
  c.it().languages = {"de", "en-US"};
  EXPECT_EQ(c.result().verdict, Verdict::met);
  c.talk.conversation().language = "fr-CA";
  EXPECT_EQ(c.reason(), Reason::other_language);
  EXPECT_EQ(c.result().verdict, Verdict::not_applicable);
}

TEST(Applies, LanguagesCompareByPrimarySubtag) {
  EXPECT_TRUE(speaks({"en"}, "en"));
  EXPECT_TRUE(speaks({"en"}, "EN-gb"));
  EXPECT_TRUE(speaks({"EN-gb"}, "en_US"));
  EXPECT_TRUE(speaks({"de", "en"}, "en"));
  EXPECT_TRUE(speaks({"en"}, "")) << "the source does not say";
  EXPECT_TRUE(speaks({}, "fr")) << "any language";
  EXPECT_FALSE(speaks({"en"}, "eng"));
  EXPECT_FALSE(speaks({"en"}, "e"));
  EXPECT_FALSE(speaks({"en"}, "fr"));
}

TEST(Applies, RequiredData) {
  OneCriterion c;
  c.it().needs = {.turn_times = true, .overlapping_speech = true};
  EXPECT_EQ(c.reason(), Reason::no_turn_times);
  std::vector<Turn>& turns = c.talk.conversation().turns;
  turns[0].start_ms = 0;
  turns[0].end_ms = turns[1].start_ms = 1000;
  turns[1].end_ms = 2000;
  EXPECT_EQ(c.reason(), Reason::no_overlapping_speech);
  turns[0].end_ms = 1001;
  EXPECT_EQ(c.result().verdict, Verdict::met);
  c.it().needs = {};
  turns[0].end_ms = kNoTime;
  EXPECT_EQ(c.result().verdict, Verdict::met) << "data that nobody requires may be missing";
}

TEST(Applies, When) {
  OneCriterion c;
  c.it().when = {c.problem};
  EXPECT_EQ(c.reason(), Reason::no_opportunity);
  EXPECT_EQ(c.result().verdict, Verdict::not_applicable);
  c.match(c.rude, 1);
  EXPECT_EQ(c.result().verdict, Verdict::not_applicable);
  EXPECT_EQ(c.evidence(), "") << "what does not apply has no evidence";
  c.match(c.problem, 0);
  EXPECT_EQ(c.result().verdict, Verdict::not_met);
  EXPECT_EQ(c.evidence(), "missed 0:0-4 answer 1:0-4");
}

TEST(Applies, OneOfSeveralWhenIsEnough) {
  OneCriterion c;
  const uint16_t wait = c.signal("wait");
  c.it().when = {c.problem, wait};
  c.match(wait, 0);
  EXPECT_EQ(c.result().verdict, Verdict::met);
  EXPECT_EQ(c.evidence(), "met 0:0-4");
}

TEST(Applies, ReasonsComeInOrder) {
  OneCriterion c;
  c.it().channels = {Channel::chat};
  c.it().languages = {"de"};
  c.it().needs = {.turn_times = true, .overlapping_speech = true};
  c.it().when = {c.problem};
  EXPECT_EQ(c.reason(), Reason::other_channel);
  c.it().channels = kAllChannels;
  EXPECT_EQ(c.reason(), Reason::other_language);
  c.it().languages.clear();
  EXPECT_EQ(c.reason(), Reason::no_turn_times);
  c.it().needs.turn_times = false;
  EXPECT_EQ(c.reason(), Reason::no_overlapping_speech);
  c.it().needs.overlapping_speech = false;
  EXPECT_EQ(c.reason(), Reason::no_opportunity);
}

// ---- evidence

TEST(Evidence, AMatchThatCallsAndAnswersIsListedOnceAsAnswer) {
  OneCriterion c;
  c.it().when = {c.rude, c.problem};
  c.match(c.rude, 1).match(c.problem, 1);
  c.result();
  EXPECT_EQ(c.evidence(), "missed 1:0-4 answer 1:0-4") << "one entry for each signal";
}

TEST(Evidence, WhenOfAResponseKeepsTheOutcomeOfEachOpportunity) {
  JudgingCase c;
  const uint16_t feeling = c.signal("feeling"), answer = c.signal("answer"), wait = c.signal("wait");
  c.criterion(Response{{feeling}, {{answer, 1000}}, 1}).when = {feeling, wait};
  c.talk.customer("so upset")
      .agent("that is so upsetting")
      .customer("still upset")
      .agent("your number please now");
  c.match(feeling, 0).match(answer, 1).match(feeling, 2).match(wait, 2, 6, 9);
  c.result();
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 1:0-4 missed 2:0-4 met 2:6-9");
}

TEST(Evidence, IsGroupedByCriterion) {
  OneCriterion c;
  const uint16_t thanks = c.signal("thanks");
  c.criterion(Present{{{thanks, 1000}}, kNoSignal});
  c.match(c.rude, 1).match(thanks, 1, 9, 12);
  const Evaluation& evaluation = c.evaluate()[0];
  EXPECT_EQ(c.evidence(0), "answer 1:0-4");
  EXPECT_EQ(c.evidence(1), "answer 1:9-12");
  EXPECT_EQ(evaluation.criteria[0].evidence_end, evaluation.criteria[1].evidence_begin);
  EXPECT_EQ(evaluation.criteria[1].evidence_end, evaluation.evidence.size());
}

// ---- what is scored at all

TEST(Gate, TooFewWordsOfTheAgent) {
  OneCriterion c;
  c.rubric.gate.agent_words = 5;
  EXPECT_TRUE(c.evaluate()[0].scored());
  c.rubric.gate.agent_words = 6;
  const Evaluation& evaluation = c.evaluate()[0];
  EXPECT_EQ(evaluation.not_scored, NotScored::no_agent_talk);
  ASSERT_EQ(evaluation.criteria.size(), 1u);
  EXPECT_EQ(evaluation.criteria[0].verdict, Verdict::not_applicable);
  EXPECT_TRUE(evaluation.evidence.empty());
}

TEST(Gate, TooFewWordsOfTheCustomer) {
  OneCriterion c;
  c.talk.turn(Role::bot, "words of a bot do not count here");
  c.rubric.gate.customer_words = 4;
  EXPECT_TRUE(c.evaluate()[0].scored());
  c.rubric.gate.customer_words = 5;
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::no_customer_talk);
}

TEST(Gate, LanguageOfTheRubric) {
  OneCriterion c;
  c.rubric.gate = {100, 100};
  c.rubric.languages = {"de"};
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::language) << "before any counting of words";
  c.talk.conversation().language = "";
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::no_agent_talk) << "before the customer's words";
}

TEST(Gate, NobodySpeaksAsAgent) {
  JudgingCase c;
  const uint16_t rude = c.signal("rude");
  c.criterion(Absent{{rude}});
  c.talk.customer("hello is anybody there").turn(Role::bot, "one moment please");
  ASSERT_EQ(c.evaluate().size(), 1u);
  EXPECT_EQ(c.evaluate()[0].agent, 0);
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::no_agent_talk);
  EXPECT_EQ(c.evaluate()[0].criteria.size(), 1u);
  c.rubric.languages = {"de"};
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::language);
}

TEST(Gate, NobodyKnowsWhoIsTheAgent) {
  JudgingCase c;
  c.criterion(Absent{{c.signal("rude")}});
  c.talk.turn(Role::system, "thank you for calling").turn(Role::system, "hello");
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::no_agent_talk);
  c.talk.conversation().roles_known = false;
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::roles_unknown);
  c.rubric.languages = {"de"};
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::language) << "roles would not help";
}

TEST(Gate, NothingApplies) {
  OneCriterion c;
  c.it().when = {c.problem};
  const Evaluation& evaluation = c.evaluate()[0];
  EXPECT_EQ(evaluation.not_scored, NotScored::nothing_applicable);
  EXPECT_EQ(evaluation.criteria[0].reason, Reason::no_opportunity) << "the reasons stay";
}

TEST(Gate, TooLittleApplies) {
  OneCriterion c;
  c.it().weight = 39'999;
  c.rubric.gate.applicable_weight = 40'000;
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::too_little_applicable);
  EXPECT_NE(c.evaluate()[0].criteria[0].verdict, Verdict::not_applicable) << "the verdicts stay";
  c.it().weight = 40'000;
  EXPECT_EQ(c.evaluate()[0].not_scored, NotScored::scored);
}

// ---- several agents

struct TwoAgents : JudgingCase {
  uint16_t feeling = signal("feeling"), answer = signal("answer"), rude = signal("rude");
  TwoAgents() {
    criterion(Response{{feeling}, {{answer, 1000}}, 2});
    criterion(Absent{{rude}});
  }
};

TEST(SeveralAgents, EachIsJudgedOnOwnTurns) {
  TwoAgents c;
  c.talk.agent("hello").agent_turn("a-2", "whatever you say");
  c.match(c.rude, 1);
  ASSERT_EQ(c.evaluate().size(), 2u);
  EXPECT_EQ(c.evaluate()[0].agent, 0);
  EXPECT_EQ(c.evaluate()[0].criteria[1].verdict, Verdict::met);
  EXPECT_EQ(c.evaluate()[1].agent, 1);
  EXPECT_EQ(c.evaluate()[1].criteria[1].verdict, Verdict::not_met);
}

TEST(SeveralAgents, TheOpportunityIsTheOnesWhoSpeaksNext) {
  TwoAgents c;
  c.talk.agent("hello there sir today").customer("so upset").agent_turn("a-2", "that must be hard");
  c.match(c.feeling, 1).match(c.answer, 2);
  EXPECT_EQ(c.evaluate()[0].criteria[0].verdict, Verdict::not_applicable);
  EXPECT_EQ(c.evaluate()[1].criteria[0].verdict, Verdict::met);
}

TEST(SeveralAgents, AnotherAgentsAnswerIsNotMineAndUsesUpNoneOfMyReplies) {
  TwoAgents c;
  c.talk.customer("so upset").agent("I will put you through").agent_turn("a-2", "that must be hard");
  c.talk.agent_turn("a-2", "let me see now")
      .customer("thanks a lot you two")
      .agent("so sorry about all that");
  c.match(c.feeling, 0).match(c.answer, 2);
  EXPECT_EQ(c.evaluate()[0].criteria[0].verdict, Verdict::not_met);
  EXPECT_EQ(c.evaluate()[1].criteria[0].verdict, Verdict::not_applicable) << "it arose before the transfer";
  c.match(c.answer, 5);
  EXPECT_EQ(c.evaluate()[0].criteria[0].verdict, Verdict::met) << "the second own reply";
}

TEST(SeveralAgents, WhatIsSaidAfterTheLastReplyIsMissedByNobody) {
  TwoAgents c;
  c.talk.agent("hello there").agent_turn("a-2", "goodbye then").customer("so upset");
  c.match(c.feeling, 2);
  EXPECT_EQ(c.evaluate()[0].criteria[0].verdict, Verdict::not_applicable);
  EXPECT_EQ(c.evaluate()[1].criteria[0].verdict, Verdict::not_applicable);
}

TEST(SeveralAgents, AnAgentWithoutATurnIsNotEvaluated) {
  TwoAgents c;
  c.talk.agent_turn("a-2", "hello there");
  ASSERT_EQ(c.evaluate().size(), 1u);
  EXPECT_EQ(c.evaluate()[0].agent, 1);
}

TEST(SeveralAgents, TheGateCountsOwnWordsAndAllOfTheCustomers) {
  TwoAgents c;
  c.rubric.gate = {3, 4};
  c.talk.customer("one two").agent("one two three").customer("three four").agent_turn("a-2", "one two");
  EXPECT_TRUE(c.evaluate()[0].scored());
  EXPECT_EQ(c.evaluate()[1].not_scored, NotScored::no_agent_talk);
}

TEST(SeveralAgents, ARateCountsTheTimeAnAgentHeld) {
  JudgingCase c;
  const uint16_t cut = c.signal("cut");
  c.criterion(Count{cut, 60'000});
  c.talk.agent("one", 0, 120).agent_turn("a-2", "two");
  c.talk.conversation().turns[1].start_ms = 120'000;
  c.talk.conversation().turns[1].end_ms = 360'000;
  c.match(cut, 0).match(cut, 1);
  EXPECT_EQ(c.evaluate()[0].criteria[0].value, 500) << "two minutes";
  EXPECT_EQ(c.evaluate()[1].criteria[0].value, 250) << "four minutes";
}

// ---- promises as a whole

// Everything of an evaluation but which agent it is of.
std::string digest(const Evaluation& evaluation) {
  std::string text =
      std::to_string(evaluation.score) + '/' + std::to_string(static_cast<int>(evaluation.not_scored));
  for (const CriterionResult& r : evaluation.criteria) {
    for (const int64_t figure :
         {int64_t(r.verdict), int64_t(r.reason), int64_t(r.credit), int64_t(r.opportunities), int64_t(r.met),
          int64_t(r.partly), r.value, int64_t(r.evidence_end)}) {
      text += ' ' + std::to_string(figure);
    }
  }
  for (const Evidence& e : evaluation.evidence) {
    for (const uint32_t figure : {uint32_t(e.signal), uint32_t(e.part), e.turn, e.start})
      text += ' ' + std::to_string(figure);
  }
  return text;
}

// A conversation of random turns with up to three agents and random matches of a rubric with every type.
struct RandomCase : JudgingCase {
  explicit RandomCase(std::mt19937& random) {
    const uint16_t a = signal("a"), b = signal("b"), d = signal("d"), e = signal("e");
    criterion(Present{{{a, 1000}, {b, 500}}, d});
    criterion(Absent{{b, e}}).when = {d};
    criterion(Count{a, 0}).bands = {test::at_most(2000, Verdict::met, 1000),
                                    test::otherwise(Verdict::not_met, 0)};
    criterion(Response{{d, e}, {{a, 1000}, {b, 250}}, 2});
    rubric.gate = {4, 2};
    const char* ids[] = {"a-1", "a-2", "a-3"};
    for (const char* id : ids) talk.agent_turn(id, "hello hello");
    for (uint32_t turn = 3; turn < 40; ++turn) {
      const char* text = random() % 4 == 0 ? "yes yes" : "one two three four";
      if (random() % 2 == 0) {
        talk.customer(text);
      } else {
        talk.agent_turn(ids[random() % 3], text);
      }
      const bool agent_speaks = talk.conversation().turns[turn].role == Role::agent;
      if (random() % 2 == 0) match(agent_speaks ? (random() % 2 ? a : b) : (random() % 2 ? d : e), turn);
    }
  }
};

TEST(Promises, TheOrderInWhichAgentsAreListedDoesNotMatter) {
  std::mt19937 random(20'261'120);
  for (int round = 0; round < 200; ++round) {
    RandomCase c(random);
    const std::vector<Evaluation> before = c.evaluate();
    ASSERT_EQ(before.size(), 3u);
    std::vector<uint16_t> place = {0, 1, 2};
    std::shuffle(place.begin(), place.end(), random);
    for (Turn& turn : c.talk.conversation().turns) {
      if (turn.role == Role::agent) turn.agent = place[turn.agent];
    }
    const std::vector<Evaluation>& after = c.evaluate();
    for (size_t i = 0; i < 3; ++i) EXPECT_EQ(digest(before[i]), digest(after[place[i]])) << "round " << round;
  }
}

TEST(Promises, TheOrderOfCriteriaDoesNotChangeAScore) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    RandomCase c(random);
    for (Criterion& criterion : c.rubric.criteria)
      criterion.weight = static_cast<int32_t>(1 + random() % 50'000);
    const std::vector<Evaluation> before = c.evaluate();
    std::shuffle(c.rubric.criteria.begin(), c.rubric.criteria.end(), random);
    const std::vector<Evaluation>& after = c.evaluate();
    for (size_t i = 0; i < before.size(); ++i)
      EXPECT_EQ(before[i].score, after[i].score) << "round " << round;
  }
}

TEST(Promises, WhatCameBeforeLeavesNoTrace) {
  std::mt19937 random(11);
  EvaluateScratch used;
  std::vector<Evaluation> out;
  for (int round = 0; round < 100; ++round) {
    RandomCase c(random);
    if (round % 3 == 0) c.talk.conversation().turns.resize(4);
    FoundSignals found = c.found();
    std::erase_if(found.matches,
                  [&c](const SignalMatch& m) { return m.turn >= c.talk.conversation().turns.size(); });
    evaluate(c.rubric, c.talk.conversation(), found, used, out);
    EvaluateScratch fresh;
    std::vector<Evaluation> expected;
    evaluate(c.rubric, c.talk.conversation(), found, fresh, expected);
    ASSERT_EQ(out.size(), expected.size());
    for (size_t i = 0; i < out.size(); ++i)
      EXPECT_EQ(digest(out[i]), digest(expected[i])) << "round " << round;
  }
}

TEST(Promises, NoAllocationOnceBuffersHaveGrown) {
  std::mt19937 random(13);
  RandomCase three(random);
  OneCriterion one;
  one.rubric = three.rubric;
  one.rubric.criteria[1].needs = {.turn_times = true, .overlapping_speech = true};
  const FoundSignals found_three = three.found(), found_one = one.found();
  EvaluateScratch scratch;
  std::vector<Evaluation> out;
  const auto both = [&] {
    evaluate(three.rubric, three.talk.conversation(), found_three, scratch, out);
    evaluate(one.rubric, one.talk.conversation(), found_one, scratch, out);
  };
  for (int round = 0; round < 4; ++round) both();
  const uint64_t before = test::allocations();
  ASSERT_GT(before, 0u) << "allocations are counted";
  both();
  EXPECT_EQ(test::allocations() - before, 0u);
}

TEST(Promises, OneCriterionAloneIsJudgedAsAmongOthers) {
  std::mt19937 random(17);
  for (int round = 0; round < 50; ++round) {
    RandomCase c(random);
    c.rubric.gate = {};
    const std::vector<Evaluation> all = c.evaluate();
    EvaluateScratch scratch;
    std::vector<Evidence> evidence;
    for (size_t criterion = 0; criterion < c.rubric.criteria.size(); ++criterion) {
      for (const Evaluation& evaluation : all) {
        const CriterionResult alone = evaluate_criterion(c.rubric, criterion, c.talk.conversation(),
                                                         c.found(), evaluation.agent, scratch, evidence);
        const CriterionResult& among = evaluation.criteria[criterion];
        EXPECT_EQ(alone.verdict, among.verdict);
        EXPECT_EQ(alone.value, among.value);
        EXPECT_EQ(evidence.size(), among.evidence_end - among.evidence_begin);
      }
    }
  }
}

}  // namespace
}  // namespace attune
