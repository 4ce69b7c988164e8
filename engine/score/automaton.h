// The phrase automaton: all patterns of one role's signals at once, one step a word.
//
// PhraseAutomaton is the nondeterministic form, immutable and shared. LazyDfa is a thread's deterministic
// form of it: a state is the set of places at which patterns stand, and the table of transitions is filled as
// texts need them, because gaps make the full table explode while real text visits little of it. When the
// table is full it is emptied and begun again; results never depend on it.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "engine/score/conversation_words.h"

namespace attune {

class PhraseAutomaton {
 public:
  // Of the `chosen` patterns, and of those that are wanted only where they begin a clause (indexes into
  // `patterns`). `patterns` and `vocabulary` are used only here.
  PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                  const Vocabulary& vocabulary, const std::vector<uint32_t>& clause_openers = {});

  size_t class_count() const { return start_.size(); }

  // Adds to `next` (unsorted, may repeat) the places after reading a word of this class from `places`, the
  // start included.
  void step(std::span<const uint32_t> places, WordClass word_class, std::vector<uint32_t>& next) const;

  // The places behind a break, before the first word of a clause.
  const std::vector<uint32_t>& clause_start() const { return clause_start_; }

  // The first of the classes that no pattern of this automaton tells from `word_class`.
  WordClass representative(WordClass word_class) const { return representative_[word_class]; }

  // The pattern that is complete at this place, or kNone.
  static constexpr uint32_t kNone = 0xFFFFFFFF;
  uint32_t complete(uint32_t place) const { return complete_[place]; }

 private:
  using ClassesByAtom = std::vector<std::vector<WordClass>>;
  void add(const Pattern& pattern, uint32_t index, const ClassesByAtom& classes, bool anywhere);
  void find_representatives();

  struct Move {
    WordClass word_class;
    uint32_t to;
  };
  // A place is one position of one pattern. By place:
  std::vector<std::vector<Move>> moves_;    // by class
  std::vector<std::vector<uint32_t>> any_;  // on every word
  std::vector<uint32_t> complete_;
  std::vector<uint32_t> clause_start_;
  std::vector<WordClass> representative_;     // by class
  std::vector<std::vector<uint32_t>> start_;  // by class: the places after a first word
};

class LazyDfa {
 public:
  // The table is emptied when it is larger than `table_bytes`: changes speed only. The automaton must outlive
  // it.
  explicit LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes = 8 * 1024 * 1024);

  // Steps through the words of a turn, and calls found(std::span patterns, word) for each word with which
  // patterns are complete, in order.
  template <class Found>
  void run(const TurnWords& words, const Found& found) {
    State state = clause_start_;
    Block block;
    for (size_t first = 0; first < words.count; first += kBlockWords) {
      step_through(words, first, state, block);
      for (; block.complete != 0; block.complete &= block.complete - 1) {
        const auto at = static_cast<size_t>(std::countr_zero(block.complete));
        found(complete_in(row_of(block.states[at])), first + at);
      }
    }
  }

  size_t state_count() const { return places_.size(); }

 private:
  // A state is named by where its row of `special_` begins; the highest bit says that patterns are complete
  // in it.
  using State = uint32_t;
  static constexpr State kRoot = 0;  // no pattern has begun
  State clause_start_ = kRoot;       // what the state is behind a break
  static constexpr State kAccepts = 0x80000000;
  static constexpr State kUnknown = 0xFFFFFFFF;

  // A class gets its column of the table when it is first met, and shares it with the classes that this
  // automaton does not tell from it: the columns in use are few, so that rows are short and stay in the
  // cache. When there is no room for another one, the table is begun again with twice as many (trim). Column
  // 0 stands for classes without a column yet; its transitions are never known.
  struct Column {
    State from_root = kRoot;  // the state after the word, when no pattern had begun before
    uint32_t number = 0;
  };

  static constexpr size_t kBlockWords = 64;
  struct Block {
    std::array<State, kBlockWords> states;  // after each word
    uint64_t complete = 0;                  // one bit for each word with which patterns are complete
  };
  void step_through(const TurnWords& words, size_t first, State& state, Block& block);
  uint64_t guess(const TurnWords& words, size_t first, size_t count, State state, Block& block) const;
  size_t follow(const TurnWords& words, size_t first, size_t from, size_t count, State state, Block& block);

  State next(State state, WordClass word_class);
  State discover(State state, WordClass word_class);
  Column column_of(WordClass word_class);
  State after(State state, WordClass word_class);
  State intern(const std::vector<uint32_t>& places);
  State trim(State state);
  void clear(size_t row_words);
  size_t row_of(State state) const { return (state & ~kAccepts) >> std::countr_zero(row_words_); }
  std::span<const uint32_t> complete_in(size_t row) const {
    const uint32_t first = row == 0 ? 0 : complete_ends_[row - 1];
    return {complete_.data() + first, complete_ends_[row] - first};
  }

  const PhraseAutomaton& automaton_;
  size_t table_bytes_;    // no more than about so many
  size_t row_words_ = 0;  // of 64 columns each; a power of two
  bool lacks_columns_ = false;
  std::vector<Column> columns_;  // by class
  uint32_t columns_met_ = 0;
  std::vector<State> table_;  // rows of columns
  // Rows of one bit a column: whether the word leads elsewhere than it would from the root, or where it leads
  // is not known.
  std::vector<uint64_t> special_;
  std::vector<uint32_t> complete_;             // patterns, those of one row after those of another
  std::vector<uint32_t> complete_ends_;        // by row
  std::vector<std::vector<uint32_t>> places_;  // by row, sorted
  std::map<std::vector<uint32_t>, State> known_;
  std::vector<uint32_t> scratch_;
};

}  // namespace attune
