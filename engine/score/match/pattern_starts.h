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
  // All that is remembered is forgotten when it is more than `most_steps` steps: changes speed only.
  explicit PatternStarts(const PatternMatch& single, size_t most_steps = size_t{1} << 20);

  // Replaces `found` by every word at which a match of the pattern that ends with word `last` may begin,
  // descending. The pattern is complete with that word.
  void find(uint32_t pattern, const TurnWords& turn, size_t last, std::vector<size_t>& found);

 private:
  using Positions = std::vector<uint16_t>;  // ascending
  // Where the steps from a set of positions lie in steps_: one for each letter of the form.
  using State = uint32_t;
  static constexpr State kDead = 0;  // no position is left
  // What a word leads to: a state, and whether a match may begin with the word.
  using Step = uint32_t;
  static constexpr Step kBegins = 1u << 31, kUnknown = 0xFFFFFFFF;

  // What is to be known of a pattern, side by side.
  struct Form {
    FormLetters::View letters;  // none before it is asked for
    uint32_t form = 0;
    State first = kDead;  // not asked for yet
    uint16_t length = 0;  // of PatternMatch
  };

  void clear();
  void begin(Form& form);
  Step find_step(const Form& form, State state, WordClass word_class);
  State intern(uint32_t form, const Positions& positions);

  const PatternMatch& single_;
  size_t most_steps_;
  std::vector<Form> forms_;           // by pattern
  std::vector<FormLetters> letters_;  // by form
  std::vector<Step> steps_;
  std::map<std::pair<uint32_t, Positions>, State> known_;  // by form and positions
  std::map<State, const Positions*> positions_of_;         // in known_
  Positions scratch_;
};

}  // namespace attune
