// Weighted phrases: what counts towards the sum, and which phrases are shown as having carried it.
#include <gtest/gtest.h>

#include "engine/score/find/signals.h"
#include "engine/score/inline_tests/self_test.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

// An inline test whose agent says `text` once, `marks` included.
std::string says(std::string_view expect, std::string_view text) {
  static int number = 0;
  return "  - {name: n" + std::to_string(++number) + ", expect: " + std::string(expect) +
         ", turns: [{agent: \"" + std::string(text) + "\"}]}\n";
}

std::string with_signal(std::string_view signal, const std::string& tests) {
  return small_pack("signals:\n  hint: " + std::string(signal) +
                    "\nexpect: {present: {signal: hint}}\ntests:\n" + tests);
}

TEST(Weighted, MatchesWhereTheSumReachesTheThreshold) {
  expect_tests_pass(with_signal("{by: agent, weights: {sorry: 4, loss: 5, your: 1, but: -2}, threshold: 9}",
                                says("met", "[[Sorry]] for the [[loss]].") +         // 9
                                    says("not_met", "Sorry for that.") +             // 4
                                    says("not_met", "Sorry sorry sorry.") +          // each once
                                    says("not_met", "Sorry for the loss but no.") +  // 7
                                    says("not_met", "your loss")));
}

TEST(Weighted, ShowsTheFewestAndHeaviestPhrasesThatCarryIt) {
  expect_tests_pass(with_signal("{by: agent, weights: {a: 1, b: 2, c: 3, d: 4}, threshold: 5}",
                                says("met", "a b [[c]] [[d]]") + says("met", "[[d]] [[c]] a") +
                                    says("met", "a [[b]] [[c]]") + says("met", "[[a]] [[d]]") +
                                    says("not_met", "a c")));
}

TEST(Weighted, JoinsPhrasesThatOverlap) {
  expect_tests_pass(with_signal(
      "{by: agent, weights: {so sorry: 3, sorry to hear: 3}, threshold: 6}",
      says("met", "I am [[so sorry to hear]] that") + says("met", "[[so sorry]] and [[sorry to hear]] it")));
}

TEST(Weighted, TakesPhrasesAwayBeforeItAdds) {
  const std::string negation = "---\nlexicon: negation\nversion: 1\ntitle: Not\nphrases: [not]\n";
  const std::string signal = "{by: agent, weights: {sad: 5, angry: 5, calm: -6}, threshold: 5, ";
  expect_tests_pass(with_signal(signal + "negated: skip}",
                                says("met", "so [[sad]]") + says("not_met", "not sad") +
                                    says("met", "not sad, [[sad]]") + says("met", "[[sad]] and not calm")) +
                    negation);
  expect_tests_pass(with_signal(signal + "unless: [sad song, calm sea]}",
                                says("not_met", "a sad song") + says("met", "[[sad]] by a calm sea") +
                                    says("not_met", "sad and calm")));
  expect_tests_pass(with_signal(signal + "unless: {only: [(sad|angry)]}}",
                                says("not_met", "angry, sad") + says("met", "how [[sad]]")));
}

TEST(Weighted, CountsALexiconOnce) {
  const std::string words = "---\nlexicon: words\nversion: 1\ntitle: Words\nphrases: [one, two]\n";
  expect_tests_pass(with_signal("{by: agent, weights: {\"{words}\": 3, more: 3}, threshold: 6}",
                                says("not_met", "one two") + says("met", "[[two]] and [[more]]")) +
                    words);
}

TEST(Weighted, TakesAListFromALexicon) {
  const std::string hints =
      "---\nlexicon: hints\nversion: 1\ntitle: Hints\nweights: {sorry: 4, loss: 5, \"{more}\": "
      "4}\nthreshold: 9\n"
      "unless: [sorry if]\ntests: {match: [\"[[sorry]] for the [[loss]]\"], no_match: [sorry if a loss]}\n"
      "---\nlexicon: more\nversion: 1\ntitle: More\nphrases: [sad]\n";
  const std::string tests =
      says("met", "[[Sorry]] for the [[loss]].") + says("met", "[[Loss]]. How [[sad]].");
  expect_tests_pass(with_signal("{by: agent, weights: hints}", tests + says("not_met", "sorry if a loss")) +
                    hints);
  expect_tests_pass(with_signal("{by: agent, weights: hints, threshold: 4}", says("met", "[[sorry]]")) +
                    hints);
}

