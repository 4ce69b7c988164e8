// What each type of expectation makes of the signals: value, verdict, reason and evidence, on both sides of
// each rule.
#include "engine/score/judge/check.h"

#include <gtest/gtest.h>

#include "tests/support/judging_case.h"

namespace attune {
namespace {

using test::at_least;
using test::at_most;
using test::JudgingCase;
using test::otherwise;

void expect_result(const CriterionResult& result, Verdict verdict, Reason reason, int32_t credit) {
  EXPECT_EQ(verdict_name(result.verdict), verdict_name(verdict));
  EXPECT_EQ(reason_name(result.reason), reason_name(reason));
  EXPECT_EQ(result.credit, credit);
}

// ---- present

struct PresentCase : JudgingCase {
  uint16_t full = signal("full"), weak = signal("weak"), problem = signal("problem");
  explicit PresentCase(bool after = false) {
    criterion(Present{{{full, 1000}, {weak, 500}}, after ? problem : kNoSignal});
    talk.customer("my order never came").agent("sorry about that").customer("well fine").agent("sorry again");
  }
};

TEST(Present, NothingFound) {
  PresentCase c;
  expect_result(c.result(), Verdict::not_met, Reason::not_found, 0);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.result().met, 0);
  EXPECT_EQ(c.result().value, 0);
  EXPECT_EQ(c.evidence(), "");
}

TEST(Present, FoundAnywhereIsMet) {
  PresentCase c;
  c.match(c.full, 3).match(c.full, 1);
  expect_result(c.result(), Verdict::met, Reason::found, 1000);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.result().met, 1);
  EXPECT_EQ(c.evidence(), "answer 1:0-4 answer 3:0-4");
}

TEST(Present, AWeakerFormEarnsItsCredit) {
  PresentCase c;
  c.match(c.weak, 1);
  expect_result(c.result(), Verdict::partly_met, Reason::partly_found, 500);
  EXPECT_EQ(c.result().met, 0);
  EXPECT_EQ(c.result().partly, 1);
  EXPECT_EQ(c.evidence(), "answer 1:0-4");
}

TEST(Present, TheBestCreditCountsAndOnlyItsMatchesAreEvidence) {
  PresentCase c;
  c.match(c.weak, 1).match(c.full, 3);
  expect_result(c.result(), Verdict::met, Reason::found, 1000);
  EXPECT_EQ(c.evidence(), "answer 3:0-4");
}

TEST(Present, OneSpanIsOnePieceOfEvidenceOfASignal) {
  PresentCase c;
  c.rubric.criteria[0].expect = Present{{{c.full, 1000}, {c.full, 1000}}, kNoSignal};
  c.match(c.full, 1);
  c.result();
  EXPECT_EQ(c.evidence(), "answer 1:0-4");
}

TEST(Present, OnlyWhatComesAfterTheFirstMatchOfAfterCounts) {
  PresentCase c(true);
  c.match(c.full, 1).match(c.problem, 2).match(c.problem, 3, 6, 9);
  expect_result(c.result(), Verdict::not_met, Reason::not_found, 0);
  EXPECT_EQ(c.evidence(), "missed 2:0-4");
  c.match(c.full, 3);
  expect_result(c.result(), Verdict::met, Reason::found, 1000);
  EXPECT_EQ(c.evidence(), "met 2:0-4 answer 3:0-4") << "the first match of 'after' decides";
}

TEST(Present, AfterReadsOnWithinTheSameTurn) {
  for (const auto& [start, verdict] : {std::pair{4u, Verdict::not_met}, std::pair{5u, Verdict::met}}) {
    PresentCase c(true);
    c.match(c.problem, 1, 4, 8).match(c.full, 1, start, start + 2);
    EXPECT_EQ(c.result().verdict, verdict) << start;
  }
}

TEST(Present, WithoutAMatchOfAfterNothingCounts) {
  PresentCase c(true);
  c.match(c.full, 1);
  expect_result(c.result(), Verdict::not_met, Reason::not_found, 0);
  EXPECT_EQ(c.evidence(), "");
}

