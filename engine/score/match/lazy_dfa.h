// LazyDfa: a thread's deterministic form of a PhraseAutomaton.
//
// A state is the set of places at which patterns stand. States and transitions are worked out when a text
// first needs them, because there are far too many to make them all: gaps let any number of patterns stand
// half-way at once. Real text needs thousands of states with a few transitions each, and a few hundred of
// them nearly always. Those met first are kept in a table that a step reads once (TransitionRows), others in
// a cache; what was put out of it is worked out again. Results never depend on it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/score/match/automaton.h"
#include "engine/score/match/place_sets.h"
#include "engine/score/match/transition_cache.h"
#include "engine/score/match/transition_rows.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// With this word a pattern is complete.
struct Completion {
  uint32_t word = 0;  // of those that were run through
  uint32_t pattern = 0;
  bool operator==(const Completion&) const = default;
};

class LazyDfa {
 public:
  // There is room for 2^table_bits transitions in the cache (1 to 18) and four times as many in rows, and
  // states are forgotten when their places take more than `state_bytes`: change speed only. The automaton
  // must outlive it.
  explicit LazyDfa(const PhraseAutomaton& automaton, int table_bits = 18,
                   size_t state_bytes = 8 * 1024 * 1024);

  // Steps through the words of any number of turns (each begins with a break), and appends what is complete
  // with which word: by word, then by pattern.
  void run(const TurnWords& words, std::vector<Completion>& complete);

  size_t state_count() const { return states_.size(); }
  // How many steps had to be taken by themselves, since the rows did not know them.
  size_t slow_steps() const { return slow_steps_; }

 private:
  using State = DfaState;
  static constexpr State kClauseStart = 0;  // the state behind a break

  // As many words are stepped through before anything is asked about them.
  static constexpr size_t kBlockWords = 512;
  static constexpr size_t kMostStates = dfa_state::kMostNumbers - kBlockWords;  // before a block
  struct Block {
    const WordClass* classes;
    const uint8_t* flags;
    size_t count;
    bool broken_before(size_t word) const { return flags[word] & kBreakBefore; }
  };

  // A block is cut at breaks, where nothing needs to be known of the words before, into lanes that are
  // stepped through side by side: each step waits for the one before it, but not for those of other lanes.
  static constexpr size_t kLanes = 4;
  struct Cuts {
    std::array<size_t, kLanes> begin{}, end{};
  };
  // So many are asked about at once: with most, no pattern is complete.
  static constexpr size_t kGroup = 16;
  static Cuts cut(const Block& block);
  void prepare(const Block& block);
  void step_through(const Block& block, State state);
  void discover(const Block& block, State state);
  bool note_accepting(size_t count);
  void append_complete(size_t first, std::vector<Completion>& complete) const;

  State transition(State from, WordClass word_class);
  uint32_t rank_of(WordClass word_class);
  State state_of(std::span<const uint32_t> places);
  State trim(State state);
  void clear();

  const PhraseAutomaton& automaton_;
  size_t state_bytes_;
  // By class, those that the automaton does not tell apart have one: a number from 1 in the order in which
  // they were first met, 0 for those not met yet.
  std::vector<uint16_t> ranks_;
  uint16_t ranks_met_ = 0;
  size_t slow_steps_ = 0;
  PlaceSets states_;
  TransitionRows rows_;
  TransitionCache cache_;
  // By number of state: where its patterns end in complete_.
  std::vector<uint32_t> complete_ends_;
  std::vector<uint32_t> complete_;  // patterns, those of one state after those of another
  std::vector<uint32_t> scratch_;
  // Of the block at hand, by word:
  std::array<uint32_t, kBlockWords> steps_;        // the column; above it what is left of the row before it
  std::array<State, kBlockWords + kGroup> after_;  // the state after it
  std::array<uint16_t, kBlockWords + kGroup> accepting_;  // words with which patterns are complete
  size_t accepting_count_ = 0;
};

}  // namespace attune
