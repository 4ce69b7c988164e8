// The shipped rubric against its own inline tests: all pass, and no phrase, band edge or verdict is without
// one that would notice its loss.
#include <gtest/gtest.h>

#include <string>

#include "engine/score/self_test.h"
#include "tests/differential/shipped_rubric.h"

namespace attune {
namespace {

std::string show(const std::vector<Unguarded>& unguarded) {
  std::string out;
  for (const Unguarded& one : unguarded)
    out += one.subject + ":" + std::to_string(one.place.line) + ": " + one.what + "\n";
  return out;
}

TEST(ShippedRubric, LoadsWithoutAWarning) {
  const LoadedRubric loaded = load_rubric(ATTUNE_SOURCE_DIR "/rubrics/empathy-core");
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
}

TEST(ShippedRubric, PassesItsOwnTests) {
  const SelfTestReport report = run_self_test(test::empathy_core(), false);
  EXPECT_GT(report.outcomes.size(), 300u);
  for (const TestOutcome& outcome : report.outcomes)
    EXPECT_EQ(outcome.state, TestState::passed) << outcome.subject << ", " << outcome.name << "\n"
                                                << outcome.detail;
}

TEST(ShippedRubric, HasATestForEveryPhraseEdgeAndVerdict) {
  const SelfTestReport report = run_self_test(test::empathy_core(), true);
  EXPECT_GT(report.phrase_count, 300u);
  EXPECT_TRUE(report.phrases.empty()) << show(report.phrases);
  EXPECT_TRUE(report.edges.empty()) << show(report.edges);
  EXPECT_TRUE(report.untested_verdicts.empty());
}

}  // namespace
}  // namespace attune
