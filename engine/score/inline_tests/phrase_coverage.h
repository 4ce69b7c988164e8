// Phrases that could be deleted without any test noticing.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/rubric/compile/compiler.h"
#include "engine/score/inline_tests/self_test.h"

namespace attune {

struct PhraseCoverage {
  size_t count = 0;  // phrases and regular expressions of the rubric, each place in the source once
  std::vector<Unguarded> unguarded;  // criteria first, then lexicons, each in order
};

// A phrase is guarded when some test that passes fails once the phrase is gone: verdict, stated credit or
// marked evidence of a criterion's test, or a match of a lexicon's own test. A lexicon's phrase is taken out
// of every signal that uses it; where another phrase names the lexicon inside, only the lexicon's own tests
// can guard it. What stands in `unless`, `only` and among listening words is a phrase like any other.
PhraseCoverage cover_phrases(const CompiledRubric& compiled);

}  // namespace attune
