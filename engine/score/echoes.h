// Echoes: content words of the other side that are taken up again, which reads as listening (Packard and
// Berger, Journal of Consumer Research 47(5), 2021, doi:10.1093/jcr/ucaa038).
//
// A content word has at least three letters, no digit (repeating an account number is no listening) and is no
// stop word. Words are compared by their stem: plural and verb endings (-s, -es, -ies, -ed, -ing), a doubled
// consonant before them and a final e are taken away, in the manner of the S stemmer (Harman 1991, How
// effective is suffixing?), which brings "charged", "charges" and "charge" together and little else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// The stem of a folded word, as far as it is a content word; otherwise empty.
std::string content_stem(std::string_view word);

// Buffers reused from conversation to conversation.
struct EchoScratch {
  struct Said {
    uint64_t stem = 0;
    uint32_t reply = 0;  // number of the reply of the other side
  };
  std::vector<Said> said;
  std::vector<uint64_t> taken;  // stems taken up in the turn
};

// Appends, in order of turn, a match of `signal`, whose source is Echoes, for each turn that takes up enough
// different words: one match, in as many places as there are words.
void find_echoes(const Conversation& conversation, const Signal& signal, uint16_t signal_index,
                 EchoScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
