// The obvious way to apply the limits that look beyond a turn, for checking conversation_limits.h: every
// match is held against every other, and every place is counted from the beginning.
#pragma once

#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune::test {

// Sorts `matches` by signal, turn and start, and drops those that a limit forbids, as
// ConversationLimits::apply() does.
void apply_limits_naively(const Rubric& rubric, const Conversation& conversation,
                          std::vector<SignalMatch>& matches);

}  // namespace attune::test