TEST(Present, NothingIsMissedWhereNoTurnIsLeft) {
  PresentCase c(true);
  c.talk.customer("and it broke again");
  c.match(c.full, 1).match(c.problem, 4);
  expect_result(c.result(), Verdict::not_applicable, Reason::no_opportunity, 0);
  EXPECT_EQ(c.evidence(), "");
  c.match(c.problem, 2);
  EXPECT_EQ(c.result().verdict, Verdict::not_met) << "the first problem had a reply behind it";
}

TEST(Present, BandsHaveTheLastWord) {
  PresentCase c;
  c.rubric.criteria[0].bands = {at_least(500, Verdict::met, 1000), otherwise(Verdict::partly_met, 250)};
  expect_result(c.result(), Verdict::partly_met, Reason::not_found, 250);
  EXPECT_EQ(c.result().partly, 1);
  c.match(c.weak, 1);
  expect_result(c.result(), Verdict::met, Reason::partly_found, 1000);
  EXPECT_EQ(c.result().value, 500);
}

// ---- absent

struct AbsentCase : JudgingCase {
  uint16_t blame = signal("blame"), sarcasm = signal("sarcasm");
  AbsentCase() {
    criterion(Absent{{blame, sarcasm}});
    talk.customer("hello there").agent("you should have").agent("oh great").agent("you should");
  }
};

TEST(Absent, NoneOccurs) {
  AbsentCase c;
  expect_result(c.result(), Verdict::met, Reason::avoided, 1000);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.result().met, 1);
  EXPECT_EQ(c.evidence(), "");
}

TEST(Absent, AnyOneOccurs) {
  AbsentCase c;
  c.match(c.sarcasm, 2);
  expect_result(c.result(), Verdict::not_met, Reason::occurred, 0);
  EXPECT_EQ(c.result().met, 0);
  EXPECT_EQ(c.evidence(), "answer 2:0-4");
}

TEST(Absent, EveryOccurrenceIsEvidenceInOrderOfTheTalk) {
  AbsentCase c;
  c.match(c.sarcasm, 2).match(c.blame, 3).match(c.blame, 1, 9, 12).match(c.blame, 1);
  c.result();
  EXPECT_EQ(c.evidence(), "answer 1:0-4 answer 1:9-12 answer 2:0-4 answer 3:0-4");
}

// ---- count

struct CountCase : JudgingCase {
  uint16_t cut = signal("cut");
  explicit CountCase(int32_t per_ms = 0) {
    criterion(Count{cut, per_ms}).bands = {at_most(1000, Verdict::met, 1000),
                                           at_most(3000, Verdict::partly_met, 500),
                                           otherwise(Verdict::not_met, 0)};
    for (int i = 0; i < 5; ++i) talk.agent("hello hello");
  }
  CountCase& times(uint32_t count) {
    for (uint32_t i = 0; i < count; ++i) match(cut, i);
    return *this;
  }
};

TEST(Count, TheBandsSay) {
  expect_result(CountCase().result(), Verdict::met, Reason::within_band, 1000);
  expect_result(CountCase().times(1).result(), Verdict::met, Reason::within_band, 1000);
  expect_result(CountCase().times(2).result(), Verdict::partly_met, Reason::outside_band, 500);
  expect_result(CountCase().times(3).result(), Verdict::partly_met, Reason::outside_band, 500);
  expect_result(CountCase().times(4).result(), Verdict::not_met, Reason::outside_band, 0);
  EXPECT_EQ(CountCase().times(4).result().value, 4000);
}

TEST(Count, EveryMatchIsEvidence) {
  CountCase c;
  c.times(2);
  c.result();
  EXPECT_EQ(c.evidence(), "answer 0:0-4 answer 1:0-4");
}

