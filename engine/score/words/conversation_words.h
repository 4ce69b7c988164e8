// The words of a conversation and their classes, all that matching looks at.
//
// The rules of what a word is are those of base/words.h; a test compares the two on every text. All turns are
// joined, then cut, then looked up, and the few words that need a second look come last: they would stop the
// flow of the others.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/score/words/joined_text.h"
#include "engine/score/words/vocabulary.h"
#include "engine/score/words/word_cutter.h"
#include "engine/score/words/word_lookup.h"

namespace attune {

// The words of one turn, or of several, a view.
struct TurnWords {
  const WordPlace* places;  // in the joined text, in which the turn begins at `origin`
  const uint8_t* flags;     // of WordFlag
  const WordClass* classes;
  size_t count;
  uint32_t origin = 0;

  // Word i is bytes [start(i), end(i)) of its turn's text. Of one turn only.
  uint32_t start(size_t word) const { return places[word].start - origin; }
  uint32_t end(size_t word) const { return places[word].end - origin; }
  uint32_t length(size_t word) const { return places[word].length(); }
  bool broken_before(size_t word) const { return flags[word] & kBreakBefore; }
};

// Reused from conversation to conversation; one a thread.
class ConversationWords {
 public:
  // Replaces what was held by the words of `conversation`. Each text is followed by kTextPadding readable
  // bytes. The vocabulary must outlive what it is asked for afterwards.
  void find(const Conversation& conversation, const Vocabulary& vocabulary,
            const WordCutter& cutter = word_cutter(), const WordLookup& lookup = word_lookup());

  // Valid until the next find().
  TurnWords turn(size_t index) const {
    const Blocks& turn = turns_[index];
    return words_of(turn.first, turn.end);
  }

  // Those of all turns of a role, one turn after the other; each begins with a break. Valid as long.
  TurnWords of_role(Role role) const {
    const Blocks& turns = roles_[static_cast<size_t>(role)];
    return words_of(turns.first, turns.end);
  }

  // The one of the last find().
  const Vocabulary& vocabulary() const { return *vocabulary_; }

 private:
  struct Blocks {
    uint32_t first = 0, end = 0;
  };
  // A turn with characters that were replaced in the joined text, and its shifts.
  struct Replaced {
    uint32_t turn;
    size_t first_shift, end_shift;
  };
  TurnWords words_of(uint32_t first_block, uint32_t end_block) const {
    const uint32_t first = words_before_[first_block];
    return {places_.data() + first, flags_.data() + first, classes_.data() + first,
            words_before_[end_block] - first, first_block * JoinedText::kBlock};
  }
  void order_turns(const Conversation& conversation);
  void join(const Conversation& conversation);
  void join_turn(std::string_view text, uint32_t turn);
  void make_room();
  void find_left_over(size_t count);
  void restore_places(const Replaced& replaced);

  const Vocabulary* vocabulary_ = nullptr;
  JoinedText text_;                                       // of all turns, role after role
  std::vector<uint32_t> order_;                           // turns, role after role
  std::array<uint32_t, kRoleCount + 1> first_of_role_{};  // index into order_
  std::vector<Blocks> turns_;
  std::array<Blocks, kRoleCount> roles_{};
  std::vector<Replaced> replaced_;
  std::vector<WordPlace> places_;
  std::vector<uint8_t> flags_;
  std::vector<WordClass> classes_;
  std::vector<uint32_t> left_over_;
  std::vector<uint32_t> words_before_;  // by block
};

}  // namespace attune
