// Echoes: content words of the other side that are taken up again, which reads as listening (Packard and
// Berger, Journal of Consumer Research 47(5), 2021, doi:10.1093/jcr/ucaa038). What a content word is, and
// when two are the same, stems.h says.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/said_words.h"
#include "engine/score/words/conversation_words.h"
#include "engine/score/words/stems.h"

namespace attune {

// Buffers reused from conversation to conversation.
struct EchoScratch {
  StemTable stems;
  SaidWords said;
  std::vector<uint32_t> words;  // of the turn that may be content words
};

// Appends, in order of turn, a match of `signal`, whose source is Echoes, for each turn that takes up enough
// different words: one match, in as many places as there are words. `words` are those of the conversation;
// whether their vocabulary knows the stop words changes speed only.
void find_echoes(const Conversation& conversation, const ConversationWords& words, const Signal& signal,
                 uint16_t signal_index, EchoScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
