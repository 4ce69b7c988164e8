// What is an interruption and what only overlaps: each rule with a case on either side of its figure.
#include "engine/score/find/overlaps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "engine/base/words.h"
#include "tests/support/conversation_builder.h"

namespace attune {
namespace {

using test::ConversationBuilder;

constexpr RoleSet kAgent = {Role::agent};

Signal agent_interrupts(Overlaps rule = {}) {
  Signal signal;
  signal.by = kAgent;
  signal.source = rule;
  return signal;
}

// The turns that interrupt. A turn is listening words alone when it says "mm-hm" or "yeah" and nothing else.
std::vector<uint32_t> interruptions(const Conversation& conversation,
                                    const Signal& signal = agent_interrupts()) {
  std::vector<uint32_t> turn_words;
  for (const Turn& turn : conversation.turns) {
    turn_words.push_back(static_cast<uint32_t>(split_words(turn.text).size()));
  }
  const auto only_backchannel = [&conversation](uint32_t turn) {
    const std::set<std::string> known = {"mm", "hm", "yeah"};
    const std::string_view text = conversation.turns[turn].text;
    const std::vector<WordRange> words = split_words(text);
    return std::all_of(words.begin(), words.end(), [&](const WordRange& word) {
      return known.count(fold_word(text.substr(word.start, word.end - word.start))) > 0;
    });
  };
  OverlapScratch scratch;
  std::vector<SignalMatch> matches;
  find_overlaps(conversation, signal, 7, turn_words, only_backchannel, scratch, matches);
  std::vector<uint32_t> turns;
  for (const SignalMatch& match : matches) turns.push_back(match.turn);
  return turns;
}

using Turns = std::vector<uint32_t>;

TEST(Overlaps, CuttingInAndTakingTheFloorIsAnInterruption) {
  ConversationBuilder talk;
  talk.customer("So I called on Monday and", 0, 4).agent("Which Monday was that?", 2, 4.5);
  OverlapScratch scratch;
  std::vector<SignalMatch> matches;
  find_overlaps(
      talk.conversation(), agent_interrupts(), 7, std::vector<uint32_t>{5, 4}, [](uint32_t) { return false; },
      scratch, matches);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].signal, 7);
  EXPECT_EQ(matches[0].turn, 1u);
  EXPECT_EQ(matches[0].start, 0u);
  EXPECT_EQ(matches[0].end, 22u) << "the whole turn is the match";
  EXPECT_EQ(matches[0].pattern, kNoPattern);
}

TEST(Overlaps, TurnsThatFollowEachOtherAreNone) {
  ConversationBuilder talk;
  talk.customer("I would like to change my address.", 0, 3).agent("Of course, one moment please.", 3.2, 4);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{});
}

TEST(Overlaps, TakingOverTheEndOfATurnIsNone) {
  Overlaps rule;
  rule.at_least_ms = 100;
  for (const auto& [from, expected] : {std::pair{3.5, Turns{}}, std::pair{3.499, Turns{1}}}) {
    ConversationBuilder talk;
    talk.customer("And that was all there was.", 0, 4).agent("Thank you for telling me.", from, 6);
    EXPECT_EQ(interruptions(talk.conversation(), agent_interrupts(rule)), expected) << from;
  }
}

TEST(Overlaps, BothMustSpeakAtOnceForLongEnough) {
  Overlaps rule;
  rule.at_least_ms = 1000;
  for (const auto& [from, expected] : {std::pair{3.0, Turns{1}}, std::pair{3.001, Turns{}}}) {
    ConversationBuilder talk;
    talk.customer("And then I was told to wait", 0, 4).agent("Which number did you call?", from, 6);
    EXPECT_EQ(interruptions(talk.conversation(), agent_interrupts(rule)), expected) << from;
  }
}

TEST(Overlaps, OneWhoGoesOnWasNotInterrupted) {
  for (const auto& [customer_ends, expected] : {std::pair{5.0, Turns{1}}, std::pair{5.001, Turns{}}}) {
    ConversationBuilder talk;
    talk.customer("So I waited there for an hour and", 0, customer_ends)
        .agent("Oh no, you poor thing!", 3, 5);
    EXPECT_EQ(interruptions(talk.conversation()), expected) << customer_ends;
  }
}

TEST(Overlaps, OneWhoStopsMuchLaterWasNotStoppedByIt) {
  for (const auto& [customer_ends, expected] : {std::pair{5.0, Turns{1}}, std::pair{5.001, Turns{}}}) {
    ConversationBuilder talk;
    talk.customer("Let me finish what I was saying", 0, customer_ends).agent("The thing is that we", 2, 9);
    EXPECT_EQ(interruptions(talk.conversation()), expected) << customer_ends;
  }
}

