#include "engine/score/find/replies.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/conversation_builder.h"

namespace attune {
namespace {

using test::ConversationBuilder;

// Every turn has two words. "customer 0-1 (4), agent 2-2 (2)": role, first and last turn, words.
std::string replies(const Conversation& conversation) {
  Replies out;
  find_replies(conversation, std::vector<uint32_t>(conversation.turns.size(), 2), out);
  std::string text;
  for (const Reply& reply : out.list) {
    if (!text.empty()) text += ", ";
    text += std::string(role_name(reply.role)) + ' ' + std::to_string(reply.first_turn) + '-' +
            std::to_string(reply.last_turn) + " (" + std::to_string(reply.words) + ')';
  }
  return text;
}

TEST(Replies, ConsecutiveTurnsOfOneRoleAreOne) {
  ConversationBuilder talk;
  talk.customer("a b").customer("a b").customer("a b").agent("a b").customer("a b");
  EXPECT_EQ(replies(talk.conversation()), "customer 0-2 (6), agent 3-3 (2), customer 4-4 (2)");
}

TEST(Replies, NoTurnsNoReplies) {
  ConversationBuilder talk;
  EXPECT_EQ(replies(talk.conversation()), "");
}

TEST(Replies, NoticesAndBotsDoNotCutAReply) {
  ConversationBuilder talk;
  talk.customer("a b").turn(Role::system, "Sam joined").customer("a b").turn(Role::bot, "please wait");
  talk.agent("a b").turn(Role::supervisor, "go on").agent("a b");
  EXPECT_EQ(replies(talk.conversation()),
            "customer 0-2 (4), system 1-1 (2), bot 3-3 (2), agent 4-6 (4), supervisor 5-5 (2)");
}

TEST(Replies, BotsHaveRepliesOfTheirOwn) {
  ConversationBuilder talk;
  talk.turn(Role::bot, "a b")
      .turn(Role::bot, "a b")
      .customer("a b")
      .turn(Role::bot, "a b")
      .turn(Role::system, "a b");
  talk.turn(Role::bot, "a b");
  EXPECT_EQ(replies(talk.conversation()),
            "bot 0-1 (4), customer 2-2 (2), bot 3-3 (2), system 4-4 (2), bot 5-5 (2)");
}

TEST(Replies, AnotherAgentIsAnotherReply) {
  ConversationBuilder talk;
  talk.agent("a b").agent_turn("a-2", "a b").agent_turn("a-2", "a b").agent("a b");
  EXPECT_EQ(replies(talk.conversation()), "agent 0-0 (2), agent 1-2 (4), agent 3-3 (2)");
}

TEST(Replies, EveryTurnKnowsItsReply) {
  ConversationBuilder talk;
  talk.customer("a b").turn(Role::system, "a b").customer("a b").agent("a b");
  Replies out;
  find_replies(talk.conversation(), std::vector<uint32_t>(4, 2), out);
  EXPECT_EQ(out.of_turn, (std::vector<uint32_t>{0, 1, 0, 2}));
  find_replies(talk.conversation(), std::vector<uint32_t>(4, 2), out);
  EXPECT_EQ(out.of_turn.size(), 4u) << "reuse replaces";
}

std::vector<uint16_t> holders(const Conversation& conversation) {
  std::vector<uint16_t> out = {9, 9};
  find_holders(conversation, out);
  return out;
}

TEST(Holders, TheAgentWhoSpeaksNextHoldsTheConversation) {
  ConversationBuilder talk;
  talk.customer("a b").agent("a b").customer("a b").turn(Role::system, "transfer").agent_turn("a-2", "a b");
  EXPECT_EQ(holders(talk.conversation()), (std::vector<uint16_t>{0, 0, 1, 1, 1}));
}

TEST(Holders, AfterTheLastAgentTurnItIsTheOneBefore) {
  ConversationBuilder talk;
  talk.agent("a b").agent_turn("a-2", "a b").customer("a b").customer("a b");
  EXPECT_EQ(holders(talk.conversation()), (std::vector<uint16_t>{0, 1, 1, 1}));
}

TEST(Holders, WhatABotAnsweredBeforeAnAgentCameIsNobodys) {
  ConversationBuilder talk;
  talk.customer("a b").turn(Role::bot, "a b").customer("a b").agent("a b");
  EXPECT_EQ(holders(talk.conversation()), (std::vector<uint16_t>{kNoAgent, kNoAgent, 0, 0}));
}

TEST(Holders, ABotThatSpeaksUpLaterTakesNothingAway) {
  ConversationBuilder talk;
  talk.agent("a b").customer("a b").turn(Role::bot, "survey").customer("a b");
  EXPECT_EQ(holders(talk.conversation()), (std::vector<uint16_t>{0, 0, 0, 0}));
}

TEST(Holders, NobodySpeaks) {
  ConversationBuilder talk;
  talk.customer("a b");
  EXPECT_EQ(holders(talk.conversation()), std::vector<uint16_t>{0});
}

}  // namespace
}  // namespace attune
