#include "engine/score/inline_tests/test_failure.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

// "I'm so worried about this bill." - "Account number?" - "I understand how worrying."
struct FailureCase {
  Rubric rubric;
  CriterionTest test;
  TestRun run;

  FailureCase() {
    rubric.signals.resize(2);
    rubric.signals[0].name = "feeling";
    rubric.signals[1].name = "validation";
    test.expect = Verdict::not_met;
    add(Role::customer, "I'm so worried about this bill.");
    add(Role::agent, "Account number?");
    add(Role::agent, "I understand how worrying.");
    run.result.verdict = Verdict::met;
    run.result.reason = Reason::all_answered;
    run.result.credit = 1000;
    run.evidence = {{0, EvidencePart::opportunity_met, 0, 4, 14}, {1, EvidencePart::answer, 2, 0, 25}};
  }
  void add(Role role, const char* text) {
    TestTurn& turn = test.turns.emplace_back();
    turn.role = role;
    turn.text = text;
  }
  std::string text() const { return describe_failure(rubric, test, run); }
};

TEST(TestFailure, ShowsExpectedGotAndTheEvidence) {
  EXPECT_EQ(FailureCase().text(),
            "expected not_met, got met: every opportunity was answered\n"
            "feeling     turn 1  customer  I'm [[so worried]] about this bill.\n"
            "validation  turn 3  agent     [[I understand how worrying]].");
}

TEST(TestFailure, NamesCreditsOnlyWhereTheTestStatesOne) {
  FailureCase c;
  c.run.evidence.clear();
  c.test.credit = 250;
  EXPECT_EQ(c.text(),
            "expected not_met with credit 0.25, got met with credit 1: every opportunity was answered");
}

TEST(TestFailure, ShowsTheMarksWhereOnlyTheEvidenceDiffers) {
  FailureCase c;
  c.run.as_expected = true;
  c.test.expect = Verdict::met;
  c.test.turns[1].marks = {{0, 7}};
  EXPECT_EQ(c.text(),
            "expected met, got it, but not with the marked evidence\n"
            "feeling     turn 1  customer  I'm [[so worried]] about this bill.\n"
            "validation  turn 3  agent     [[I understand how worrying]].\n"
            "marked      turn 2  agent     [[Account]] number?");
}

TEST(TestFailure, OfALexicon) {
  LexiconTest test;
  test.text.text = "very sad and glad";
  EXPECT_EQ(describe_failure(test, {}), "expected a match, got none");
  test.text.marks = {{0, 8}};
  EXPECT_EQ(describe_failure(test, {{0, {5, 8}}}),
            "expected the marked matches, got others\n"
            "found   very [[sad]] and glad\n"
            "marked  [[very sad]] and glad");
  test.match = false;
  test.text.marks.clear();
  EXPECT_EQ(describe_failure(test, {{0, {5, 8}}}), "expected no match, got 1\nfound   very [[sad]] and glad");
}

TEST(TestFailure, Thousandths) {
  EXPECT_EQ(format_thousandths(0), "0");
  EXPECT_EQ(format_thousandths(1000), "1");
  EXPECT_EQ(format_thousandths(500), "0.5");
  EXPECT_EQ(format_thousandths(3050), "3.05");
  EXPECT_EQ(format_thousandths(1), "0.001");
  EXPECT_EQ(format_thousandths(-1250), "-1.25");
}

}  // namespace
}  // namespace attune
