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

  // How many classes it tells apart.
  size_t representative_count() const { return representative_count_; }
  // The first of the classes that no pattern of this automaton tells from `word_class`.
  WordClass representative(WordClass word_class) const { return representative_[word_class]; }

  // The pattern that is complete at this place, or kNone.
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  uint32_t complete(uint32_t place) const { return complete_[place]; }

 private:
  void find_representatives();

  struct Move {
    WordClass word_class;
    uint32_t to;
  };
  // A place is one position of one pattern. By place:
  std::vector<std::vector<Move>> moves_;    // by class
  std::vector<std::vector<uint32_t>> any_;  // on every word
  std::vector<uint32_t> complete_;
  size_t representative_count_ = 0;
  std::vector<WordClass> representative_;     // by class
  std::vector<std::vector<uint32_t>> start_;  // by class: the places after a first word
};

class LazyDfa {
 public:
  // A state is named by where its row begins in the table; the highest bit says that patterns are complete in
  // it, so that one look at the table tells everything.
  using State = uint32_t;
  static constexpr State kRoot = 0;  // no pattern has begun
  static constexpr State kAccepts = 0x80000000;

  // The table is emptied when it is larger than `table_bytes`: changes speed only. The automaton must outlive
  // it.
  explicit LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes = 8 * 1024 * 1024);

  // A class gets its column of the table when it is first met, and shares it with the classes that this
  // automaton does not tell from it: frequent words are met early, so that the columns in use are few and
  // close together in the cache. Column 0 stands for classes not met yet; its transitions are never known.
  using Column = uint16_t;

  // The table as it stands, to be held in registers during a pass over a turn; outdated by discover().
  struct View {
    const State* table;
    const Column* columns;
    // The state after a word of this class, or kUnknown.
    State next(State state, WordClass word_class) const {
      return table[(state & ~kAccepts) + columns[word_class]];
    }
  };
  static constexpr State kUnknown = 0xFFFFFFFF;
  View view() const { return {table_.data(), columns_.data()}; }

  // Empties the table when it has grown too large; states named before are void then, but for the one that is
  // returned: what `state` is called now. Called every so many words.
  State trim(State state);

  // The state after a word of this class, where the view does not know it.
  State discover(State state, WordClass word_class);
  static bool accepts(State state) { return state & kAccepts; }
  // The patterns complete in this state.
  const std::vector<uint32_t>& complete(State state) const { return complete_[(state & ~kAccepts) / width_]; }
  size_t state_count() const { return places_.size(); }

 private:
  Column column_of(WordClass word_class);
  State intern(const std::vector<uint32_t>& places);
  void clear();

  const PhraseAutomaton& automaton_;
  size_t width_;  // columns of a row, with room behind them
  size_t most_states_;
  std::vector<Column> columns_;                  // by class
  std::vector<WordClass> classes_;               // by column
  std::vector<State> table_;                     // rows of columns
  std::vector<std::vector<uint32_t>> complete_;  // by row
  std::vector<std::vector<uint32_t>> places_;    // by row, sorted
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<uint32_t> scratch_;
};

}  // namespace attune
