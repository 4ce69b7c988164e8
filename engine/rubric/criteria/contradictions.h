// What a criterion says with one key and takes back with another: read correctly, and never meant.
#pragma once

#include "engine/rubric/criteria/criterion_reader.h"
#include "engine/yaml/fields.h"

namespace attune {

// For a criterion without other errors; `fields` are its own, for places. Errors: bands whose credit belies
// their verdict, criteria that never apply, signals that never match. Warnings: criteria with one verdict
// only.
void check_contradictions(const Fields& fields, const LoadedCriterion& loaded, Reporter& reporter);

}  // namespace attune
