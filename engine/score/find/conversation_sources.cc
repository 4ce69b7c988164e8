#include "engine/score/find/conversation_sources.h"

#include "engine/score/find/names.h"
#include "engine/score/find/timing.h"

namespace attune {

void find_in_conversation(const Signal& signal, uint16_t index, const Conversation& conversation,
                          const ConversationWords& words, SourceScratch& scratch, FoundSignals& found) {
  if (std::holds_alternative<Echoes>(signal.source)) {
    find_echoes(conversation, words, signal, index, scratch.echoes, found.matches);
  } else if (std::holds_alternative<Mentions>(signal.source)) {
    find_mentions(conversation, words, found.customer_name, signal, index, scratch.name, found.matches);
  } else if (std::holds_alternative<Timed>(signal.source)) {
    find_timed(conversation, signal, index, found.turn_words, found.matches);
  }
}

}  // namespace attune
