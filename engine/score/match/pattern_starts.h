// Where a match of a pattern begins whose end is known: the automaton reports only with which word a pattern
// is complete.
//
// The pattern is walked backwards from its accepting positions. Sets of positions, and what a word leads to
// from them, are worked out when a text first needs them and remembered, as LazyDfa does forwards.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "engine/score/match/pattern_match.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// One a thread. The PatternMatch must outlive it.
class PatternStarts {
 public:
  // All that is remembered is forgotten when it is more than `most_states` sets: changes speed only.
  explicit PatternStarts(const PatternMatch& single, size_t most_states = 65'536);

  // Replaces `found` by every word at which a match of the pattern that ends with word `last` may begin,
  // descending. The pattern is complete with that word.
  void find(uint32_t pattern, const TurnWords& turn, size_t last, std::vector<size_t>& found);

 private:
  using Positions = std::vector<uint16_t>;  // ascending
  using State = uint32_t;
  static constexpr State kDead = 0;  // no position is left
  static constexpr State kUnknown = 0xFFFFFFFF;

  // What a word leads to. Each pair of state and class has one place, and puts out the one before it.
  struct Step {
    State from = kUnknown;
    WordClass word_class = 0;
    State to = kDead;
  };
  static constexpr int kStepBits = 14;

  void clear();
  State first_state(uint32_t form);
  State next(State state, WordClass word_class);
  State intern(uint32_t form, Positions positions);

  const PatternMatch& single_;
  size_t most_states_;
  std::vector<State> first_states_;  // by form
  std::vector<Step> steps_;
  std::map<std::pair<uint32_t, Positions>, State> known_;  // by form and positions
  // By state:
  std::vector<const std::pair<const std::pair<uint32_t, Positions>, State>*> sets_;  // its entry in known_
  std::vector<uint8_t> begins_;                                                      // a match may begin here
  Positions scratch_;
};

}  // namespace attune