TEST(Count, WithoutBandsOnceIsMet) {
  CountCase c;
  c.rubric.criteria[0].bands.clear();
  expect_result(c.result(), Verdict::not_met, Reason::outside_band, 0);
  c.times(2);
  expect_result(c.result(), Verdict::met, Reason::within_band, 1000);
}

TEST(Count, ARateCountsAShortConversationAsThatLong) {
  CountCase c(600'000);
  c.times(2);
  EXPECT_EQ(c.result().value, 2000) << "no times at all";
  c.talk.conversation().turns[0].start_ms = 5000;
  c.talk.conversation().turns[4].end_ms = 605'000;
  EXPECT_EQ(c.result().value, 2000) << "just ten minutes";
  c.talk.conversation().turns[4].end_ms = 1'205'000;
  EXPECT_EQ(c.result().value, 1000) << "twenty minutes";
  c.talk.conversation().turns[4].end_ms = kNoTime;
  c.talk.conversation().turns[4].start_ms = 1'205'000;
  EXPECT_EQ(c.result().value, 1000) << "a chat message has only a start";
}

TEST(Count, ARateIsCutOffBeyondThousandths) {
  CountCase c(600'000);
  c.times(2);
  c.talk.conversation().turns[0].start_ms = 0;
  c.talk.conversation().turns[4].end_ms = 1'800'000;
  EXPECT_EQ(c.result().value, 666);
}

// ---- response

struct ResponseCase : JudgingCase {
  uint16_t feeling = signal("feeling"), validation = signal("validation"), bare = signal("bare");
  explicit ResponseCase(int32_t within = 2) {
    criterion(Response{{feeling}, {{validation, 1000}, {bare, 500}}, within});
  }
  // Turns that alternate, the customer first, each of four words.
  ResponseCase& turns(int count) {
    for (int i = 0; i < count; ++i)
      talk.turn(i % 2 == 0 ? Role::customer : Role::agent, "one two three four");
    return *this;
  }
};

TEST(Response, NoOpportunityNoVerdict) {
  ResponseCase c;
  c.turns(4).match(c.validation, 1);
  expect_result(c.result(), Verdict::not_applicable, Reason::no_opportunity, 0);
  EXPECT_EQ(c.result().opportunities, 0);
  EXPECT_EQ(c.evidence(), "");
}

TEST(Response, NothingIsMissedWhereNoTurnIsLeft) {
  ResponseCase last;
  last.turns(5).match(last.feeling, 4);
  expect_result(last.result(), Verdict::not_applicable, Reason::no_opportunity, 0);
  EXPECT_EQ(last.evidence(), "");

  ResponseCase after_an_answer;
  after_an_answer.turns(5).match(after_an_answer.feeling, 0).match(after_an_answer.validation, 1);
  after_an_answer.match(after_an_answer.feeling, 4);
  expect_result(after_an_answer.result(), Verdict::met, Reason::all_answered, 1000);
  EXPECT_EQ(after_an_answer.result().opportunities, 1);

  ResponseCase had_a_turn;
  had_a_turn.turns(4).match(had_a_turn.feeling, 2);
  expect_result(had_a_turn.result(), Verdict::not_met, Reason::none_answered, 0);
}

TEST(Response, AnsweredAtOnce) {
  ResponseCase c;
  c.turns(4).match(c.feeling, 0).match(c.validation, 1);
  expect_result(c.result(), Verdict::met, Reason::all_answered, 1000);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.result().met, 1);
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 1:0-4");
}

TEST(Response, AnsweredInTheLastReplyOfTheWindowOrTooLate) {
  ResponseCase in_time;
  in_time.turns(6).match(in_time.feeling, 0).match(in_time.validation, 3);
  expect_result(in_time.result(), Verdict::met, Reason::all_answered, 1000);
  ResponseCase late;
  late.turns(6).match(late.feeling, 0).match(late.validation, 5);
  expect_result(late.result(), Verdict::not_met, Reason::none_answered, 0);
  EXPECT_EQ(late.evidence(), "missed 0:0-4") << "what came too late earned nothing";
}

TEST(Response, SaidBeforehandIsNoAnswer) {
  ResponseCase c;
  c.turns(6).match(c.validation, 1).match(c.feeling, 2);
  expect_result(c.result(), Verdict::not_met, Reason::none_answered, 0);
}

TEST(Response, SeveralBubblesAreOneReply) {
  ResponseCase c(1);
  c.talk.customer("I am so upset").customer("really upset now");
  c.talk.agent("let me see then").agent("here it is now").agent("that is so frustrating");
  c.match(c.feeling, 0).match(c.feeling, 1).match(c.validation, 4);
  expect_result(c.result(), Verdict::met, Reason::all_answered, 1000);
  EXPECT_EQ(c.result().opportunities, 1) << "one reply of the customer, however many feelings";
  EXPECT_EQ(c.evidence(), "met 0:0-4 met 1:0-4 answer 4:0-4");
}

TEST(Response, AListeningNoiseDoesNotUseUpAReply) {
  for (const auto& [noise, verdict] :
       {std::pair{"mm hm okay", Verdict::met}, std::pair{"oh yes I see", Verdict::not_met}}) {
    ResponseCase c(1);
    c.talk.customer("I am so upset").agent(noise).customer("and so on").agent("that is very frustrating");
    c.match(c.feeling, 0).match(c.validation, 3);
    EXPECT_EQ(c.result().verdict, verdict) << noise;
  }
}

TEST(Response, AListeningNoiseMayAnswer) {
  ResponseCase c(1);
  c.talk.customer("I am so upset").agent("how awful").customer("yes").agent("what is your number");
  c.match(c.feeling, 0).match(c.validation, 1);
  EXPECT_EQ(c.result().verdict, Verdict::met);
}

TEST(Response, OneReplyAnswersEveryOpenOpportunity) {
  ResponseCase c;
  c.turns(8).match(c.feeling, 0).match(c.feeling, 2).match(c.validation, 3);
  expect_result(c.result(), Verdict::met, Reason::all_answered, 1000);
  EXPECT_EQ(c.result().opportunities, 2);
  EXPECT_EQ(c.evidence(), "met 0:0-4 met 2:0-4 answer 3:0-4");
}

TEST(Response, OneCreditAnOpportunity) {
  ResponseCase c;
  c.turns(8).match(c.feeling, 0).match(c.validation, 1).match(c.validation, 1, 9, 12).match(c.validation, 3);
  c.match(c.feeling, 4);
  expect_result(c.result(), Verdict::partly_met, Reason::some_answered, 500);
  EXPECT_EQ(c.result().met, 1);
  EXPECT_EQ(c.result().opportunities, 2);
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 1:0-4 answer 1:9-12 missed 4:0-4")
      << "what is said in the reply that answers; not what is said again later";
}

TEST(Response, TheBestAnswerInTheWindowCounts) {
  ResponseCase c;
  c.turns(4).match(c.feeling, 0).match(c.bare, 1).match(c.validation, 3);
  expect_result(c.result(), Verdict::met, Reason::all_answered, 1000);
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 3:0-4");
}

TEST(Response, OfEqualAnswersTheEarliestReplyCounts) {
  ResponseCase c;
  std::get<Response>(c.rubric.criteria[0].expect).with = {{c.validation, 1000}, {c.bare, 1000}};
  c.turns(4).match(c.feeling, 0).match(c.bare, 1).match(c.validation, 3);
  c.result();
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 1:0-4") << "in whatever order the rubric lists them";
}

TEST(Response, ABotBetweenNeitherCallsNorAnswers) {
  ResponseCase c(1);
  c.talk.agent("hello you").customer("I am so upset").turn(Role::bot, "are you upset");
  c.talk.customer("yes very upset").agent("that is so frustrating").turn(Role::bot, "so frustrating");
  c.talk.agent("let me see then");
  c.match(c.feeling, 1).match(c.feeling, 2).match(c.validation, 4).match(c.validation, 5);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.evidence(), "met 1:0-4 answer 4:0-4");
}
TEST(Response, WhatIsSaidToABotBeforeAnAgentIsThereCallsForNothing) {
  ResponseCase c;
  c.talk.customer("I am so upset").turn(Role::bot, "I will get somebody").agent("how can I help");
  c.match(c.feeling, 0);
  EXPECT_EQ(c.result().verdict, Verdict::not_applicable);
}
TEST(Response, AWeakAnswerIsPartCredit) {
  ResponseCase c;
  c.turns(4).match(c.feeling, 0).match(c.bare, 1);
  expect_result(c.result(), Verdict::partly_met, Reason::some_answered, 500);
  EXPECT_EQ(c.result().met, 0);
  EXPECT_EQ(c.result().partly, 1);
  EXPECT_EQ(c.evidence(), "met 0:0-4 answer 1:0-4");
}

