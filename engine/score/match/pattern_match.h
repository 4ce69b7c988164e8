// Single patterns at known places: steps backwards from where a match ends (pattern_starts.h), and the
// patterns that are needed only beside a match (`only`, backchannels).
#pragma once

#include <cstdint>
#include <vector>

#include "engine/score/match/form_letters.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

class PatternMatch {
 public:
  PatternMatch(const std::vector<Pattern>& patterns, const Vocabulary& vocabulary);

  size_t pattern_count() const { return patterns_.size(); }
  uint32_t form_of(uint32_t pattern) const { return patterns_[pattern].form; }
  const std::vector<uint16_t>& accepting(uint32_t form) const { return patterns_[form].accepting; }
  // How many words every match has; 0 where they have different lengths, or that is not seen at a glance.
  uint16_t length_of(uint32_t form) const { return lengths_[form]; }

  // Replaces `next` by the positions from which a word of this class leads to one of `active`, each once. The
  // form is one of unknown length.
  void step_back(uint32_t form, WordClass word_class, const std::vector<uint16_t>& active,
                 std::vector<uint16_t>& next) const {
    step(backwards_[form], word_class, active, next);
  }
  // What step_back() tells apart; worked out anew by each call.
  FormLetters letters(uint32_t form) const { return letters_of(backwards_[form]); }

  // Every word with which a match of the pattern that starts at word `first` may end, ascending. The pattern
  // is one that is needed beside a match.
  void ends(uint32_t pattern, const TurnWords& turn, size_t first, std::vector<size_t>& found) const;

  // Whether the turn has words and is made of nothing but matches of these patterns, one after the other.
  // They are such patterns too.
  bool covers(const std::vector<uint32_t>& patterns, const TurnWords& turn) const;

 private:
  // The steps of a pattern by the position they lead to (backwards) or come from (forwards): those of
  // position p are [first[p], first[p + 1]), those for any word first, then by class.
  struct Steps {
    struct Step {
      uint16_t other = 0;
      WordClass word_class = 0;
      bool any = false;  // whatever the class
    };
    std::vector<uint32_t> first;
    std::vector<Step> steps;
  };
  static Steps steps_by(const Pattern& pattern, const std::vector<std::vector<WordClass>>& classes,
                        uint16_t PatternStep::*by, uint16_t PatternStep::*other);
  static FormLetters letters_of(const Steps& steps);
  static uint16_t length_of(const Pattern& pattern);
  static bool step(const Steps& steps, WordClass word_class, const std::vector<uint16_t>& active,
                   std::vector<uint16_t>& next);

  const std::vector<Pattern>& patterns_;
  // By form; empty where nobody asks for them.
  std::vector<Steps> backwards_, forwards_;
  std::vector<uint16_t> lengths_;  // by form
};

}  // namespace attune
