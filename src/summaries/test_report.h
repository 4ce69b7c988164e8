// What `attune test` says.
#pragma once

#include <string>

#include "engine/score/inline_tests/self_test.h"
#include "src/console/terminal.h"

namespace attune {

bool all_passed(const SelfTestReport& report);

// A block for each failure, with `coverage` a line for all that is unguarded or, of weighted phrases, unsaid
// (the first ten of a list), and a summary:
//   28 tests: 26 passed, 1 failed, 1 todo; 16 of 32 phrases guarded
std::string test_report_text(const SelfTestReport& report, bool coverage, const Terminal& terminal);

// One object on one line; the keys are documented in src/README.md.
std::string test_report_json(const SelfTestReport& report, bool coverage);

}  // namespace attune
