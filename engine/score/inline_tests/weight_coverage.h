// Weighted phrases that no test says.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/rubric/compile/compiler.h"
#include "engine/score/inline_tests/self_test.h"

namespace attune {

struct WeightCoverage {
  size_t count = 0;               // weighted phrases of the rubric, each place in the source once
  std::vector<Unguarded> unsaid;  // criteria first, then lexicons, each in order
};

// A weighted phrase is one of many in a sum, so that hardly a test fails without it; what can be asked is
// that people said it: it is found, neither cancelled nor negated, in a passing test of a criterion that
// weighs it or of its lexicon, in a turn of the right role.
WeightCoverage cover_weights(const CompiledRubric& compiled);

}  // namespace attune