TEST(Weighted, IsOneMatchATurnInSeveralPlaces) {
  expect_tests_pass(small_pack(R"(signals:
  hint: {by: agent, weights: {sorry: 4, loss: 5}, threshold: 9}
expect: {count: {signal: hint}}
bands:
  - {at_least: 2, verdict: met, credit: 1}
  - {otherwise: true, verdict: not_met, credit: 0}
tests:
  - {name: one, expect: not_met, turns: [{agent: "[[Sorry]] for the [[loss]]."}]}
  - {name: two, expect: met, turns: [{agent: "[[Sorry]] for the [[loss]]."}, {agent: "[[loss]], [[sorry]]"}]}
)"));
}

TEST(Weighted, IsCoveredAsAWhole) {
  const std::string pack =
      with_signal("{by: agent, weights: {sorry: 4, loss: 5, sad: 5}, threshold: 9}",
                  says("met", "[[Sorry]] for the [[loss]].") + says("not_met", "Sorry."));
  const SelfTestReport report = run_self_test(compile_rubric(load_pack(pack)), true);
  EXPECT_EQ(report.phrase_count, 1u);
  EXPECT_TRUE(report.phrases.empty());
  const std::string untested =
      with_signal("{by: agent, weights: {sorry: 4, loss: 5}, threshold: 9}", says("not_met", "Sorry."));
  EXPECT_EQ(run_self_test(compile_rubric(load_pack(untested)), true).phrases.size(), 1u);
}

std::string names(const std::vector<Unguarded>& phrases) {
  std::string text;
  for (const Unguarded& phrase : phrases) text += phrase.subject + ": " + phrase.what + "; ";
  return text;
}

TEST(Weighted, SaysWhichPhrasesNoTestSays) {
  const std::string signal =
      "{by: agent, weights: {sorry: 4, loss: 5, sad: 5, but: -2, (so|too) sorry: 1}, threshold: 9, unless: "
      "[a loss]}";
  const std::string kAll =
      "behaviour: sorry; behaviour: loss; behaviour: sad; behaviour: but; behaviour: (so|too) sorry; ";
  const auto unsaid = [&](const std::string& tests) {
    const SelfTestReport report = run_self_test(compile_rubric(load_pack(with_signal(signal, tests))), true);
    EXPECT_EQ(report.weighted_count, 5u);
    return names(report.weighted);
  };
  EXPECT_EQ(unsaid(says("met", "[[Sorry]] for the [[loss]].") + says("not_met", "so sorry but no")),
            "behaviour: sad; ");
  EXPECT_EQ(unsaid(says("met", "[[Sorry]] for the [[loss]].")),
            "behaviour: sad; behaviour: but; behaviour: (so|too) sorry; ");
  EXPECT_EQ(unsaid(says("not_met", "a loss")), kAll) << "cancelled";
  EXPECT_EQ(unsaid(says("met", "sad")), kAll) << "a failed test";
}

TEST(Weighted, IsSaidInTheTestsOfItsLexiconOrOfACriterion) {
  const std::string lexicon =
      "---\nlexicon: hints\nversion: 1\ntitle: H\nweights: {sorry: 4, loss: 5, sad: 9, bad: 9}\nthreshold: "
      "9\n"
      "tests: {match: [\"So [[sad]].\"]}\n";
  const std::string pack =
      with_signal("{by: agent, weights: hints}", says("met", "[[Sorry]] for the [[loss]].")) + lexicon;
  const SelfTestReport report = run_self_test(compile_rubric(load_pack(pack)), true);
  EXPECT_EQ(report.weighted_count, 4u);
  EXPECT_EQ(names(report.weighted), "lexicon hints: bad; ");
}

TEST(Weighted, ForgetsATurnBeforeTheNext) {
  const CompiledRubric compiled = compile_rubric(load_pack(
      with_signal("{by: agent, weights: {sorry: 4, loss: 5}, threshold: 9}", says("not_met", "no"))));
  const SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  ConversationBuilder talk;
  talk.agent("sorry").agent("loss").agent("sorry loss").agent("loss").agent("sorry");
  FoundSignals found;
  for (int again = 0; again < 3; ++again) {
    finder.find(talk.conversation(), workspace, found);
    ASSERT_EQ(found.matches.size(), 2u);
    EXPECT_EQ(found.matches[0].turn, 2u);
    EXPECT_FALSE(found.matches[0].continues);
    EXPECT_TRUE(found.matches[1].continues);
  }
}

}  // namespace
}  // namespace attune::test
