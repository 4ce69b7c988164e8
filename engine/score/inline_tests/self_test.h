// Running a rubric's inline tests: verdicts, marked evidence, and what the tests would not notice.
#pragma once

#include <string>
#include <vector>

#include "engine/rubric/compile/compiler.h"

namespace attune {

enum class TestState : uint8_t {
  passed,
  failed,
  todo,
  todo_passed
};  // todo_passed: remove the mark; it fails

struct TestOutcome {
  std::string subject;  // 'validation', or 'lexicon emotion-negative'
  std::string name;
  TestState state = TestState::passed;
  std::string detail;  // when failed: expected, got, and the evidence found; the texts are the tests' own
  SourcePlace place;
};

// A phrase that could be deleted, or a band edge that could be moved, without any test noticing.
struct Unguarded {
  std::string subject;
  std::string what;  // the phrase as written, or 'at_most: 3'
  SourcePlace place;
};

struct SelfTestReport {
  std::vector<TestOutcome> outcomes;  // in order of the documents
  std::vector<Unguarded> phrases, edges;
  std::vector<Unguarded> weighted;  // weighted phrases that no test says (weight_coverage.h)
  size_t phrase_count = 0, edge_count = 0, weighted_count = 0;
  // Criteria that lack a test for a verdict they can give; 'validation: partly_met'.
  std::vector<std::string> untested_verdicts;
};

// Runs every test of every criterion and lexicon of the rubric. With `coverage`, each phrase that takes part
// in a test is also taken out in turn to see whether a test notices, and weighted ones are looked for in the
// tests.
SelfTestReport run_self_test(const CompiledRubric& compiled, bool coverage);

}  // namespace attune
