// The inline tests of a criterion.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kTestKeys, kTurnKeys;

std::vector<CriterionTest> read_criterion_tests(const Node& list, Reporter& reporter);

// Verdicts that tests expect and the criterion cannot give; verdicts it can give and no test expects (an
// error when it is stable, a warning when its status is test).
void check_criterion_tests(const Criterion& criterion, Reporter& reporter);

}  // namespace attune
