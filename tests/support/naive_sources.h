// The obvious way to find what needs no phrase: echoes, names and times. For checking conversation_sources.h.
//
// Stems are shared (echoes.h); what is done with them is written anew and looks at everything, for each turn.
#pragma once

#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune::test {

// Appends the matches of the signal, whose source is Echoes, Mentions or Timed; nothing for another source.
void find_source_naively(const Rubric& rubric, uint16_t signal, const Conversation& conversation,
                         const std::vector<uint32_t>& turn_words, std::vector<SignalMatch>& matches);

}  // namespace attune::test
