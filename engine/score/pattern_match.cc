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

// Active positions of one pattern.
using Positions = std::vector<uint8_t>;

}  // namespace

PatternMatch::PatternMatch(const std::vector<Pattern>& patterns, const Vocabulary& vocabulary)
    : patterns_(patterns), atom_count_(atom_count_of(patterns)) {
  fits_.resize(vocabulary.class_count() * atom_count_);
  for (size_t c = 0; c < vocabulary.class_count(); ++c)
    for (uint32_t atom : vocabulary.atoms_of(static_cast<WordClass>(c)))
      if (atom < atom_count_) fits_[c * atom_count_ + atom] = true;
}

void PatternMatch::starts(uint32_t pattern, const ClassifiedTurn& turn, size_t last,
                          std::vector<size_t>& found) const {
  const Pattern& p = patterns_[pattern];
  thread_local Positions active, before;
  active.assign(p.positions, 0);
  for (uint16_t accepting : p.accepting) active[accepting] = 1;
  found.clear();
  for (size_t word = last;; --word) {
    before.assign(p.positions, 0);
    bool any = false;
    for (const PatternStep& s : p.steps) {
      if (!active[s.to] || !fits(turn.classes[word], s.atom)) continue;
      before[s.from] = 1;
      any = true;
    }
    if (before[0]) found.push_back(word);
    if (!any || word == 0 || turn.broken_before(word)) return;
    std::swap(active, before);
  }
}

void PatternMatch::ends(uint32_t pattern, const ClassifiedTurn& turn, size_t first,
                        std::vector<size_t>& found) const {
  const Pattern& p = patterns_[pattern];
  thread_local Positions active, after;
  active.assign(p.positions, 0);
  active[0] = 1;
  found.clear();
  for (size_t word = first; word < turn.words.count; ++word) {
    if (word > first && turn.broken_before(word)) return;
    after.assign(p.positions, 0);
    bool any = false;
    for (const PatternStep& s : p.steps) {
      if (!active[s.from] || !fits(turn.classes[word], s.atom)) continue;
      after[s.to] = 1;
      any = true;
    }
    if (!any) return;
    bool complete =
        std::any_of(p.accepting.begin(), p.accepting.end(), [&](uint16_t a) { return after[a] != 0; });
    if (complete) found.push_back(word);
    std::swap(active, after);
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
