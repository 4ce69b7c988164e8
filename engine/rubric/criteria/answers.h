// Signals that earn credit, as `present` and `response` name them.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kAnswerKeys;

// `NAME` with full credit, or `[{signal: NAME, credit: 0.5}, ...]`. Unknown signals are left out, after a
// report.
std::vector<Answer> read_answers(const Node& node, std::string_view what, SignalScope& scope);

}  // namespace attune
