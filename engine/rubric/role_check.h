// Expectations that ask for somebody who never says it.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/document.h"
#include "engine/rubric/signal_scope.h"

namespace attune {

// `response`: opportunities are customer replies, and answers agent replies. `node` is the value of `expect`.
void check_roles(const Node& node, const Expectation& expect, const std::vector<Signal>& signals,
                 const SignalScope& scope);

}  // namespace attune