TEST(Overlaps, ListeningWordsAreNone) {
  ConversationBuilder talk;
  talk.customer("So I called on Monday and then again on", 0, 4);
  talk.agent("Mm-hm.", 3.2, 4.2);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{});
}

TEST(Overlaps, ListeningWordsMustBeShortFewAndNothingElse) {
  const auto one = [](std::string_view text, double to) {
    ConversationBuilder talk;
    talk.customer("So I called on Monday and then again on", 0, 4).agent(text, 3.2, to);
    return interruptions(talk.conversation());
  };
  EXPECT_EQ(one("Yeah, mm-hm.", 4.2), Turns{});
  EXPECT_EQ(one("Yeah, mm-hm.", 4.201), Turns{1}) << "longer than a second";
  EXPECT_EQ(one("Yeah, yeah, mm-hm.", 4.2), Turns{1}) << "four words";
  EXPECT_EQ(one("Yeah, but.", 4.2), Turns{1}) << "a word that is none of them";
}

TEST(Overlaps, WhatFollowsListeningWordsIsJudgedByItself) {
  ConversationBuilder talk;
  talk.customer("So I called on Monday and then again", 0, 4)
      .agent("Mm-hm.", 2, 2.4)
      .agent("Which Monday?", 2.5, 4.5);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{2});
}

TEST(Overlaps, WhoWasTalkingFirstMerelyContinues) {
  // The customer starts at 4.5 while the agent speaks; the agent's talk is cut into two turns at 5.0.
  ConversationBuilder talk;
  talk.agent("The refund goes to your card and", 0, 5)
      .customer("But which card?", 4.5, 6)
      .agent("it takes a day", 5.1, 8);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{});
}

TEST(Overlaps, WhoHadStoppedAndStartsAgainInterrupts) {
  ConversationBuilder talk;
  talk.agent("The refund goes to your card and", 0, 5)
      .customer("But which card?", 4.5, 6.5)
      .agent("it takes", 5.201, 8);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{2});
}

TEST(Overlaps, AnotherAgentsTalkIsNotContinued) {
  ConversationBuilder talk;
  talk.agent("I will put you through.", 0, 4.4).customer("But I only wanted to", 4, 6.5);
  talk.agent_turn("a-2", "Hello, Kim speaking.");
  talk.conversation().turns.back().start_ms = 4500;
  talk.conversation().turns.back().end_ms = 8000;
  EXPECT_EQ(interruptions(talk.conversation()), Turns{2});
}

TEST(Overlaps, TheOtherSidesTalkMayBeSplitToo) {
  // The agent starts in the last half second of a turn that goes on at once as another one.
  ConversationBuilder goes_on;
  goes_on.customer("I have been waiting", 0, 4)
      .agent("Your number please.", 3.8, 7)
      .customer("for two weeks now", 4.2, 6);
  EXPECT_EQ(interruptions(goes_on.conversation()), Turns{1}) << "the customer stops at 6, cut off";
  ConversationBuilder pauses;
  pauses.customer("I have been waiting", 0, 4)
      .agent("Your number please.", 3.8, 7)
      .customer("for two weeks", 4.201, 6);
  EXPECT_EQ(interruptions(pauses.conversation()), Turns{}) << "the agent took over the end of a turn";
}

TEST(Overlaps, StartingAtTheSameMomentIsNone) {
  for (const auto& [from, expected] : {std::pair{1.2, Turns{}}, std::pair{1.201, Turns{1}}}) {
    ConversationBuilder talk;
    talk.customer("I wanted to ask", 1, 3).agent("How can I help?", from, 4);
    EXPECT_EQ(interruptions(talk.conversation()), expected) << from;
  }
}

TEST(Overlaps, TheCustomerInterruptingTheAgentIsNotTheAgents) {
  ConversationBuilder talk;
  talk.agent("Let me explain how it works", 0, 4).customer("No, listen to me now.", 2, 5);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{});
  Overlaps cut_agent;
  cut_agent.role = Role::agent;
  Signal customer = agent_interrupts(cut_agent);
  customer.by = {Role::customer};
  EXPECT_EQ(interruptions(talk.conversation(), customer), Turns{1});
}

TEST(Overlaps, OneSideNeverInterruptsItself) {
  ConversationBuilder talk;
  talk.customer("So I called on Monday and", 0, 4).customer("we both called", 2, 5);
  Signal anybody = agent_interrupts();
  anybody.by = RoleSet::all();
  EXPECT_EQ(interruptions(talk.conversation(), anybody), Turns{});
}

