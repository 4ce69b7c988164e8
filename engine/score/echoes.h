// Echoes: content words of the other side that are taken up again, which reads as listening (Packard and
// Berger, Journal of Consumer Research 47(5), 2021, doi:10.1093/jcr/ucaa038). What a content word is, and
// when two are the same, stems.h says.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/conversation_words.h"
#include "engine/score/stems.h"

namespace attune {

// What one side said in its last replies. Most words that are asked for were not said, or are no content
// words: a filter of one bit a stem answers for nearly all of them.
class SaidStems {
 public:
  void clear() {
    said_.clear();
    filter_ = {};
  }
  void add(Stem stem, uint32_t reply) {
    said_.push_back({stem, reply});
    filter_[word_of(stem)] |= bit_of(stem);
  }
  // Forgets what was said before reply `first`.
  void forget_before(uint32_t first);
  bool holds(Stem stem) const { return (filter_[word_of(stem)] & bit_of(stem)) && is_said(stem); }

 private:
  struct Said {
    Stem stem = kNoStem;
    uint32_t reply = 0;  // its number
  };
  static size_t word_of(Stem stem) { return stem >> 61; }
  static uint64_t bit_of(Stem stem) { return uint64_t{1} << (stem >> 55 & 63); }
  bool is_said(Stem stem) const;

  std::vector<Said> said_;  // in order of reply
  std::array<uint64_t, 8> filter_{};
};

// Buffers reused from conversation to conversation.
struct EchoScratch {
  StemTable stems;
  SaidStems said;
  std::vector<uint32_t> words;  // of the turn that may be content words
  std::vector<Stem> taken;      // stems taken up in the turn
};

// Appends, in order of turn, a match of `signal`, whose source is Echoes, for each turn that takes up enough
// different words: one match, in as many places as there are words. `words` are those of the conversation;
// whether their vocabulary knows the stop words changes speed only.
void find_echoes(const Conversation& conversation, const ConversationWords& words, const Signal& signal,
                 uint16_t signal_index, EchoScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
