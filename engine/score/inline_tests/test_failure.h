// What a failed inline test says: expected, got, and the places in the test's own text.
#pragma once

#include <string>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/score/inline_tests/test_run.h"

namespace attune {

// Lines without indentation and without a final line feed:
//   expected not_met, got met: every opportunity was answered
//   feeling     turn 1  customer  I'm [[so worried]] about this bill.
//   validation  turn 6  agent     [[I understand how worrying]] that is.
// Where verdict and credit are right and only the evidence is not, the marks of the test follow as lines
// 'marked'.
std::string describe_failure(const Rubric& rubric, const CriterionTest& test, const TestRun& run);
std::string describe_failure(const LexiconTest& test, const std::vector<TestPlace>& found);

// A credit or an edge as people write it: 500 thousandths are "0.5".
std::string format_thousandths(int64_t value);

}  // namespace attune
