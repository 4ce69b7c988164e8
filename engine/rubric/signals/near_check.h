// What `near` must not do: go round in a circle, or ask for a neighbour that can never be there.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/document.h"

namespace attune {

// `node` is the mapping that `signals` were read from.
void check_near(const Node& node, const std::vector<Signal>& signals, const SignalScope& scope);

}  // namespace attune
