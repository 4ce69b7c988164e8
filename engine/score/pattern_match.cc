#include "engine/score/pattern_match.h"

#include <algorithm>

namespace attune {
namespace {

size_t atom_count_of(const std::vector<Pattern>& patterns) {
  uint32_t most = 0;
  for (const Pattern& p : patterns)
    for (const PatternStep& s : p.steps) most = std::max(most, s.atom);
  return most + 1;
}

}  // namespace

PatternMatch::PatternMatch(const std::vector<Pattern>& patterns, const Vocabulary& vocabulary)
    : patterns_(patterns), atom_count_(atom_count_of(patterns)) {
  fits_.resize(vocabulary.class_count() * atom_count_);
  for (size_t c = 0; c < vocabulary.class_count(); ++c)
    for (uint32_t atom : vocabulary.atoms_of(static_cast<WordClass>(c)))
      if (atom < atom_count_) fits_[c * atom_count_ + atom] = 1;
  for (const Pattern& p : patterns) {
    backwards_.push_back(steps_by(p, &PatternStep::to, &PatternStep::from));
    forwards_.push_back(steps_by(p, &PatternStep::from, &PatternStep::to));
  }
}

PatternMatch::Steps PatternMatch::steps_by(const Pattern& pattern, uint16_t PatternStep::*by,
                                           uint16_t PatternStep::*other) {
  Steps sorted;
  sorted.first.assign(pattern.positions + 1u, 0);
  for (const PatternStep& s : pattern.steps) ++sorted.first[s.*by + 1u];
  for (size_t p = 1; p < sorted.first.size(); ++p) sorted.first[p] += sorted.first[p - 1];
  std::vector<uint32_t> at(sorted.first.begin(), sorted.first.end() - 1);
  sorted.steps.resize(pattern.steps.size());
  for (const PatternStep& s : pattern.steps) sorted.steps[at[s.*by]++] = {s.*other, s.atom};
  return sorted;
}

// The positions one word of this class away from the active ones, each once. Active positions are few.
bool PatternMatch::step(const Steps& steps, WordClass word_class, const std::vector<uint16_t>& active,
                        std::vector<uint16_t>& next) const {
  next.clear();
  for (uint16_t position : active) {
    for (uint32_t i = steps.first[position]; i < steps.first[position + 1u]; ++i) {
      const Steps::Step& s = steps.steps[i];
      if (fits(word_class, s.atom) && std::find(next.begin(), next.end(), s.other) == next.end())
        next.push_back(s.other);
    }
  }
  return !next.empty();
}

void PatternMatch::starts(uint32_t pattern, const ClassifiedTurn& turn, size_t last,
                          std::vector<size_t>& found) const {
  thread_local std::vector<uint16_t> active, next;
  active = patterns_[pattern].accepting;
  found.clear();
  for (size_t word = last; step(backwards_[pattern], turn.classes[word], active, next); --word) {
    if (std::find(next.begin(), next.end(), 0) != next.end()) found.push_back(word);
    if (word == 0 || turn.broken_before(word)) return;
    std::swap(active, next);
  }
}

void PatternMatch::ends(uint32_t pattern, const ClassifiedTurn& turn, size_t first,
                        std::vector<size_t>& found) const {
  const std::vector<uint16_t>& accepting = patterns_[pattern].accepting;
  thread_local std::vector<uint16_t> active, next;
  active.assign(1, 0);
  found.clear();
  for (size_t word = first; word < turn.words.count; ++word) {
    if (word > first && turn.broken_before(word)) return;
    if (!step(forwards_[pattern], turn.classes[word], active, next)) return;
    if (std::find_first_of(next.begin(), next.end(), accepting.begin(), accepting.end()) != next.end())
      found.push_back(word);
    std::swap(active, next);
  }
}

bool PatternMatch::covers(const std::vector<uint32_t>& patterns, const ClassifiedTurn& turn) const {
  size_t count = turn.words.count;
  if (count == 0 || patterns.empty()) return false;
  std::vector<uint8_t> reached(count + 1, 0);
  std::vector<size_t> last_words;
  reached[0] = 1;
  size_t furthest = 0;
  for (size_t word = 0; word < count && word <= furthest; ++word) {
    if (!reached[word]) continue;
    for (uint32_t p : patterns) {
      ends(p, turn, word, last_words);
      for (size_t last : last_words) {
        reached[last + 1] = 1;
        furthest = std::max(furthest, last + 1);
      }
    }
  }
  return reached[count];
}

}  // namespace attune
