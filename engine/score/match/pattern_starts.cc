#include "engine/score/match/pattern_starts.h"

#include <algorithm>

namespace attune {

PatternStarts::PatternStarts(const PatternMatch& single, size_t most_steps)
    : single_(single), most_steps_(most_steps) {
  for (uint32_t p = 0; p < single.pattern_count(); ++p) {
    const uint32_t form = single.form_of(p);
    forms_.push_back({{}, form, kDead, single.length_of(form)});
  }
  letters_.resize(single.pattern_count());
  clear();
}

void PatternStarts::clear() {
  for (Form& form : forms_) form.first = kDead;
  steps_.assign(1, kDead);  // no state is called so
  known_.clear();
  positions_of_.clear();
}

void PatternStarts::find(uint32_t pattern, const TurnWords& turn, size_t last, std::vector<size_t>& found) {
  found.clear();
  Form& form = forms_[pattern];
  if (form.length != 0) return found.push_back(last + 1 - form.length);
  if (steps_.size() > most_steps_) clear();
  if (form.first == kDead) [[unlikely]]
    begin(form);
  State state = form.first;
  for (size_t word = last;; --word) {
    Step step = steps_[state + form.letters.of(turn.classes[word])];
    if (step == kUnknown) [[unlikely]]
      step = find_step(form, state, turn.classes[word]);
    if (step == kDead) return;
    if (step & kBegins) found.push_back(word);
    state = step & ~kBegins;
    if (word == 0 || turn.broken_before(word)) return;
  }
}

// Letters are worked out for the few forms that a text asks for.
void PatternStarts::begin(Form& form) {
  FormLetters& letters = letters_[form.form];
  if (letters.count() == 1) letters = single_.letters(form.form);
  form.letters = letters.view();
  form.first = intern(form.form, single_.accepting(form.form));
}

PatternStarts::Step PatternStarts::find_step(const Form& form, State state, WordClass word_class) {
  single_.step_back(form.form, word_class, *positions_of_.at(state), scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  Step step = kDead;
  if (!scratch_.empty()) step = intern(form.form, scratch_) | (scratch_.front() == 0 ? kBegins : 0);
  return steps_[state + form.letters.of(word_class)] = step;
}

PatternStarts::State PatternStarts::intern(uint32_t form, const Positions& positions) {
  const auto [at, added] = known_.try_emplace({form, positions}, static_cast<State>(steps_.size()));
  if (!added) return at->second;
  positions_of_[at->second] = &at->first.second;
  steps_.resize(steps_.size() + letters_[form].count(), kUnknown);
  return at->second;
}

}  // namespace attune
