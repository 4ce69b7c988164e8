#include "engine/score/inline_tests/self_test.h"

#include <algorithm>
#include <array>

#include "engine/rubric/criteria/bands.h"
#include "engine/score/inline_tests/band_coverage.h"
#include "engine/score/inline_tests/phrase_coverage.h"
#include "engine/score/inline_tests/test_failure.h"
#include "engine/score/inline_tests/test_run.h"
#include "engine/score/inline_tests/weight_coverage.h"

namespace attune {
namespace {

TestState state_of(bool passed, bool todo) {
  if (todo) return passed ? TestState::todo_passed : TestState::todo;
  return passed ? TestState::passed : TestState::failed;
}

std::string edge_text(const Band& band) {
  return (band.edge == Band::Edge::at_least ? "at_least: " : "at_most: ") + format_thousandths(band.value);
}

class SelfTest {
 public:
  SelfTest(const CompiledRubric& compiled, bool coverage)
      : compiled_(compiled), rig_(compiled), coverage_(coverage) {}

  SelfTestReport run() {
    for (size_t i = 0; i < compiled_.rubric.criteria.size(); ++i) test_criterion(i);
    for (const Lexicon& lexicon : compiled_.rubric.lexicons) test_lexicon(lexicon);
    if (coverage_) {
      PhraseCoverage phrases = cover_phrases(compiled_);
      report_.phrase_count = phrases.count;
      report_.phrases = std::move(phrases.unguarded);
      WeightCoverage weighted = cover_weights(compiled_);
      report_.weighted_count = weighted.count;
      report_.weighted = std::move(weighted.unsaid);
    }
    return std::move(report_);
  }

 private:
  void test_criterion(size_t index) {
    const Criterion& criterion = compiled_.rubric.criteria[index];
    std::vector<ShownValue> shown;
    for (const CriterionTest& test : criterion.tests) {
      const TestRun run = rig_.run(index, test, TestConversation(test));
      TestOutcome outcome = {criterion.id, test.name, state_of(run.passed(), test.todo), "", test.place};
      if (outcome.state == TestState::failed) outcome.detail = describe_failure(compiled_.rubric, test, run);
      const bool has_value = run.result.verdict != Verdict::not_applicable;
      if (outcome.state == TestState::passed && has_value) {
        shown.push_back({run.result.value, test.expect, test.credit});
      }
      report_.outcomes.push_back(std::move(outcome));
    }
    if (coverage_) cover_edges(index, shown);
    find_untested_verdicts(criterion);
  }

  void cover_edges(size_t index, const std::vector<ShownValue>& shown) {
    const Criterion& criterion = compiled_.rubric.criteria[index];
    for (size_t i = 0; i < criterion.bands.size(); ++i) {
      const Band& band = criterion.bands[i];
      if (band.edge == Band::Edge::otherwise) continue;
      ++report_.edge_count;
      if (!is_guarded(criterion, i, shown))
        report_.edges.push_back({criterion.id, edge_text(band), band.place});
    }
  }

  void find_untested_verdicts(const Criterion& criterion) {
    const std::array<bool, kVerdictCount> possible = reachable_verdicts(criterion);
    for (size_t i = 0; i < possible.size(); ++i) {
      const auto verdict = static_cast<Verdict>(i);
      const auto shows_it = [verdict](const CriterionTest& test) {
        return !test.todo && test.expect == verdict;
      };
      if (!possible[i] || std::any_of(criterion.tests.begin(), criterion.tests.end(), shows_it)) continue;
      report_.untested_verdicts.push_back(criterion.id + ": " + std::string(verdict_name(verdict)));
    }
  }

  void test_lexicon(const Lexicon& lexicon) {
    const CompiledRubric own = compile_lexicon(compiled_.rubric, lexicon);
    TestRig rig(own);
    for (const LexiconTest& test : lexicon.tests) {
      const std::vector<TestPlace> found = rig.find(TestConversation(test));
      const bool passed = found == marked_places(test) && found.empty() != test.match;
      TestOutcome outcome = {"lexicon " + lexicon.id, test.text.text, state_of(passed, false), "",
                             test.place};
      if (!passed) outcome.detail = describe_failure(test, found);
      report_.outcomes.push_back(std::move(outcome));
    }
  }

  const CompiledRubric& compiled_;
  TestRig rig_;
  const bool coverage_;
  SelfTestReport report_;
};

}  // namespace

SelfTestReport run_self_test(const CompiledRubric& compiled, bool coverage) {
  return SelfTest(compiled, coverage).run();
}

}  // namespace attune
