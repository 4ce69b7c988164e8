// A small rubric whose inline tests pass, and what the report says once a test, a phrase or a band is
// changed.
#include "engine/score/inline_tests/self_test.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/rubric/loader.h"

namespace attune {
namespace {

// Lines that tests replace are marked with their names.
const std::string kPack = R"(rubric: small
version: 1
title: Small
description: For tests.
sections:
  - {section: all, title: All, criteria: [{use: apology, weight: 60}, {use: blame, weight: 40}]}
grades: [{otherwise: true, grade: any}]
---
lexicon: trouble
version: 1
language: en
title: Trouble
phrases:
  - never came
  - (is|was) broken
unless: [broken in]
tests:
  match: ["My order [[never came]].", "It [[was broken]]."]
  no_match: ["It was broken in gently."]
---
criterion: apology
version: 1
status: test
title: Apologises
description: Agent apologises after hearing of trouble.
signals:
  trouble: {by: customer, lexicon: trouble}
  sorry:
    by: agent
    phrases: [so sorry, apologies]
    unless: [sorry but]
when: trouble
expect:
  present: {signal: sorry, after: trouble}
coaching: Say sorry.
tests:
  - name: so sorry
    expect: met
    turns: [{customer: It never came.}, {agent: "I am [[so sorry]]."}]
  - name: apologies
    expect: met
    turns: [{customer: It never came.}, {agent: "My [[apologies]]."}]
  - name: a refusal
    expect: not_met
    turns: [{customer: It never came.}, {agent: I am so sorry but no.}]
  - name: no trouble
    expect: not_applicable
    turns: [{customer: Good morning.}, {agent: So sorry!}]
---
criterion: blame
version: 1
status: test
title: Blames nobody
description: Agent does not blame the customer.
signals:
  blame: {by: agent, phrases: [your fault]}
expect:
  count: {signal: blame}
bands:
  - {at_most: 0, verdict: met, credit: 1}
  - {at_most: 1, verdict: partly_met, credit: 0.5}
  - {otherwise: true, verdict: not_met, credit: 0}
coaching: Blame nobody.
tests:
  - name: none
    expect: met
    turns: [{agent: Hello there.}]
  - name: once
    expect: partly_met
    credit: 0.5
    turns: [{agent: "It is [[your fault]]."}]
  - name: twice
    expect: not_met
    turns: [{agent: "It is [[your fault]], [[your fault]]."}]
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

SelfTestReport report(const std::string& pack, bool coverage = true) {
  LoadedRubric loaded = load_rubric_text(pack, "small.yaml");
  EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  return run_self_test(compile_rubric(std::move(loaded.rubric)), coverage);
}

SelfTestReport report_with(const std::string& from, const std::string& to) {
  return report(replaced(kPack, from, to));
}

// The one outcome that is not passed.
TestOutcome odd_one(const SelfTestReport& report) {
  TestOutcome odd;
  int count = 0;
  for (const TestOutcome& outcome : report.outcomes) {
    if (outcome.state == TestState::passed) continue;
    odd = outcome;
    ++count;
  }
  EXPECT_EQ(count, 1);
  return odd;
}

std::string names(const std::vector<Unguarded>& unguarded) {
  std::string text;
  for (const Unguarded& one : unguarded) text += one.subject + ": " + one.what + '\n';
  return text;
}

TEST(SelfTest, AllIsWell) {
  const SelfTestReport all = report(kPack);
  ASSERT_EQ(all.outcomes.size(), 10u);
  for (const TestOutcome& outcome : all.outcomes) {
    EXPECT_EQ(outcome.state, TestState::passed) << outcome.subject << ": " << outcome.name << '\n'
                                                << outcome.detail;
    EXPECT_EQ(outcome.detail, "");
  }
  EXPECT_EQ(all.outcomes[0].subject, "apology");
  EXPECT_EQ(all.outcomes[0].name, "so sorry");
  EXPECT_GT(all.outcomes[0].place.line, 0u);
  EXPECT_EQ(all.outcomes[7].subject, "lexicon trouble");
  EXPECT_EQ(names(all.phrases), "");
  EXPECT_EQ(names(all.edges), "");
  EXPECT_EQ(all.phrase_count, 7u) << "a lexicon's phrases count once, where they stand";
  EXPECT_EQ(all.edge_count, 2u);
  EXPECT_TRUE(all.untested_verdicts.empty());
}

TEST(SelfTest, WithoutCoverageTheTestsRunAlone) {
  const SelfTestReport tests = report(kPack, false);
  EXPECT_EQ(tests.outcomes.size(), 10u);
  EXPECT_EQ(tests.phrase_count, 0u);
  EXPECT_EQ(tests.edge_count, 0u);
}

TEST(SelfTest, AWrongVerdictFails) {
  const TestOutcome failed = odd_one(report_with("I am so sorry but no.", "I am so sorry."));
  EXPECT_EQ(failed.state, TestState::failed);
  EXPECT_EQ(failed.name, "a refusal");
  EXPECT_EQ(failed.detail,
            "expected not_met, got met: what was expected was said\n"
            "trouble  turn 1  customer  It [[never came]].\n"
            "sorry    turn 2  agent     I am [[so sorry]].");
}

TEST(SelfTest, AWrongCreditFails) {
  EXPECT_EQ(odd_one(report_with("credit: 0.5\n    turns", "credit: 0.4\n    turns")).name, "once");
}

TEST(SelfTest, EvidenceIsTheMarksExactly) {
  EXPECT_EQ(odd_one(report_with("I am [[so sorry]].", "I [[am so sorry]].")).name, "so sorry")
      << "another place";
  EXPECT_EQ(odd_one(report_with("I am [[so sorry]].", "I am so sorry.")).name, "so sorry") << "none marked";
  EXPECT_EQ(odd_one(report_with("[[your fault]], [[your fault]]", "[[your fault]], your fault")).name,
            "twice")
      << "one of two marked";
  EXPECT_EQ(odd_one(report_with("{agent: Hello there.}", "{agent: \"[[Hello]] there.\"}")).name, "none")
      << "marked but not found";
}

TEST(SelfTest, ALexiconFindsItsMarksExactly) {
  const TestOutcome failed = odd_one(report_with("It [[was broken]].", "[[It was broken]]."));
  EXPECT_EQ(failed.subject, "lexicon trouble");
  EXPECT_EQ(failed.detail,
            "expected the marked matches, got others\n"
            "found   It [[was broken]].\n"
            "marked  [[It was broken]].");
  EXPECT_EQ(odd_one(report_with("It was broken in gently.", "It is broken.")).state, TestState::failed);
}

TEST(SelfTest, AKnownGapRunsAndFailsOnceItPasses) {
  const std::string todo =
      "  - name: a gap\n    expect: met\n    todo: true\n    turns: [{customer: It never came.}, "
      "{agent: \"Our [[mistake]].\"}]\n  - name: a refusal";
  EXPECT_EQ(odd_one(report_with("  - name: a refusal", todo)).state, TestState::todo);
  const std::string closed = replaced(todo, "Our [[mistake]].", "My [[apologies]]!");
  EXPECT_EQ(odd_one(report_with("  - name: a refusal", closed)).state, TestState::todo_passed);
}

TEST(SelfTest, GateAndLanguageOfTheRubricAreLeftAside) {
  const SelfTestReport gated =
      report_with("sections:", "languages: [de]\ngate: {agent_words: 100, customer_words: 100}\nsections:");
  for (const TestOutcome& outcome : gated.outcomes)
    EXPECT_EQ(outcome.state, TestState::passed) << outcome.detail;
}

TEST(Coverage, APhraseThatNoTestNeeds) {
  EXPECT_EQ(names(report_with("[so sorry, apologies]", "[so sorry, apologies, forgive me]").phrases),
            "apology: forgive me\n");
}

TEST(Coverage, APhraseThatAnotherOneCovers) {
  EXPECT_EQ(names(report_with("[so sorry, apologies]", "[so sorry, apologies, apolog*]").phrases),
            "apology: apologies\napology: apolog*\n")
      << "each could go as long as the other stays";
}

TEST(Coverage, WhatCancelsIsAPhraseToo) {
  EXPECT_EQ(names(report_with("[sorry but]", "[sorry but, sorry if]").phrases), "apology: sorry if\n");
  EXPECT_EQ(names(report_with("[broken in]", "[broken in, broken up]").phrases),
            "lexicon trouble: broken up\n");
}

TEST(Coverage, ALexiconsPhraseIsGuardedByItsOwnTestsOrTheCriterions) {
  EXPECT_EQ(names(report_with("match: [\"My order [[never came]].\", ", "match: [").phrases), "")
      << "the criterion's tests say 'never came'";
  EXPECT_EQ(names(report_with(", \"It [[was broken]].\"", "").phrases), "lexicon trouble: (is|was) broken\n");
}

TEST(Coverage, AFailedTestGuardsNothing) {
  EXPECT_EQ(names(report_with("My [[apologies]].", "[[My apologies]].").phrases), "apology: apologies\n");
}

TEST(Coverage, AKnownGapGuardsNothingAndShowsNoVerdict) {
  const SelfTestReport gap = report_with("  - name: apologies\n", "  - name: apologies\n    todo: true\n");
  EXPECT_EQ(names(gap.phrases), "apology: apologies\n") << "even where it passes";
  const SelfTestReport verdict = report_with("  - name: none\n", "  - name: none\n    todo: true\n");
  EXPECT_EQ(verdict.untested_verdicts, std::vector<std::string>{"blame: met"});
}

TEST(Coverage, ARegularExpressionIsAPhraseToo) {
  const std::string with_regex =
      replaced(kPack, "    unless: [sorry but]", "    regex: ['regret']\n    unless: [sorry but]");
  EXPECT_EQ(names(report(with_regex).phrases), "apology: regret\n");
  const std::string guarded = replaced(with_regex, "My [[apologies]].", "My [[apologies]]. I [[regret]] it.");
  EXPECT_EQ(names(report(guarded).phrases), "");
}

TEST(Coverage, AnEdgeWithoutATestOnEitherSide) {
  EXPECT_EQ(
      names(report_with(
                "- name: twice\n    expect: not_met\n    turns: [{agent: \"It is [[your fault]], [[your "
                "fault]].\"}]",
                "- name: thrice\n    expect: not_met\n    turns: [{agent: \"[[Your fault]], [[your fault]], "
                "[[your fault]].\"}]")
                .edges),
      "blame: at_most: 1\n");
}

TEST(Coverage, AVerdictWithoutATest) {
  const SelfTestReport without = report_with(
      "- name: none\n    expect: met\n    turns: [{agent: Hello there.}]\n  - name: once", "- name: once");
  EXPECT_EQ(without.untested_verdicts, std::vector<std::string>{"blame: met"});
  EXPECT_EQ(names(without.edges), "blame: at_most: 0\n");
}

}  // namespace
}  // namespace attune
