// Every shipped rubric against its own inline tests: all pass, and no phrase, band edge or verdict is without
// one that would notice its loss.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"
#include "engine/score/inline_tests/self_test.h"

namespace attune {
namespace {

// The folders of rubrics/ that hold a rubric, so that a new one is tested without being named here.
std::vector<std::string> shipped_rubrics() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(ATTUNE_SOURCE_DIR "/rubrics")) {
    if (std::filesystem::exists(entry.path() / "rubric.yaml")) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string show(const std::vector<Unguarded>& unguarded) {
  std::string out;
  for (const Unguarded& one : unguarded)
    out += one.subject + ":" + std::to_string(one.place.line) + ": " + one.what + "\n";
  return out;
}

TEST(ShippedRubrics, AreFound) { EXPECT_GE(shipped_rubrics().size(), 2u); }

class ShippedRubric : public testing::TestWithParam<std::string> {
 protected:
  LoadedRubric load() const { return load_rubric(ATTUNE_SOURCE_DIR "/rubrics/" + GetParam()); }
};

TEST_P(ShippedRubric, LoadsWithoutAWarning) {
  const LoadedRubric loaded = load();
  EXPECT_TRUE(loaded.ok());
  EXPECT_TRUE(loaded.diagnostics.empty()) << format_diagnostics(loaded.diagnostics);
  EXPECT_EQ(loaded.rubric.id, GetParam());
}

TEST_P(ShippedRubric, PassesItsTestsAndHasOneForEveryPhraseEdgeAndVerdict) {
  LoadedRubric loaded = load();
  ASSERT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
  const SelfTestReport report = run_self_test(compile_rubric(std::move(loaded.rubric)), true);
  EXPECT_GT(report.outcomes.size(), 100u);
  EXPECT_GT(report.phrase_count, 100u);
  for (const TestOutcome& outcome : report.outcomes)
    EXPECT_EQ(outcome.state, TestState::passed) << outcome.subject << ", " << outcome.name << "\n"
                                                << outcome.detail;
  EXPECT_TRUE(report.phrases.empty()) << show(report.phrases);
  EXPECT_TRUE(report.edges.empty()) << show(report.edges);
  EXPECT_TRUE(report.untested_verdicts.empty());
}

INSTANTIATE_TEST_SUITE_P(Rubrics, ShippedRubric, testing::ValuesIn(shipped_rubrics()),
                         [](const auto& rubric) {
                           std::string name = rubric.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace attune