TEST(Response, TheMeanReachesOneOnlyWhenAllAreAnswered) {
  ResponseCase c(1);
  c.turns(4000).match(c.feeling, 0);
  for (uint32_t i = 2; i < 4000; i += 2) c.match(c.feeling, i).match(c.validation, i + 1);
  EXPECT_EQ(c.result().opportunities, 2000);
  EXPECT_EQ(c.result().value, 999);
  EXPECT_EQ(c.result().verdict, Verdict::partly_met);
}

TEST(Response, AnyOfSeveralCallsIsAnOpportunity) {
  ResponseCase c(1);
  std::get<Response>(c.rubric.criteria[0].expect).to = {c.feeling, c.bare};
  std::get<Response>(c.rubric.criteria[0].expect).with = {{c.validation, 1000}};
  c.turns(6).match(c.bare, 0).match(c.feeling, 0, 9, 12).match(c.validation, 1).match(c.bare, 4);
  EXPECT_EQ(c.result().opportunities, 2);
  EXPECT_EQ(c.result().value, 500);
  EXPECT_EQ(c.evidence(), "met 0:0-4 met 0:9-12 answer 1:0-4 missed 4:0-4");
}

TEST(Response, OnlyTheAgentAnswers) {
  ResponseCase c;
  c.turns(5).match(c.feeling, 0).match(c.validation, 2);
  EXPECT_EQ(c.result().verdict, Verdict::not_met) << "a customer's words between the replies";
}

