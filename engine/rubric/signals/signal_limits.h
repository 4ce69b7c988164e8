// Limits that any signal can have beside its source: its place in the conversation, what comes just before
// and after, channels and languages.
#pragma once

#include "engine/model/rubric.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kPositionKeys;
// The keys that read_limits() reads.
const std::vector<std::string_view>& limit_keys();

void read_limits(const Fields& fields, SignalScope& scope, Signal& signal);

// What the criterion needs to know for this signal to be found at all: times, the customer's name.
void add_needs(const Signal& signal, Requires& needs);

}  // namespace attune
