// TransitionRows: where the states of a LazyDfa lead, a row of a table for each state and a column for each
// class of words. Two bytes a transition: what texts mostly say fits into the nearest caches.
//
// The states and classes that are met first have the rows and columns, as far as there is room; they are
// nearly all that is ever met. Other transitions are in a TransitionCache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/score/match/dfa_state.h"
#include "engine/score/words/word_key.h"

namespace attune {

class TransitionRows {
 public:
  // There is room for so many transitions, but always for the first state's. Of so many classes.
  TransitionRows(size_t most_transitions, size_t class_count);

  // Forgets all states and transitions, but not the columns of classes.
  void clear();

  // The next state, from number 0 on.
  void add_state();
  bool has_row(uint32_t state_number) const { return state_number < rows_; }

  // Gives the class the column of this rank: a number from 1 in the order in which classes were met. Several
  // may share one.
  void set_column(WordClass word_class, uint32_t rank);

  // Keeps the transition if both states have a row and the rank a column.
  void keep(uint32_t from_number, uint32_t rank, DfaState to);

  // The state that a word leads to: at()[(row << row_shift()) + columns()[class]]. Unknown in column 0, which
  // is that of classes without any. Valid until the next change.
  const uint16_t* at() const { return transitions_.data(); }
  int row_shift() const { return column_bits_; }
  const uint16_t* columns() const { return columns_.data(); }

 private:
  static constexpr int kFewestColumnBits = 6, kMostColumnBits = 9;
  void widen();
  size_t room_for_rows() const;

  size_t most_transitions_;
  int column_bits_ = kFewestColumnBits;
  size_t rows_ = 0;
  std::vector<uint16_t> transitions_;
  std::vector<uint16_t> columns_;  // by class
  std::vector<uint16_t> ranks_;    // by class
};

}  // namespace attune
