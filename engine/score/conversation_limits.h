// Limits of signals that look beyond one turn: `near`, and the timed source. Shared by the fast finder and
// the naive reference.
#pragma once

#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/replies.h"

namespace attune {

// Sorts `matches` by signal, turn and start, and drops those whose signal must be near another that is not
// there. A signal's partner is judged first, so that chains of `near` work whatever their order. `replies` is
// scratch.
void apply_near(const Rubric& rubric, const Conversation& conversation,
                const std::vector<uint32_t>& turn_words, Replies& replies, std::vector<SignalMatch>& matches);

}  // namespace attune
