#include "engine/score/match/lazy_dfa.h"

#include <algorithm>

namespace attune {

using dfa_state::kAccepts;
using dfa_state::kRow;
using dfa_state::kUnknown;
using dfa_state::name_of;
using dfa_state::number_of;

LazyDfa::LazyDfa(const PhraseAutomaton& automaton, int table_bits, size_t state_bytes)
    : automaton_(automaton),
      state_bytes_(state_bytes),
      ranks_(automaton.class_count(), 0),
      rows_(size_t{4} << table_bits, automaton.class_count()),
      cache_(table_bits) {
  clear();
}

void LazyDfa::clear() {
  rows_.clear();
  cache_.clear();
  states_.clear();
  complete_ends_.clear();
  complete_.clear();
  state_of(automaton_.clause_start());
}

// Forgets all states when there are too many. Those named before are void then, but for the one that is
// returned: what `state` is called now.
LazyDfa::State LazyDfa::trim(State state) {
  if (states_.size() < kMostStates && states_.bytes() < state_bytes_) return state;
  const std::span<const uint32_t> own = states_[number_of(state)];
  const std::vector<uint32_t> places(own.begin(), own.end());
  clear();
  return state_of(places);
}

void LazyDfa::run(const TurnWords& words, std::vector<Completion>& complete) {
  State state = kClauseStart;
  for (size_t first = 0; first < words.count; first += kBlockWords) {
    const size_t count = std::min(kBlockWords, words.count - first);
    const Block block = {words.classes + first, words.flags + first, count};
    state = trim(state);
    prepare(block);
    step_through(block, state);
    if (!note_accepting(count) || !rows_.has_row(number_of(state))) {
      discover(block, state);
      note_accepting(count);
    }
    append_complete(first, complete);
    state = after_[count - 1];
  }
}

// Lanes of about the same length; some are empty where breaks are far apart.
LazyDfa::Cuts LazyDfa::cut(const Block& block) {
  Cuts cuts;
  for (size_t lane = 1; lane < kLanes; ++lane) {
    size_t at = std::max(block.count * lane / kLanes, cuts.begin[lane - 1]);
    while (at < block.count && !block.broken_before(at)) ++at;
    cuts.begin[lane] = cuts.end[lane - 1] = at;
  }
  cuts.end.back() = block.count;
  return cuts;
}

void LazyDfa::prepare(const Block& block) {
  const uint16_t* columns = rows_.columns();
  for (size_t i = 0; i < block.count; ++i) {
    const uint32_t unbroken = uint32_t{block.broken_before(i)} - 1;  // all bits or none
    steps_[i] = columns[block.classes[i]] | (unbroken & kRow) << 16;
  }
}

// Fills after_ as far as transitions are known. Nothing here depends on what a word is but where a step
// reads, so that there is nothing to guess wrong.
void LazyDfa::step_through(const Block& block, State state) {
  const Cuts cuts = cut(block);
  const uint16_t* at = rows_.at();
  const int row_shift = rows_.row_shift();
  const auto step = [&](State from, size_t word) {
    const uint32_t row = from & steps_[word] >> 16;
    return after_[word] = at[(row << row_shift) + static_cast<uint16_t>(steps_[word])];
  };
  std::array<State, kLanes> states{rows_.has_row(number_of(state)) ? state : kClauseStart};
  size_t together = block.count;
  for (size_t lane = 0; lane < kLanes; ++lane)
    together = std::min(together, cuts.end[lane] - cuts.begin[lane]);
  for (size_t i = 0; i < together; ++i)
    for (size_t lane = 0; lane < kLanes; ++lane) states[lane] = step(states[lane], cuts.begin[lane] + i);
  for (size_t lane = 0; lane < kLanes; ++lane)
    for (size_t word = cuts.begin[lane] + together; word < cuts.end[lane]; ++word)
      states[lane] = step(states[lane], word);
}

// Notes the words with which patterns are complete. False when some transition was not known.
bool LazyDfa::note_accepting(size_t count) {
  std::fill_n(after_.begin() + static_cast<std::ptrdiff_t>(count), kGroup, 0);
  size_t accepting = 0;
  State all = 0;
  for (size_t first = 0; first < count; first += kGroup) {
    State any = 0;
    for (size_t i = 0; i < kGroup; ++i) any |= after_[first + i];
    all |= any;
    if ((any & kAccepts) == 0) continue;
    for (size_t i = 0; i < kGroup; ++i) {
      accepting_[accepting] = static_cast<uint16_t>(first + i);
      accepting += (after_[first + i] & kAccepts) != 0;
    }
  }
  accepting_count_ = accepting;
  return (all & kUnknown) == 0;
}

// Corrects after_, and keeps what was not known. From an unknown transition to the next break nothing is
// right.
void LazyDfa::discover(const Block& block, State state) {
  bool lost = !rows_.has_row(number_of(state));
  for (size_t i = 0; i < block.count; ++i) {
    if (block.broken_before(i)) state = kClauseStart;
    lost = (lost && !block.broken_before(i)) || (after_[i] & kUnknown) != 0;
    if (lost) after_[i] = transition(state, block.classes[i]);
    state = after_[i];
  }
}

void LazyDfa::append_complete(size_t first, std::vector<Completion>& complete) const {
  for (size_t i = 0; i < accepting_count_; ++i) {
    const uint32_t state = number_of(after_[accepting_[i]]);
    for (uint32_t at = state == 0 ? 0 : complete_ends_[state - 1]; at < complete_ends_[state]; ++at)
      complete.push_back({static_cast<uint32_t>(first + accepting_[i]), complete_[at]});
  }
}

LazyDfa::State LazyDfa::transition(State from, WordClass word_class) {
  ++slow_steps_;
  const uint32_t number = number_of(from), rank = rank_of(word_class);
  if (const auto known = cache_.find(number, rank)) return *known;
  automaton_.step(states_[number], word_class, scratch_);
  const State to = state_of(scratch_);
  rows_.keep(number, rank, to);
  cache_.keep(number, rank, to);
  return to;
}

uint32_t LazyDfa::rank_of(WordClass word_class) {
  if (ranks_[word_class] != 0) return ranks_[word_class];
  const WordClass first = automaton_.representative(word_class);
  const uint16_t rank = ranks_[first] != 0 ? ranks_[first] : ++ranks_met_;
  for (const WordClass c : {first, word_class}) {
    ranks_[c] = rank;
    rows_.set_column(c, rank);
  }
  return rank;
}

LazyDfa::State LazyDfa::state_of(std::span<const uint32_t> places) {
  const auto [number, is_new] = states_.number_of(places);
  if (is_new) {
    const auto first = static_cast<std::ptrdiff_t>(complete_.size());
    for (const uint32_t place : places)
      if (automaton_.complete(place) != PhraseAutomaton::kNone)
        complete_.push_back(automaton_.complete(place));
    std::sort(complete_.begin() + first, complete_.end());
    complete_.erase(std::unique(complete_.begin() + first, complete_.end()), complete_.end());
    complete_ends_.push_back(static_cast<uint32_t>(complete_.size()));
    rows_.add_state();
  }
  const uint32_t first = number == 0 ? 0 : complete_ends_[number - 1];
  return complete_ends_[number] > first ? name_of(number) | kAccepts : name_of(number);
}

}  // namespace attune
