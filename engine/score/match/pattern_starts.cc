#include "engine/score/match/pattern_starts.h"

#include <algorithm>

namespace attune {

PatternStarts::PatternStarts(const PatternMatch& single, size_t most_steps)
    : single_(single), most_steps_(most_steps) {
  clear();
}

void PatternStarts::clear() {
  first_states_.assign(single_.pattern_count(), kDead);
  steps_.assign(1, kDead);  // no state is called so
  known_.clear();
  positions_of_.clear();
}

void PatternStarts::find(uint32_t pattern, const TurnWords& turn, size_t last, std::vector<size_t>& found) {
  found.clear();
  const uint32_t form = single_.form_of(pattern);
  if (const uint16_t length = single_.length_of(form)) return found.push_back(last + 1 - length);
  if (steps_.size() > most_steps_) clear();
  const FormLetters& letters = single_.letters(form);
  State state = first_state(form);
  for (size_t word = last;; --word) {
    Step step = steps_[state + letters.of(turn.classes[word])];
    if (step == kUnknown) [[unlikely]]
      step = find_step(form, state, turn.classes[word]);
    if (step == kDead) return;
    if (step & kBegins) found.push_back(word);
    state = step & ~kBegins;
    if (word == 0 || turn.broken_before(word)) return;
  }
}

PatternStarts::State PatternStarts::first_state(uint32_t form) {
  if (first_states_[form] == kDead) first_states_[form] = intern(form, single_.accepting(form));
  return first_states_[form];
}

PatternStarts::Step PatternStarts::find_step(uint32_t form, State state, WordClass word_class) {
  single_.step_back(form, word_class, *positions_of_.at(state), scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  Step step = kDead;
  if (!scratch_.empty()) step = intern(form, scratch_) | (scratch_.front() == 0 ? kBegins : 0);
  return steps_[state + single_.letters(form).of(word_class)] = step;
}

PatternStarts::State PatternStarts::intern(uint32_t form, const Positions& positions) {
  const auto [at, added] = known_.try_emplace({form, positions}, static_cast<State>(steps_.size()));
  if (!added) return at->second;
  positions_of_[at->second] = &at->first.second;
  steps_.resize(steps_.size() + single_.letters(form).count(), kUnknown);
  return at->second;
}

}  // namespace attune
