// Quotes kept on request: what they hold, that they are redacted, and that evidence still fits them.
#include "engine/store/quotes.h"

#include <gtest/gtest.h>

#include "engine/privacy/redact.h"
#include "tests/support/conversation_builder.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::ConversationBuilder;

std::string quotes_of(const Conversation& conversation, const std::vector<Evidence>& evidence) {
  std::string text;
  append_quotes(text, conversation, evidence, redacted_turns(conversation.turns));
  return text;
}

TEST(Quotes, EachTurnWithEvidenceOnceRedacted) {
  ConversationBuilder talk;
  talk.customer("I am upset, my card is 4111 1111 1111 1111").agent("Hm.").agent("Sorry, \"Dana\".");
  std::vector<Evidence> evidence = {{0, EvidencePart::answer, 2, 0, 5},
                                    {1, EvidencePart::opportunity_met, 0, 5, 10},
                                    {1, EvidencePart::opportunity_met, 0, 0, 3}};
  EXPECT_EQ(
      quotes_of(talk.conversation(), evidence),
      R"([[0,"customer",0,"I am upset, my card is **** **** **** ****"],[2,"agent",0,"Sorry, \"Dana\"."]])");
  EXPECT_EQ(quotes_of(talk.conversation(), {}), "[]");
}

TEST(Quotes, OfALongTurnOnlyWhatSurroundsTheEvidence) {
  ConversationBuilder talk;
  std::string filler(3000, 'x');
  // A number that the cut goes through is redacted all the same.
  std::string text = filler + std::string(kQuoteContext - 10, ' ');
  text.replace(3000 - 8, 19, "4111 1111 1111 1111");
  text += "so sorry" + filler;
  talk.agent(text);
  auto start = static_cast<uint32_t>(3000 + kQuoteContext - 10);
  std::string quotes = quotes_of(talk.conversation(), {{0, EvidencePart::answer, 0, start, start + 8}});
  EXPECT_NE(quotes.find("[[0,\"agent\"," + std::to_string(start - kQuoteContext) + ",\""), std::string::npos);
  EXPECT_LT(quotes.size(), 2 * kQuoteContext + 100);
  EXPECT_EQ(quotes.find('1', 30), std::string::npos);
}

TEST(Quotes, AreCutBetweenCharacters) {
  ConversationBuilder talk;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xE2\x82\xAC";
  talk.agent(text);
  std::string quotes = quotes_of(talk.conversation(), {{0, EvidencePart::answer, 0, 1500, 1503}});
  size_t start = quotes.find("\xE2");
  EXPECT_EQ(quotes.compare(start, 3, "\xE2\x82\xAC"), 0);
  EXPECT_EQ((quotes.size() - start - 3) % 3, 0u);
}

TEST(Quotes, ComeBackFromTheDatabase) {
  test::TempFolder folder;
  std::string path = folder.file("x.db");
  auto rubric = test::make_rubric();
  ConversationBuilder talk("c-1", "a-1");
  talk.customer("call me on +1 202 555 0143 please").agent("I am so very sorry");
  Evaluation evaluation =
      test::make_evaluation(5000, Verdict::met, Verdict::not_applicable, Verdict::not_applicable);
  auto writer = ScoreWriter::open(path, rubric, {"a"}, "1");
  EvaluationBatch batch;
  std::vector<WriteOutcome> outcomes;
  Location location{0, 1, 0, 100, 5};
  batch.add(talk.conversation(), location, {evaluation}, true);
  ASSERT_TRUE((*writer)->write(batch, outcomes).ok());
  ASSERT_TRUE((*writer)->finish({}).ok());
  auto reader = test::open_reader(path);
  auto found = reader->find("c-1").value();
  ASSERT_EQ(found[0].quotes.size(), 2u);
  EXPECT_EQ(found[0].quotes[0].role, Role::customer);
  EXPECT_EQ(found[0].quotes[0].text, "call me on +* *** *** **** please");
  EXPECT_EQ(found[0].quotes[1].turn, 1u);
  EXPECT_EQ(test::query(path, "SELECT conversation, agent, turn, role, start_byte, text FROM quote LIMIT 1"),
            "c-1|a-1|0|customer|0|call me on +* *** *** **** please\n");
  auto examples = reader->examples(reader->rubric("").value(), "a-1", 0, ScoreReader::ExampleKind::good, 1);
  ASSERT_EQ(examples->size(), 1u);
  EXPECT_EQ(examples->at(0).quote.value().text, "I am so very sorry");
}

}  // namespace
}  // namespace attune
