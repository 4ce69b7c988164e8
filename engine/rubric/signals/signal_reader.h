// The signals of a criterion.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/phrases/phrase_list.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/fields.h"

namespace attune {

// Its keys are the common ones and those of every source.
const KeyTable& signal_keys();
extern const KeyTable kUnlessKeys, kNearKeys;

// Reads `signals:`; adds their names to `scope` first, so that they may name each other in any order. Ids of
// lexicons are not resolved yet (link.h). Checks `near` for cycles and for roles that can never be near.
std::vector<Signal> read_signals(const Node& node, SignalScope& scope, ReadContext context);

}  // namespace attune