TEST(Overlaps, TurnsWithoutTimesAreLeftOut) {
  ConversationBuilder talk;
  talk.customer("So I called on Monday and", 0, 4)
      .agent("Wait a moment.")
      .agent("Which Monday was that?", 2, 5);
  talk.agent("ends before it starts", 3, 1);
  EXPECT_EQ(interruptions(talk.conversation()), Turns{2});
}

TEST(Overlaps, ExtremeTimesDoNotOverflow) {
  ConversationBuilder talk;
  talk.customer("for ever").agent("and ever");
  for (Turn& turn : talk.conversation().turns) turn.end_ms = 2147483647;
  talk.conversation().turns[0].start_ms = -2147483647;
  talk.conversation().turns[1].start_ms = -2147483000;
  EXPECT_EQ(interruptions(talk.conversation()), Turns{});
}

// A long call: every third agent turn cuts in. Where turns stand in the record makes no difference.
TEST(Overlaps, TheOrderOfTurnsDoesNotMatter) {
  ConversationBuilder talk;
  for (int i = 0; i < 60; ++i) {
    talk.customer("and so on and on", i * 10, i * 10 + 4)
        .agent("what is it", i * 10 + (i % 3 == 0 ? 2 : 5), i * 10 + 7);
  }
  const auto starts = [](const Conversation& conversation) {
    std::vector<int32_t> times;
    for (const uint32_t turn : interruptions(conversation))
      times.push_back(conversation.turns[turn].start_ms);
    std::sort(times.begin(), times.end());
    return times;
  };
  const std::vector<int32_t> expected = starts(talk.conversation());
  ASSERT_EQ(expected.size(), 20u);
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(talk.conversation().turns.begin(), talk.conversation().turns.end(), random);
    const Turns turns = interruptions(talk.conversation());
    EXPECT_TRUE(std::is_sorted(turns.begin(), turns.end())) << "matches are in order of turn";
    EXPECT_EQ(starts(talk.conversation()), expected);
  }
}

TEST(TurnTimes, EveryAgentAndCustomerTurnNeedsBoth) {
  ConversationBuilder talk;
  EXPECT_FALSE(has_turn_times(talk.conversation())) << "nothing to time";
  talk.customer("Hello?", 0, 1).agent("Hi!", 1, 1);
  EXPECT_TRUE(has_turn_times(talk.conversation())) << "a turn may round to no length";
  talk.turn(Role::system, "call recorded");
  EXPECT_TRUE(has_turn_times(talk.conversation())) << "notices need none";
  talk.customer("Bye.");
  EXPECT_FALSE(has_turn_times(talk.conversation()));
  talk.conversation().turns.back().start_ms = 2000;
  EXPECT_FALSE(has_turn_times(talk.conversation())) << "a chat has no ends";
  talk.conversation().turns.back().end_ms = 1999;
  EXPECT_FALSE(has_turn_times(talk.conversation())) << "ends before it starts";
  talk.conversation().turns.back().end_ms = 2000;
  EXPECT_TRUE(has_turn_times(talk.conversation()));
}

bool overlapping(const Conversation& conversation) {
  OverlapScratch scratch;
  return has_overlapping_speech(conversation, scratch);
}

TEST(OverlappingSpeech, AnAgentAndACustomerSpeakAtOnce) {
  ConversationBuilder talk;
  talk.agent("Hello.", 0, 1).customer("Hi.", 1, 2).agent("How can I help?", 2.001, 4);
  EXPECT_FALSE(overlapping(talk.conversation()));
  talk.customer("Well,", 3.999, 5);
  EXPECT_TRUE(overlapping(talk.conversation()));
}

TEST(OverlappingSpeech, OneSideAloneShowsNothing) {
  ConversationBuilder talk;
  talk.customer("Hi.", 1, 3).customer("Hi again.", 2, 4).turn(Role::system, "recorded", 1, 9);
  talk.agent("Hello.", 4, 5).agent("Hello?", 4.5, 6);
  EXPECT_FALSE(overlapping(talk.conversation()));
}

TEST(OverlappingSpeech, IsFoundWhereverItStands) {
  ConversationBuilder talk;
  talk.agent("late", 20, 22).customer("long", 0, 10).agent("early", 12, 14).customer("later", 21, 23);
  EXPECT_TRUE(overlapping(talk.conversation()));
  talk.conversation().turns.pop_back();
  EXPECT_FALSE(overlapping(talk.conversation()));
}

}  // namespace
}  // namespace attune
