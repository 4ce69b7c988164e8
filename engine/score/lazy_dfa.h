// LazyDfa: a thread's deterministic form of a PhraseAutomaton.
//
// A state is the set of places at which patterns stand, and the table of transitions is filled as texts need
// them, because gaps make the full table explode while real text visits little of it. When the table is full
// it is emptied and begun again; results never depend on it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/score/automaton.h"
#include "engine/score/conversation_words.h"

namespace attune {

// With this word a pattern is complete.
struct Completion {
  uint32_t word = 0;  // of those that were run through
  uint32_t pattern = 0;
  bool operator==(const Completion&) const = default;
};

class LazyDfa {
 public:
  // The table is emptied when it is larger than `table_bytes`: changes speed only. The automaton must outlive
  // it.
  explicit LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes = 8 * 1024 * 1024);

  // Steps through the words of any number of turns (each begins with a break), and appends what is complete
  // with which word: by word, then by pattern.
  void run(const TurnWords& words, std::vector<Completion>& complete);

  size_t state_count() const { return places_.size() - 1; }

 private:
  // A state is named by where its row of the table begins; the highest bit says that patterns are complete in
  // it. So the state behind a break, whose row is the first, is what is left of any state and no bits.
  using State = uint32_t;
  static constexpr State kClauseStart = 0;
  static constexpr State kAccepts = 0x80000000;

  // As many words are stepped through before anything is asked about them.
  static constexpr size_t kBlockWords = 512;
  struct Block {
    const WordClass* classes;
    const uint8_t* flags;
    size_t count;
    bool broken_before(size_t word) const { return flags[word] & kBreakBefore; }
  };

  // A block is cut at breaks, where nothing needs to be known of the words before, into lanes that are
  // stepped through side by side: each step waits for the one before it, but not for those of other lanes.
  static constexpr size_t kLanes = 4;
  using Cuts = std::array<size_t, kLanes + 1>;
  static Cuts cut(const Block& block);
  void step_through(const Block& block, State state);
  void discover(const Block& block, State state);
  bool note_accepting(const Block& block);
  void append_complete(size_t first, std::vector<Completion>& complete) const;

  State transition(State from, WordClass word_class);
  uint16_t column_of(WordClass word_class);
  State after(State state, WordClass word_class);
  State intern(const std::vector<uint32_t>& places);
  State add_row(const std::vector<uint32_t>& places);
  State trim(State state);
  void clear(int column_bits);

  // Where the table leads when it does not know: to a row that never leads elsewhere.
  State unknown() const { return State{1} << column_bits_; }
  size_t row_of(State state) const { return (state & ~kAccepts) >> column_bits_; }

  const PhraseAutomaton& automaton_;
  size_t table_bytes_;  // no more than about so many
  // A class gets its column of the table when it is first met, and shares it with the classes that the
  // automaton does not tell from it: the columns in use are few, so that rows are short and stay in the
  // cache. When there is no room for another one, the table is begun again with twice as many (trim). Column
  // 0 stands for classes without a column yet; its transitions are never known.
  int column_bits_ = 0;
  bool lacks_columns_ = false;
  std::vector<uint16_t> columns_;  // by class
  uint16_t columns_met_ = 0;
  std::vector<State> table_;  // rows of columns
  // By row:
  std::vector<std::vector<uint32_t>> places_;  // sorted
  std::vector<uint32_t> complete_ends_;        // where its patterns end in complete_
  std::vector<uint32_t> complete_;             // patterns, those of one row after those of another
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<uint32_t> scratch_;
  // Of the block at hand:
  std::array<State, kBlockWords> after_;         // the state after each word
  std::array<uint16_t, kBlockWords> accepting_;  // words with which patterns are complete
  size_t accepting_count_ = 0;
};

}  // namespace attune
