// A guess at who is the agent and who the customer, from what they say. Only on request: a wrong guess scores
// the customer as the agent.
#pragma once

#include <string_view>
#include <vector>

#include "engine/input/foreign/speaker_roles.h"
#include "engine/model/conversation.h"

namespace attune {

// Sets the role of speakers who are unknown, if at least two speak and none is known to be an agent: the one
// who says most of what agents say (greeting for a company, offering help, asking for an account number,
// thanking for the call; the phrases stand in role_guess.cc) is the agent, all others are customers. A tie,
// or nobody saying any of it, leaves them unknown: it is a guess at words, not a coin. `who`: the speaker of
// each turn, by index.
void guess_roles(const std::vector<Turn>& turns, const std::vector<size_t>& who,
                 std::vector<SpeakerRoles::Speaker>& speakers);

}  // namespace attune
