// From the compact columns `criteria` and `evidence` back to the model (layout: store/README.md).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric_info.h"

namespace attune {

// What was read is as it was written, or else Failure 'damaged-database'.
void require_stored(bool condition);

// A stored number as the enumerator that it must be; `count`: how many there are. Throws as above.
template <class Enum>
Enum to_enum(int64_t value, int count) {
  require_stored(value >= 0 && value < count);
  return static_cast<Enum>(value);
}

// `numbers` is a buffer for reuse. Both throw Failure 'damaged-database' when the text is not what was
// written.
void decode_criteria(std::string_view json, std::vector<int64_t>& numbers,
                     std::vector<CriterionResult>& criteria);

// Also sets the evidence ranges of evaluation.criteria, which must be there; `signals` says whose evidence it
// is.
void decode_evidence(std::string_view json, const std::vector<SignalInfo>& signals,
                     std::vector<int64_t>& numbers, Evaluation& evaluation);

}  // namespace attune
