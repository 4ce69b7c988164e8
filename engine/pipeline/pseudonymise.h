// Putting pseudonyms in the place of the ids of a conversation.
#pragma once

#include <deque>
#include <string>

#include "engine/model/conversation.h"
#include "engine/privacy/pseudonyms.h"

namespace attune {

// Replaces the ids of agents and customer and drops their names; teams stay. What is said in the turns stays
// too, so this comes after scoring, which may look for names. `texts` is cleared and holds the pseudonyms
// that the conversation then points to.
void pseudonymise(Conversation& conversation, const Pseudonyms& pseudonyms, std::deque<std::string>& texts);

}  // namespace attune
