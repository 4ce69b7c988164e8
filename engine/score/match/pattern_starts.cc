#include "engine/score/match/pattern_starts.h"

#include <algorithm>

namespace attune {

PatternStarts::PatternStarts(const PatternMatch& single, size_t most_states)
    : single_(single), most_states_(most_states) {
  clear();
}

void PatternStarts::clear() {
  first_states_.assign(single_.pattern_count(), kUnknown);
  steps_.assign(size_t{1} << kStepBits, Step{});
  known_.clear();
  sets_.assign(1, nullptr);  // kDead
  begins_.assign(1, 0);
}

void PatternStarts::find(uint32_t pattern, const TurnWords& turn, size_t last, std::vector<size_t>& found) {
  found.clear();
  const uint32_t form = single_.form_of(pattern);
  if (const uint16_t length = single_.length_of(form)) return found.push_back(last + 1 - length);
  if (sets_.size() > most_states_) clear();
  State state = first_state(form);
  for (size_t word = last;; --word) {
    state = next(state, turn.classes[word]);
    if (state == kDead) return;
    if (begins_[state]) found.push_back(word);
    if (word == 0 || turn.broken_before(word)) return;
  }
}

PatternStarts::State PatternStarts::first_state(uint32_t form) {
  if (first_states_[form] == kUnknown) first_states_[form] = intern(form, single_.accepting(form));
  return first_states_[form];
}

PatternStarts::State PatternStarts::next(State state, WordClass word_class) {
  constexpr uint32_t kFactor = 0x9E3779B1;
  Step& step = steps_[((state << 16 ^ state >> 4 ^ word_class) * kFactor) >> (32 - kStepBits)];
  if (step.from == state && step.word_class == word_class) [[likely]]
    return step.to;
  const auto& [form, positions] = sets_[state]->first;
  single_.step_back(form, word_class, positions, scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  step = {state, word_class, scratch_.empty() ? kDead : intern(form, scratch_)};
  return step.to;
}

PatternStarts::State PatternStarts::intern(uint32_t form, Positions positions) {
  const auto [at, added] = known_.try_emplace({form, std::move(positions)}, static_cast<State>(sets_.size()));
  if (!added) return at->second;
  const Positions& own = at->first.second;
  begins_.push_back(std::find(own.begin(), own.end(), 0) != own.end());
  sets_.push_back(&*at);
  return at->second;
}

}  // namespace attune
