// The scene around a piece of evidence: enough to understand it, and nobody else's words.
#include <gtest/gtest.h>

#include "src/report/scene.h"
#include "tests/support/conversation_builder.h"

namespace attune {
namespace {

using test::ConversationBuilder;

Evidence evidence_in(uint32_t turn, EvidencePart part) { return {0, part, turn, 0, 4}; }

std::vector<uint32_t> turns_of(const std::vector<QuotedTurn>& scene) {
  std::vector<uint32_t> out;
  for (const QuotedTurn& turn : scene) out.push_back(turn.turn);
  return out;
}

using Turns = std::vector<uint32_t>;

TEST(Scene, AMissedOpportunityShowsWhatWasAnsweredInstead) {
  ConversationBuilder built("c-1", "a-1");
  built.agent("How can I help you today?").customer("This is awful.").agent("What is the account number?");
  built.customer("One two.").agent("Thank you very much, Dana.");
  auto scene = scene_of(built.conversation(), evidence_in(1, EvidencePart::opportunity_missed), "a-1");
  EXPECT_EQ(turns_of(scene), (Turns{1, 2}));
  EXPECT_EQ(scene[0].mark.end, 4u);
  EXPECT_EQ(scene[1].mark.end, 0u) << "only the evidence is marked";
}

TEST(Scene, AListeningNoiseIsNotTheAnswer) {
  ConversationBuilder built("c-1", "a-1");
  built.customer("This is awful.").agent("Mm-hm.").customer("And late.").agent("What is the account number?");
  auto scene = scene_of(built.conversation(), evidence_in(0, EvidencePart::opportunity_missed), "a-1");
  EXPECT_EQ(turns_of(scene), (Turns{0, 3}));
}

TEST(Scene, AReplyOfSeveralBubblesIsShownWhole) {
  ConversationBuilder built("c-1", "a-1");
  built.customer("This is awful.")
      .agent("I have had a look.")
      .agent("It is done now then.")
      .customer("Good.");
  auto scene = scene_of(built.conversation(), evidence_in(0, EvidencePart::opportunity_missed), "a-1");
  EXPECT_EQ(turns_of(scene), (Turns{0, 1, 2}));
}

TEST(Scene, NothingWasAnswered) {
  ConversationBuilder built("c-1", "a-1");
  built.agent("Goodbye to you then.").customer("This is awful.");
  auto scene = scene_of(built.conversation(), evidence_in(1, EvidencePart::opportunity_missed), "a-1");
  EXPECT_EQ(turns_of(scene), Turns{1});
}

TEST(Scene, AnotherAgentsAnswerIsNotQuoted) {
  ConversationBuilder built("c-1", "a-1");
  built.customer("This is awful.").agent_turn("a-2", "I can see why you say so.");
  built.customer("Yes.").agent_turn("a-1", "What is the account number?");
  auto scene = scene_of(built.conversation(), evidence_in(0, EvidencePart::opportunity_missed), "a-1");
  EXPECT_EQ(turns_of(scene), (Turns{0, 3}));
}

TEST(Scene, TheAgentsOwnWordsStandBehindWhatTheCustomerSaid) {
  ConversationBuilder built("c-1", "a-1");
  built.customer("My parcel never came.").agent("You should have called.");
  auto scene = scene_of(built.conversation(), evidence_in(1, EvidencePart::answer), "a-1");
  EXPECT_EQ(turns_of(scene), (Turns{0, 1}));
  EXPECT_EQ(scene[1].mark.end, 4u);
}

TEST(Scene, EvidenceBeyondTheConversationGivesNone) {
  ConversationBuilder built("c-1", "a-1");
  built.customer("Hello.");
  EXPECT_TRUE(scene_of(built.conversation(), evidence_in(7, EvidencePart::answer), "a-1").empty());
}

}  // namespace
}  // namespace attune
