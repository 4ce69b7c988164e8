#include "engine/score/lazy_dfa.h"

#include <algorithm>

namespace attune {
namespace {

constexpr int kFirstColumnBits = 7;

}  // namespace

LazyDfa::LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes)
    : automaton_(automaton), table_bytes_(table_bytes) {
  clear(kFirstColumnBits);
}

void LazyDfa::clear(int column_bits) {
  column_bits_ = column_bits;
  lacks_columns_ = false;
  columns_.assign(automaton_.class_count(), 0);
  columns_met_ = 0;
  table_.clear();
  places_.clear();
  complete_ends_.clear();
  complete_.clear();
  known_.clear();
  intern(automaton_.clause_start());
  add_row({});  // that of unknown()
}

// Begins the table again when it has grown too large, or has too few columns. States named before are void
// then, but for the one that is returned: what `state` is called now.
LazyDfa::State LazyDfa::trim(State state) {
  const bool is_full = table_.size() * sizeof(State) >= table_bytes_ && state_count() >= 2;
  if (!is_full && !lacks_columns_) return state;
  const std::vector<uint32_t> places = places_[row_of(state)];
  clear(lacks_columns_ ? column_bits_ + 1 : column_bits_);
  return intern(places);
}

void LazyDfa::run(const TurnWords& words, std::vector<Completion>& complete) {
  State state = kClauseStart;
  for (size_t first = 0; first < words.count; first += kBlockWords) {
    const size_t count = std::min(kBlockWords, words.count - first);
    const Block block = {words.classes + first, words.flags + first, count};
    state = trim(state);
    step_through(block, state);
    if (!note_accepting(block)) {
      discover(block, state);
      note_accepting(block);
    }
    append_complete(first, complete);
    state = after_[count - 1];
  }
}

// Lanes of about the same length; some are empty where breaks are far apart.
LazyDfa::Cuts LazyDfa::cut(const Block& block) {
  Cuts cuts{};
  for (size_t lane = 1; lane < kLanes; ++lane) {
    size_t at = std::max(block.count * lane / kLanes, cuts[lane - 1]);
    while (at < block.count && !block.broken_before(at)) ++at;
    cuts[lane] = at;
  }
  cuts[kLanes] = block.count;
  return cuts;
}

// Fills after_ as far as the table knows. Nothing here depends on what a word is but where a step reads, so
// that there is nothing to guess wrong.
void LazyDfa::step_through(const Block& block, State state) {
  const Cuts cuts = cut(block);
  const State* table = table_.data();
  const uint16_t* columns = columns_.data();
  const auto step = [&](State from, size_t word) {
    const State unbroken = block.broken_before(word) ? 0 : ~kAccepts;
    return after_[word] = (table + columns[block.classes[word]])[from & unbroken];
  };
  std::array<State, kLanes> states{state};
  size_t together = block.count;
  for (size_t lane = 0; lane < kLanes; ++lane) together = std::min(together, cuts[lane + 1] - cuts[lane]);
  for (size_t i = 0; i < together; ++i)
    for (size_t lane = 0; lane < kLanes; ++lane) states[lane] = step(states[lane], cuts[lane] + i);
  for (size_t lane = 0; lane < kLanes; ++lane)
    for (size_t word = cuts[lane] + together; word < cuts[lane + 1]; ++word)
      states[lane] = step(states[lane], word);
}

// Notes the words with which patterns are complete. False when the table did not know some transition.
bool LazyDfa::note_accepting(const Block& block) {
  size_t count = 0, lost = 0;
  for (size_t i = 0; i < block.count; ++i) {
    accepting_[count] = static_cast<uint16_t>(i);
    count += (after_[i] & kAccepts) != 0;
    lost += after_[i] == unknown();
  }
  accepting_count_ = count;
  return lost == 0;
}

// Fills after_, and the table with what it did not know.
void LazyDfa::discover(const Block& block, State state) {
  for (size_t i = 0; i < block.count; ++i) {
    if (block.broken_before(i)) state = kClauseStart;
    after_[i] = state = transition(state & ~kAccepts, block.classes[i]);
  }
}

void LazyDfa::append_complete(size_t first, std::vector<Completion>& complete) const {
  for (size_t i = 0; i < accepting_count_; ++i) {
    const size_t row = row_of(after_[accepting_[i]]);
    for (uint32_t at = row == 0 ? 0 : complete_ends_[row - 1]; at < complete_ends_[row]; ++at)
      complete.push_back({static_cast<uint32_t>(first + accepting_[i]), complete_[at]});
  }
}

LazyDfa::State LazyDfa::transition(State from, WordClass word_class) {
  const uint16_t column = column_of(word_class);
  State to = table_[from + column];
  if (to != unknown()) return to;
  to = after(from, word_class);
  if (column != 0) table_[from + column] = to;
  return to;
}

// Column 0 when there is no room for another one.
uint16_t LazyDfa::column_of(WordClass word_class) {
  if (columns_[word_class] != 0) return columns_[word_class];
  uint16_t& shared = columns_[automaton_.representative(word_class)];
  if (shared == 0) {
    lacks_columns_ |= size_t{columns_met_} + 1 == size_t{1} << column_bits_;
    if (lacks_columns_) return 0;
    shared = ++columns_met_;
  }
  return columns_[word_class] = shared;
}

LazyDfa::State LazyDfa::after(State state, WordClass word_class) {
  scratch_.clear();
  automaton_.step(places_[row_of(state)], word_class, scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  scratch_.erase(std::unique(scratch_.begin(), scratch_.end()), scratch_.end());
  return intern(scratch_);
}

LazyDfa::State LazyDfa::intern(const std::vector<uint32_t>& places) {
  const auto [at, added] = known_.try_emplace(places, State{0});
  if (added) at->second = add_row(places);
  return at->second;
}

LazyDfa::State LazyDfa::add_row(const std::vector<uint32_t>& places) {
  auto state = static_cast<State>(table_.size());
  const auto first = static_cast<std::ptrdiff_t>(complete_.size());
  for (const uint32_t place : places)
    if (automaton_.complete(place) != PhraseAutomaton::kNone) complete_.push_back(automaton_.complete(place));
  std::sort(complete_.begin() + first, complete_.end());
  complete_.erase(std::unique(complete_.begin() + first, complete_.end()), complete_.end());
  if (complete_.begin() + first != complete_.end()) state |= kAccepts;
  complete_ends_.push_back(static_cast<uint32_t>(complete_.size()));
  places_.push_back(places);
  table_.resize(table_.size() + (size_t{1} << column_bits_), unknown());
  return state;
}

}  // namespace attune
