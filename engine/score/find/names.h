// The names of people: what the customer is called, and where a name is said.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/name_parts.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// Whether a criterion requires the customer's name, or a signal looks for it.
bool asks_for_customer_name(const Rubric& rubric);

// The customer's name as the data has it; else as the customer gives it (given_name.h); empty when neither is
// there. Valid while the conversation is. `words` are those of the conversation, whose vocabulary knows
// name_cues() (name_cues.h).
std::string_view find_customer_name(const Conversation& conversation, const ConversationWords& words);

// Appends, in order of turn, a match of `signal`, whose source is Mentions, for each place where the name is
// said (in an agent's turn the agent's own, in those of others that of any agent): any part of it of at least
// two letters that is neither title ("Ms") nor particle ("van"), parts in a row as one match. Case and a
// possessive ('s) do not matter. `words` are those of the conversation; `name`
// is room to work in.
void find_mentions(const Conversation& conversation, const ConversationWords& words,
                   std::string_view customer_name, const Signal& signal, uint16_t signal_index,
                   NameParts& name, std::vector<SignalMatch>& matches);

}  // namespace attune
