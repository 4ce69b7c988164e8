// The made-up corpus against the shipped rubric: what was planted must be found, and nothing else. Also pins
// the signature of behaviour, bench/signature.txt.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/base/json_text.h"
#include "engine/input/records/block_reader.h"
#include "engine/pipeline/scorer.h"
#include "src/corpus/generator.h"
#include "src/corpus/truth.h"
#include "tests/differential/shipped_rubric.h"

namespace attune::test {
namespace {

constexpr int kConversations = 2000;

// What the truth file says of a conversation with this evaluation: `"verdicts":{...}` or `"not_scored":...`.
std::string found_text(const Rubric& rubric, const Evaluation& evaluation) {
  std::string text;
  if (!evaluation.scored()) {
    text = "\"not_scored\":";
    append_json_string(text, not_scored_name(evaluation.not_scored));
    return text;
  }
  for (std::string_view id : corpus::kTruthCriteria) {
    for (size_t i = 0; i < rubric.criteria.size(); ++i) {
      if (rubric.criteria[i].id != id) continue;
      text += text.empty() ? "\"verdicts\":{" : ",";
      append_json_string(text, id);
      text += ':';
      append_json_string(text, verdict_name(evaluation.criteria[i].verdict));
    }
  }
  return text + "}";
}

std::string evidence_text(const Rubric& rubric, const Conversation& conversation,
                          const Evaluation& evaluation) {
  std::string text;
  for (const Evidence& evidence : evaluation.evidence) {
    std::string_view turn = conversation.turns[evidence.turn].text;
    text += "  " + rubric.signals[evidence.signal].name + ": " +
            std::string(turn.substr(evidence.start, evidence.end - evidence.start)) + "\n";
  }
  return text;
}

// Scores the corpus and compares every verdict with what was planted.
void expect_agreement(const corpus::CorpusOptions& options, int conversations) {
  const Rubric& rubric = empathy_core().rubric;
  SignalFinder finder(empathy_core());
  Scorer scorer(empathy_core(), finder);
  corpus::Generator generator(options);
  int wrong = 0;
  for (int i = 0; i < conversations; ++i) {
    std::string record, truth;
    generator.append_next(record, &truth);
    Status scored = scorer.score(record);
    ASSERT_TRUE(scored.ok()) << scored.error().message;
    ASSERT_EQ(scorer.evaluations().size(), 1u);
    const Evaluation& evaluation = scorer.evaluations()[0];
    std::string found = found_text(rubric, evaluation);
    if (truth.find(found) != std::string::npos) continue;
    ++wrong;
    if (wrong > 5) continue;  // some examples are enough
    ADD_FAILURE() << "planted: " << truth << "found: " << found << "\n"
                  << evidence_text(rubric, scorer.conversation(), evaluation);
  }
  EXPECT_EQ(wrong, 0) << "of " << conversations << " conversations";
}

TEST(Corpus, VerdictsAreWhatWasPlanted) { expect_agreement({}, kConversations); }

TEST(Corpus, VerdictsAreWhatWasPlantedInLongConversations) {
  corpus::CorpusOptions options;
  options.seed = 7;
  options.turns = 300;
  expect_agreement(options, 100);
}

TEST(Corpus, RecordsOfTheLongestConversationsCanBeRead) {
  corpus::CorpusOptions options;
  options.turns = corpus::kMostTurns;
  corpus::Generator generator(options);
  for (int i = 0; i < 20; ++i) {
    std::string text;
    generator.append_next(text, nullptr);
    EXPECT_LE(text.size(), ReadLimits().record_bytes);
    EXPECT_EQ(text.find("\"start_ms\":-"), std::string::npos) << i;
  }
}

TEST(Corpus, DependsOnTheSeedAlone) {
  std::string first, second, truth, other;
  corpus::Generator a({}), b({}), c({.seed = 2});
  for (int i = 0; i < 50; ++i) {
    a.append_next(first, nullptr);
    b.append_next(second, &truth);
    c.append_next(other, nullptr);
  }
  EXPECT_EQ(first, second);
  EXPECT_NE(first, other);
  EXPECT_EQ(std::count(truth.begin(), truth.end(), '\n'), 50);
}

// The bytes of the corpus must not change unnoticed: benchmarks of different days are compared.
TEST(Corpus, IsTheSameOnEveryMachine) {
  std::string text;
  corpus::Generator generator({});
  for (int i = 0; i < 100; ++i) generator.append_next(text, nullptr);
  EXPECT_EQ(hash_text(hash64(text)), "c5c19dff75c3e6e3");
}

}  // namespace
}  // namespace attune::test
