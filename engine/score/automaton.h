// The phrase automaton: all patterns of one role's signals at once, one step a word.
//
// PhraseAutomaton is the nondeterministic form, immutable and shared. LazyDfa is a thread's deterministic
// form of it: a state is the set of places at which patterns stand, and the table of transitions is filled as
// texts need them, because gaps make the full table explode while real text visits little of it. When the
// table is full it is emptied and begun again; results never depend on it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/score/vocabulary.h"

namespace attune {

class PhraseAutomaton {
 public:
  // Of the patterns with these indexes. `compiled` and `vocabulary` are used only here.
  PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                  const Vocabulary& vocabulary);

  size_t class_count() const { return start_.size(); }

  // Adds to `next` (unsorted, may repeat) the places after reading a word of this class from `places`, the
  // start included.
  void step(std::span<const uint32_t> places, WordClass word_class, std::vector<uint32_t>& next) const;

  // The pattern that is complete at this place, or kNone.
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  uint32_t complete(uint32_t place) const { return complete_[place]; }

 private:
  struct Move {
    WordClass word_class;
    uint32_t to;
  };
  // A place is one position of one pattern. By place:
  std::vector<std::vector<Move>> moves_;    // by class
  std::vector<std::vector<uint32_t>> any_;  // on every word
  std::vector<uint32_t> complete_;
  std::vector<std::vector<uint32_t>> start_;  // by class: the places after a first word
};

class LazyDfa {
 public:
  using State = uint16_t;
  static constexpr State kRoot = 0;  // no pattern has begun

  explicit LazyDfa(const PhraseAutomaton& automaton);

  // The state after a word of this class.
  State next(State state, WordClass word_class) {
    State to = table_[state * class_count_ + word_class];
    return to != kUnknown ? to : discover(state, word_class);
  }
  bool accepts(State state) const { return accepting_[state]; }
  // The patterns complete in this state.
  const std::vector<uint32_t>& complete(State state) const { return complete_[state]; }
  size_t state_count() const { return places_.size(); }

 private:
  static constexpr State kUnknown = 0xFFFF;
  State discover(State state, WordClass word_class);
  State intern(std::vector<uint32_t> places);
  void clear();

  const PhraseAutomaton& automaton_;
  size_t class_count_;
  size_t most_states_;
  std::vector<State> table_;                     // state x class
  std::vector<uint8_t> accepting_;               // by state
  std::vector<std::vector<uint32_t>> complete_;  // by state
  std::vector<std::vector<uint32_t>> places_;    // by state, sorted
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<uint32_t> scratch_;
};

}  // namespace attune
