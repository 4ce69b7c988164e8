// The words of a conversation and their classes, all that matching looks at.
//
// The rules of what a word is are those of base/words.h; a test compares the two on every text. All turns are
// done before any is matched, because the few words that need a second look would otherwise stop the flow of
// the others.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/score/vocabulary.h"
#include "engine/score/word_cutter.h"
#include "engine/score/word_lookup.h"

namespace attune {

// The words of one turn, or of several, a view: word i is bytes [start[i], end[i]) of its turn's text.
struct TurnWords {
  const uint32_t *start, *end;
  const uint8_t* flags;  // of WordFlag
  const WordClass* classes;
  size_t count;

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
    const size_t first = turns_[index].first_word;
    return {&start_[first], &end_[first], &flags_[first], &classes_[first], turns_[index].count};
  }

  // Those of all turns of a role, one turn after the other; each begins with a break. Valid as long.
  TurnWords of_role(Role role) const {
    const size_t first = first_of_role_[static_cast<size_t>(role)];
    return {start_.data() + first, end_.data() + first, flags_.data() + first, classes_.data() + first,
            first_of_role_[static_cast<size_t>(role) + 1] - first};
  }

  // The one of the last find().
  const Vocabulary& vocabulary() const { return *vocabulary_; }

 private:
  struct Words {
    size_t first_word = 0, count = 0;
  };
  void find_turn(std::string_view text, uint32_t turn, const WordCutter& cutter, const WordLookup& lookup);
  void make_room(size_t words);
  size_t cut_slowly(std::string_view text, size_t first_word);
  size_t find_beyond_ascii(std::string_view text, const Words& words, size_t left);
  void find_left_over(const Conversation& conversation);

  const Vocabulary* vocabulary_ = nullptr;
  std::vector<uint32_t> start_, end_;
  std::vector<uint8_t> flags_;
  std::vector<WordClass> classes_;
  std::vector<LeftOver> left_over_;  // the first left_over_count_
  size_t left_over_count_ = 0;
  std::vector<Words> turns_;
  size_t word_count_ = 0;
  std::array<size_t, kRoleCount + 1> first_of_role_{};
};

}  // namespace attune
