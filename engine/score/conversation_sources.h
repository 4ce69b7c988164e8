// Sources of signals that need the whole conversation and no phrase: echoes, names, times. Shared by the fast
// finder and the naive reference.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/echoes.h"

namespace attune {

// Reused from conversation to conversation.
struct SourceScratch {
  EchoScratch echoes;
};

// Appends the matches of all signals with such a source.
void find_in_conversation(const Rubric& rubric, const Conversation& conversation,
                          const std::vector<uint32_t>& turn_words, SourceScratch& scratch,
                          std::vector<SignalMatch>& matches);

}  // namespace attune
