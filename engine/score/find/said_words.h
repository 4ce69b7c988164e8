// What one side said in its last replies, to be asked whether the other side takes it up.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "engine/score/words/stems.h"
#include "engine/score/words/word_key.h"

namespace attune {

// The words of the last replies that may be content words. Most words that are asked for were not said: words
// that begin alike are a chain from the latest one back, whose place a hash of the beginning tells, and only
// chains that are asked for are brought to their stems, each word once. So the time grows with the words that
// are said and asked for, and no faster, whatever they are.
class SaidWords {
 public:
  // A word of a text that is followed by kTextPadding readable bytes.
  struct Word {
    const char* text = nullptr;
    uint32_t length = 0;  // at least kShortestContentWord
  };

  void clear();
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

  // The words that are asked for from now on are of another turn.
  void begin_turn() { ++turn_; }
  // False: no word that was said has the stem of `word`.
  bool may_hold(Word word) const {
    const Beginning beginning = beginning_of(word);
    Number at = latest_[place_of(beginning)];
    for (int step = 0; is_kept(at) && step < kMostSteps; ++step, at = said(at).before)
      if (said(at).beginning == beginning) return true;
    return is_kept(at);
  }
  // Whether a word of `stem`, which is that of `word`, was said and not yet taken up in this turn.
  bool take_up(Word word, Stem stem, StemTable& stems);

 private:
  static constexpr int kPlaceBits = 10;
  static constexpr size_t kPlaces = size_t{1} << kPlaceBits;
  static constexpr int kMostSteps = 4;  // of a chain, before its stems are asked

  // The first three bytes of a word, folded, which its stem begins with too; 0 where it has no stem.
  using Beginning = uint32_t;
  // Words are numbered on from 1, and from conversation to conversation, so that what an earlier one left
  // behind is as good as forgotten.
  using Number = uint64_t;
  struct Said {
    Word word;
    Beginning beginning = 0;
    uint32_t reply = 0;  // its number
    Number before = 0;   // the word before it in its chain
    bool has_stem = false;
  };
  struct StemSlot {
    Stem stem = kNoStem;
    Number latest = 0;      // the word of this stem said last; of an earlier conversation: the slot is free
    uint64_t taken_in = 0;  // the turn that took it up last
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
  // The slot of `stem`, or the free one where it belongs.
  StemSlot& slot_of(Stem stem);
  void add_stem(Stem stem, Number number);

  std::vector<Said> said_;                                        // of this conversation, in order of reply
  Number numbered_before_ = 0;                                    // words of earlier ones
  size_t forgotten_ = 0;                                          // of said_
  std::array<Number, kPlaces> latest_{};                          // by place: the word said last
  std::vector<StemSlot> slots_ = std::vector<StemSlot>(kPlaces);  // a power of two, at most half taken
  size_t stem_count_ = 0;                                         // of this conversation
  uint64_t turn_ = 0;
};

}  // namespace attune