TEST(Response, NoticesAreNoReplies) {
  ResponseCase c(1);
  c.talk.customer("I am so upset").turn(Role::bot, "an agent will be with you").customer("very upset");
  c.talk.agent("that is so frustrating");
  c.match(c.feeling, 0).match(c.feeling, 2).match(c.validation, 3);
  EXPECT_EQ(c.result().opportunities, 1);
  EXPECT_EQ(c.result().verdict, Verdict::met);
}

// ---- bands

TEST(Bands, TheFirstThatFits) {
  const std::vector<Band> bands = {at_least(800, Verdict::met, 1000), at_most(200, Verdict::not_met, 0),
                                   otherwise(Verdict::partly_met, 400)};
  JudgingCase c;
  const uint16_t any = c.signal("any");
  c.criterion(Present{{{any, 800}}, kNoSignal}).bands = bands;
  c.talk.agent("hello hello");
  expect_result(c.result(), Verdict::not_met, Reason::not_found, 0);
  c.match(any, 0);
  expect_result(c.result(), Verdict::met, Reason::partly_found, 1000);
  std::get<Present>(c.rubric.criteria[0].expect).any_of[0].credit = 799;
  expect_result(c.result(), Verdict::partly_met, Reason::partly_found, 400);
  std::get<Present>(c.rubric.criteria[0].expect).any_of[0].credit = 200;
  expect_result(c.result(), Verdict::not_met, Reason::partly_found, 0);
  std::get<Present>(c.rubric.criteria[0].expect).any_of[0].credit = 201;
  expect_result(c.result(), Verdict::partly_met, Reason::partly_found, 400);
}

}  // namespace
}  // namespace attune
