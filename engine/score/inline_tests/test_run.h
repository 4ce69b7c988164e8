// Running one inline test: the signals in its conversation, and whether verdict, credit and evidence are what
// the test says.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/score/find/signals.h"
#include "engine/score/inline_tests/test_conversation.h"
#include "engine/score/judge/evaluate.h"

namespace attune {

// What came of a test of a criterion.
struct TestRun {
  CriterionResult result;
  std::vector<Evidence> evidence;
  bool as_expected = false;         // verdict and, where the test states it, credit
  bool evidence_as_marked = false;  // the answers are exactly the marked places
  bool passed() const { return as_expected && evidence_as_marked; }
};

// Runs the tests of one compiled rubric, again and again. The CompiledRubric must outlive it.
class TestRig {
 public:
  explicit TestRig(const CompiledRubric& compiled);

  // From now on these patterns are treated as if they were not there (indexes into CompiledRubric::patterns).
  void leave_out(std::vector<uint32_t> patterns) { workspace_.ignored_patterns = std::move(patterns); }

  TestRun run(size_t criterion, const CriterionTest& test, const TestConversation& conversation);

  // Where any signal matches, in order.
  std::vector<TestPlace> find(const TestConversation& conversation);

 private:
  const CompiledRubric& compiled_;
  SignalFinder finder_;
  SignalFinder::Workspace workspace_;
  FoundSignals found_;
  EvaluateScratch scratch_;
};

}  // namespace attune
