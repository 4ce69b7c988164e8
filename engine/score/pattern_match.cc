#include "engine/score/pattern_match.h"

#include <algorithm>

namespace attune {
PatternMatch::PatternMatch(const std::vector<Pattern>& patterns, const Vocabulary& vocabulary)
    : patterns_(patterns) {
  const std::vector<std::vector<WordClass>> classes = classes_by_atom(vocabulary);
  for (size_t i = 0; i < patterns.size(); ++i) {
    const Pattern& p = patterns[i];
    if (p.form != i) {
      backwards_.emplace_back();
      forwards_.emplace_back();
      words_in_.push_back(0);
      continue;
    }
    backwards_.push_back(steps_by(p, classes, &PatternStep::to, &PatternStep::from));
    forwards_.push_back(steps_by(p, classes, &PatternStep::from, &PatternStep::to));
    words_in_.push_back(words_in(p, forwards_.back()));
  }
}

uint32_t PatternMatch::words_in(const Pattern& pattern, const Steps& forwards) {
  constexpr uint32_t kNotReached = 0xFFFFFFFF;
  std::vector<uint32_t> depths(pattern.positions, kNotReached);  // of each position: words from the start
  std::vector<uint16_t> reached = {0};
  depths[0] = 0;
  for (size_t i = 0; i < reached.size(); ++i) {
    const uint32_t depth = depths[reached[i]] + 1;
    for (uint32_t s = forwards.first[reached[i]]; s < forwards.first[reached[i] + 1u]; ++s) {
      uint32_t& other = depths[forwards.steps[s].other];
      if (other == kNotReached) {
        other = depth;
        reached.push_back(forwards.steps[s].other);
      } else if (other != depth) {
        return 0;
      }
    }
  }
  const uint32_t depth = depths[pattern.accepting.front()];
  const auto differs = [&](uint16_t position) { return depths[position] != depth; };
  const bool depends = std::any_of(pattern.accepting.begin(), pattern.accepting.end(), differs);
  return depends || depth == kNotReached ? 0 : depth;
}

PatternMatch::Steps PatternMatch::steps_by(const Pattern& pattern,
                                           const std::vector<std::vector<WordClass>>& classes,
                                           uint16_t PatternStep::*by, uint16_t PatternStep::*other) {
  std::vector<std::vector<Steps::Step>> of_position(pattern.positions);
  for (const PatternStep& s : pattern.steps) {
    if (s.atom == kAnyWord) of_position[s.*by].push_back({s.*other, 0, true});
    if (s.atom == kAnyWord || s.atom >= classes.size()) continue;
    for (WordClass c : classes[s.atom]) of_position[s.*by].push_back({s.*other, c, false});
  }
  Steps sorted;
  for (std::vector<Steps::Step>& steps : of_position) {
    std::stable_sort(steps.begin(), steps.end(), [](const Steps::Step& a, const Steps::Step& b) {
      return a.any != b.any ? a.any : a.word_class < b.word_class;
    });
    sorted.first.push_back(static_cast<uint32_t>(sorted.steps.size()));
    sorted.steps.insert(sorted.steps.end(), steps.begin(), steps.end());
  }
  sorted.first.push_back(static_cast<uint32_t>(sorted.steps.size()));
  return sorted;
}

// The positions one word of this class away from the active ones, each once. Active positions are few.
bool PatternMatch::step(const Steps& steps, WordClass word_class, const std::vector<uint16_t>& active,
                        std::vector<uint16_t>& next) {
  next.clear();
  for (uint16_t position : active) {
    auto take = [&](const Steps::Step& s) {
      if (std::find(next.begin(), next.end(), s.other) == next.end()) next.push_back(s.other);
    };
    const Steps::Step* step = steps.steps.data() + steps.first[position];
    const Steps::Step* end = steps.steps.data() + steps.first[position + 1u];
    for (; step != end && step->any; ++step) take(*step);
    step = std::lower_bound(step, end, word_class,
                            [](const Steps::Step& s, WordClass c) { return s.word_class < c; });
    for (; step != end && step->word_class == word_class; ++step) take(*step);
  }
  return !next.empty();
}

void PatternMatch::starts(uint32_t pattern, const TurnWords& turn, size_t last,
                          std::vector<size_t>& found) const {
  found.clear();
  pattern = patterns_[pattern].form;
  if (words_in_[pattern] != 0) {
    found.push_back(last + 1 - words_in_[pattern]);
    return;
  }
  thread_local std::vector<uint16_t> active, next;
  active = patterns_[pattern].accepting;
  for (size_t word = last; step(backwards_[pattern], turn.classes[word], active, next); --word) {
    if (std::find(next.begin(), next.end(), 0) != next.end()) found.push_back(word);
    if (word == 0 || turn.broken_before(word)) return;
    std::swap(active, next);
  }
}

void PatternMatch::ends(uint32_t pattern, const TurnWords& turn, size_t first,
                        std::vector<size_t>& found) const {
  pattern = patterns_[pattern].form;
  const std::vector<uint16_t>& accepting = patterns_[pattern].accepting;
  thread_local std::vector<uint16_t> active, next;
  active.assign(1, 0);
  found.clear();
  for (size_t word = first; word < turn.count; ++word) {
    if (word > first && turn.broken_before(word)) return;
    if (!step(forwards_[pattern], turn.classes[word], active, next)) return;
    if (std::find_first_of(next.begin(), next.end(), accepting.begin(), accepting.end()) != next.end())
      found.push_back(word);
    std::swap(active, next);
  }
}

bool PatternMatch::covers(const std::vector<uint32_t>& patterns, const TurnWords& turn) const {
  size_t count = turn.count;
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
