// Sources of signals that need the whole conversation and no phrase: echoes, names, times.
#pragma once

#include <cstdint>

#include "engine/model/conversation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/echoes.h"
#include "engine/score/find/name_parts.h"
#include "engine/score/find/signals.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// Reused from conversation to conversation.
struct SourceScratch {
  EchoScratch echoes;
  NameParts name;
};

// Appends the matches of the signal `index` to `found`, in order; of a signal with another source there are
// none. `words` are those of the conversation; their numbers and the customer's name are in `found` already.
void find_in_conversation(const Signal& signal, uint16_t index, const Conversation& conversation,
                          const ConversationWords& words, SourceScratch& scratch, FoundSignals& found);

}  // namespace attune
