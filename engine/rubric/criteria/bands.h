// The bands of a criterion, and the verdicts it can give.
#pragma once

#include <array>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/criteria/expectations.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kBandKeys;

std::vector<Band> read_bands(const Node& list, Reporter& reporter);

// Reports bands that no value of `range` can reach, that overlap an earlier one, or that leave values over.
void check_bands(const std::vector<Band>& bands, const ValueRange& range, Reporter& reporter);

// Indexed by Verdict: whether some conversation can get that verdict from the criterion.
std::array<bool, kVerdictCount> reachable_verdicts(const Criterion& criterion);

}  // namespace attune
