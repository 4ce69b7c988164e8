// A rubric as a form to read: Markdown for people who never open YAML.
#pragma once

#include <string>

#include "engine/model/rubric.h"

namespace attune {

// Title, how a score comes about, a table of all criteria with their weights; then each criterion: what is
// looked for, when it applies, what earns how much, the advice, an example of each verdict from its tests
// (evidence in bold), what it is known to get wrong, and its sources; then all lists of phrases. All that can
// change a score is told (tests/unit/src/describe_keys_test.cc).
std::string describe_rubric(const Rubric& rubric);

}  // namespace attune
