#include "engine/score/lazy_dfa.h"

#include <algorithm>

namespace attune {
namespace {

constexpr size_t kFirstBuckets = 1024;

}  // namespace

LazyDfa::LazyDfa(const PhraseAutomaton& automaton, int table_bits, size_t state_bytes)
    : automaton_(automaton),
      state_bytes_(state_bytes),
      class_keys_(automaton.class_count(), 0),
      most_buckets_(size_t{1} << (table_bits - 1)),
      bucket_mask_(std::min(kFirstBuckets, most_buckets_) - 1),
      buckets_(bucket_mask_ + 1) {
  clear();
}

void LazyDfa::clear() {
  std::fill(buckets_.begin(), buckets_.end(), Bucket{kNone, kNone});
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
    step_through(block, state);
    if (!note_accepting(block)) {
      discover(block, state);
      note_accepting(block);
    }
    append_complete(first, complete);
    state = static_cast<State>(after_[count - 1]);
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

// Fills after_ as far as transitions are known. Nothing here depends on what a word is but where a step
// reads, so that there is nothing to guess wrong.
void LazyDfa::step_through(const Block& block, State state) {
  const Cuts cuts = cut(block);
  const auto step = [&](State from, size_t word) {
    const State unbroken = State{block.broken_before(word)} - 1;  // all bits or none
    const uint64_t found = find(from & unbroken, class_keys_[block.classes[word]]);
    after_[word] = found;
    return static_cast<State>(found);
  };
  std::array<State, kLanes> states{state};
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
bool LazyDfa::note_accepting(const Block& block) {
  size_t count = 0;
  uint64_t all = 0;
  for (size_t i = 0; i < block.count; ++i) {
    accepting_[count] = static_cast<uint16_t>(i);
    count += (after_[i] & kAccepts) != 0;
    all |= after_[i];
  }
  accepting_count_ = count;
  return is_state(all);
}

// Corrects after_, and adds to the table what it did not know. From an unknown transition to the next break
// nothing is right.
void LazyDfa::discover(const Block& block, State state) {
  bool lost = false;
  for (size_t i = 0; i < block.count; ++i) {
    if (block.broken_before(i)) state = kClauseStart;
    lost = (lost && !block.broken_before(i)) || !is_state(after_[i]);
    if (lost) after_[i] = transition(state, block.classes[i]);
    state = static_cast<State>(after_[i]);
  }
}

void LazyDfa::append_complete(size_t first, std::vector<Completion>& complete) const {
  for (size_t i = 0; i < accepting_count_; ++i) {
    const uint32_t state = number_of(static_cast<State>(after_[accepting_[i]]));
    for (uint32_t at = state == 0 ? 0 : complete_ends_[state - 1]; at < complete_ends_[state]; ++at)
      complete.push_back({static_cast<uint32_t>(first + accepting_[i]), complete_[at]});
  }
}

LazyDfa::State LazyDfa::transition(State from, WordClass word_class) {
  const ClassKey c = class_key_of(word_class);
  if (const uint64_t found = find(from, c); is_state(found)) return static_cast<State>(found);
  automaton_.step(states_[number_of(from)], word_class, scratch_);
  const State to = state_of(scratch_);
  keep(key_of(from, c) ^ to);
  if (++kept_ > buckets_.size() && buckets_.size() < most_buckets_) make_room();
  return to;
}

void LazyDfa::keep(Transition transition) {
  const uint64_t number = transition >> 32 & 0xFFFF;  // of the class
  Bucket& bucket = buckets_[bucket_of(static_cast<State>(transition >> 48), number)];
  bucket = {transition, bucket[0]};
}

void LazyDfa::make_room() {
  std::vector<Bucket> kept(2 * buckets_.size(), Bucket{kNone, kNone});
  kept.swap(buckets_);
  bucket_mask_ = buckets_.size() - 1;
  for (const Bucket& bucket : kept)
    for (const Transition transition : {bucket[1], bucket[0]})
      if (transition != kNone) keep(transition);
}

LazyDfa::ClassKey LazyDfa::class_key_of(WordClass word_class) {
  ClassKey& own = class_keys_[word_class];
  if (own != 0) return own;
  ClassKey& shared = class_keys_[automaton_.representative(word_class)];
  if (shared == 0) {
    ++classes_met_;
    shared = classes_met_ << 32 | classes_met_;
  }
  return own = shared;
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
  }
  const uint32_t first = number == 0 ? 0 : complete_ends_[number - 1];
  return complete_ends_[number] > first ? name_of(number) | kAccepts : name_of(number);
}

}  // namespace attune
