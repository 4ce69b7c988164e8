// Signals that look for the same: looked for once, found by all.
#include <gtest/gtest.h>

#include "engine/rubric/compile/compiler.h"
#include "engine/score/find/signals.h"
#include "tests/support/conversation_builder.h"
#include "tests/support/small_pack.h"

namespace attune::test {
namespace {

constexpr std::string_view kSignals = R"(signals:
  one: {by: agent, phrases: [sorry, so sorry], unless: [sorry for you]}
  two: {by: agent, phrases: [sorry, so sorry], unless: [sorry for you], near: {signal: bye, within: turn}}
  other-side: {by: customer, phrases: [sorry, so sorry], unless: [sorry for you]}
  cancelled-less: {by: agent, phrases: [sorry, so sorry]}
  bye: {by: agent, phrases: [bye]}
  open: {by: agent, question: open}
  asked: {by: agent, question: any}
expect: {present: {any_of: [{signal: one}, {signal: two}, {signal: other-side}, {signal: cancelled-less},
                            {signal: open}, {signal: asked}, {signal: bye}]}}
tests:
  - {name: a, expect: met, turns: [{agent: "[[sorry]]"}]}
)";

TEST(SameFinds, OnlyTheFirstHasPatterns) {
  const CompiledRubric compiled = compile_rubric(load_pack(small_pack(kSignals)));
  EXPECT_EQ(compiled.same_finds, (std::vector<uint16_t>{0, 0, 2, 3, 4, 5, 6}));
  for (const Pattern& pattern : compiled.patterns) EXPECT_NE(pattern.signal, 1);
}

TEST(SameFinds, APhraseOfALexiconHasOneFormWhoeverNamesIt) {
  const CompiledRubric compiled =
      compile_rubric(load_pack(small_pack(R"(signals:
  one: {by: agent, lexicon: words}
  two: {by: customer, phrases: ["{words}", zero]}
expect: {present: {any_of: [{signal: one}, {signal: two}]}}
tests:
  - {name: a, expect: met, turns: [{agent: "[[first]]"}]}
)",
                                          "---\nlexicon: words\nversion: 1\ntitle: "
                                          "Words\nphrases: [first, second one]\n")));
  std::string forms;
  for (const Pattern& pattern : compiled.patterns)
    forms += pattern.text + ":" + std::to_string(pattern.form) + " ";
  EXPECT_EQ(forms, "first:0 second one:1 first:0 second one:1 zero:4 ");
}

TEST(SameFinds, TheRulesOfQuestionsAreThereOnce) {
  const CompiledRubric compiled = compile_rubric(load_pack(small_pack(kSignals)));
  for (const Pattern& pattern : compiled.patterns) {
    if (pattern.use != PatternUse::question) continue;
    EXPECT_EQ(pattern.signal, 5);
  }
}

TEST(SameFinds, EachHasTheMatchesThatItsOwnLimitsLeave) {
  const CompiledRubric compiled = compile_rubric(load_pack(small_pack(kSignals)));
  SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  ConversationBuilder talk;
  talk.agent("Sorry.").customer("so sorry").agent("Sorry, bye.").agent("Sorry for you. How are you? Is it?");
  FoundSignals found;
  finder.find(talk.conversation(), workspace, found);
  std::string all;
  for (const SignalMatch& m : found.matches)
    all += compiled.rubric.signals[m.signal].name + "@" + std::to_string(m.turn) + " ";
  EXPECT_EQ(all,
            "one@0 one@2 two@2 other-side@1 cancelled-less@0 cancelled-less@2 cancelled-less@3 bye@2 "
            "open@3 asked@3 asked@3 ");
}

std::string echoes_of(const CompiledRubric& compiled, std::string_view customer, Wanted wanted) {
  SignalFinder finder(compiled);
  SignalFinder::Workspace workspace(finder);
  ConversationBuilder talk;
  talk.customer(customer).agent("The router and the cable.");
  FoundSignals found;
  finder.find(talk.conversation(), workspace, found, wanted);
  std::string all;
  for (const SignalMatch& m : found.matches)
    if (compiled.rubric.signals[m.signal].name == "echo") all += std::to_string(m.turn) + " ";
  return all;
}

TEST(Wanted, LeavesOutEchoesOfCriteriaThatDoNotApply) {
  const CompiledRubric compiled = compile_rubric(load_pack(small_pack(R"(signals:
  problem: {by: customer, phrases: [broken]}
  echo: {by: agent, echoes: customer}
when: problem
expect: {present: {any_of: [{signal: echo}]}}
tests:
  - {name: a, expect: met, turns: [{customer: router cable broken}, {agent: "the [[router]] [[cable]]"}]}
)")));
  constexpr std::string_view kNoProblem = "My router and cable.",
                             kProblem = "My router and cable are broken.";
  EXPECT_EQ(echoes_of(compiled, kNoProblem, Wanted::matches), "1 1 ");
  EXPECT_EQ(echoes_of(compiled, kNoProblem, Wanted::verdicts), "");
  EXPECT_EQ(echoes_of(compiled, kProblem, Wanted::verdicts), "1 1 ");
}

}  // namespace
}  // namespace attune::test
