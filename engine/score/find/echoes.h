// Echoes: content words of the other side that are taken up again, which reads as listening (Packard and
// Berger, Journal of Consumer Research 47(5), 2021, doi:10.1093/jcr/ucaa038). What a content word is, and
// when two are the same, stems.h says.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/words/conversation_words.h"
#include "engine/score/words/stems.h"
#include "engine/score/words/word_key.h"

namespace attune {

// The words of one side's last replies that may be content words. Most words that are asked for were not
// said: words that begin alike are a chain from the latest one back, whose place a hash of the beginning
// tells, and of those that were said only these are brought to their stems, once.
class SaidWords {
 public:
  // A word of a text that is followed by kTextPadding readable bytes.
  struct Word {
    const char* text = nullptr;
    uint32_t length = 0;  // at least kShortestContentWord
  };

  void clear() {
    numbered_before_ += said_.size();
    said_.clear();
    forgotten_ = 0;
  }
  void add(Word word, uint32_t reply) {
    const Beginning beginning = beginning_of(word);
    Number& latest = latest_[place_of(beginning)];
    said_.push_back({word, beginning, reply, latest});
    latest = numbered_before_ + said_.size();
  }
  // Forgets what was said before reply `first`, which is no earlier than when it was last asked to.
  void forget_before(uint32_t first) {
    while (forgotten_ < said_.size() && said_[forgotten_].reply < first) ++forgotten_;
  }
  // False: no word that was said has the stem of `word`.
  bool may_hold(Word word) const {
    const Beginning beginning = beginning_of(word);
    Number at = latest_[place_of(beginning)];
    while (is_kept(at) && said(at).beginning != beginning) at = said(at).before;
    return is_kept(at);
  }
  // `stem`: that of `word`, which is a content word.
  bool holds(Word word, Stem stem, StemTable& stems);

 private:
  static constexpr int kPlaceBits = 10;
  static constexpr size_t kPlaces = size_t{1} << kPlaceBits;

  // The first three bytes of a word, folded, which its stem begins with too; 0 where it has no stem.
  using Beginning = uint32_t;
  // Words are numbered on from 1, and from conversation to conversation, so that what an earlier one left in
  // latest_ is as good as forgotten.
  using Number = uint64_t;
  struct Said {
    Word word;
    Beginning beginning = 0;
    uint32_t reply = 0;  // its number
    Number before = 0;   // the word before it in its chain
    bool has_stem = false;
    Stem stem = kNoStem;
  };

  static Beginning beginning_of(Word word) {
    uint32_t bytes = 0;
    std::memcpy(&bytes, word.text, sizeof bytes);
    if (bytes & 0x808080) return beginning_beyond_ascii(word);
    return (bytes | static_cast<uint32_t>(kLowerCase)) & 0xFFFFFF;
  }
  static Beginning beginning_beyond_ascii(Word word);
  static uint32_t place_of(Beginning beginning) { return beginning * 0x9E3779B1u >> (32 - kPlaceBits); }
  bool is_kept(Number number) const { return number > numbered_before_ + forgotten_; }
  const Said& said(Number number) const { return said_[number - numbered_before_ - 1]; }

  std::vector<Said> said_;                // of this conversation, in order of reply
  Number numbered_before_ = 0;            // words of earlier ones
  size_t forgotten_ = 0;                  // of said_
  std::array<Number, kPlaces> latest_{};  // by place: the word said last
};

// Buffers reused from conversation to conversation.
struct EchoScratch {
  StemTable stems;
  SaidWords said;
  std::vector<uint32_t> words;  // of the turn that may be content words
  std::vector<Stem> taken;      // stems taken up in the turn
};

// Appends, in order of turn, a match of `signal`, whose source is Echoes, for each turn that takes up enough
// different words: one match, in as many places as there are words. `words` are those of the conversation;
// whether their vocabulary knows the stop words changes speed only.
void find_echoes(const Conversation& conversation, const ConversationWords& words, const Signal& signal,
                 uint16_t signal_index, EchoScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
