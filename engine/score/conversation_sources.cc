#include "engine/score/conversation_sources.h"

#include "engine/score/names.h"
#include "engine/score/timing.h"

namespace attune {

void find_in_conversation(const Rubric& rubric, const Conversation& conversation,
                          const std::vector<uint32_t>& turn_words, SourceScratch& scratch,
                          std::vector<SignalMatch>& matches) {
  for (uint16_t s = 0; s < rubric.signals.size(); ++s) {
    const Signal& signal = rubric.signals[s];
    if (std::holds_alternative<Echoes>(signal.source)) {
      find_echoes(conversation, signal, s, scratch.echoes, matches);
    } else if (std::holds_alternative<Mentions>(signal.source)) {
      find_mentions(conversation, signal, s, matches);
    } else if (std::holds_alternative<Timed>(signal.source)) {
      find_timed(conversation, signal, s, turn_words, matches);
    }
  }
}

}  // namespace attune
