#include "engine/score/match/transition_rows.h"

#include <algorithm>

namespace attune {

using dfa_state::kMostRows;
using dfa_state::kUnknown;

TransitionRows::TransitionRows(size_t most_transitions, size_t class_count)
    : most_transitions_(most_transitions), columns_(class_count, 0), ranks_(class_count, 0) {}

void TransitionRows::clear() {
  rows_ = 0;
  transitions_.clear();
}

size_t TransitionRows::room_for_rows() const {
  return std::clamp<size_t>(most_transitions_ >> column_bits_, 1, kMostRows);
}

void TransitionRows::add_state() {
  if (rows_ == room_for_rows()) return;
  ++rows_;
  transitions_.resize(rows_ << column_bits_, kUnknown);
}

void TransitionRows::set_column(WordClass word_class, uint32_t rank) {
  ranks_[word_class] = static_cast<uint16_t>(rank);
  if (rank >> column_bits_ != 0 && column_bits_ < kMostColumnBits) widen();
  columns_[word_class] = rank >> column_bits_ == 0 ? ranks_[word_class] : 0;
}

void TransitionRows::keep(uint32_t from_number, uint32_t rank, DfaState to) {
  if (!has_row(from_number) || !has_row(dfa_state::number_of(to)) || rank >> column_bits_ != 0) return;
  transitions_[(size_t{from_number} << column_bits_) + rank] = static_cast<uint16_t>(to);
}

// Twice as many columns, and no more rows than there is room for then.
void TransitionRows::widen() {
  const size_t columns = size_t{1} << column_bits_++;
  rows_ = std::min(rows_, room_for_rows());
  std::vector<uint16_t> wider(rows_ << column_bits_, kUnknown);
  const auto still_there = [this](uint16_t to) { return has_row(to & dfa_state::kRow) ? to : kUnknown; };
  for (size_t row = 0; row < rows_; ++row) {
    const auto from = transitions_.begin() + static_cast<std::ptrdiff_t>(row * columns);
    std::transform(from, from + static_cast<std::ptrdiff_t>(columns),
                   wider.begin() + static_cast<std::ptrdiff_t>(2 * row * columns), still_there);
  }
  transitions_.swap(wider);
  for (size_t c = 0; c < ranks_.size(); ++c) columns_[c] = ranks_[c] >> column_bits_ == 0 ? ranks_[c] : 0;
}

}  // namespace attune
