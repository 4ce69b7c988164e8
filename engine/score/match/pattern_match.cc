#include "engine/score/match/pattern_match.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace attune {
namespace {

bool stands_beside(const Pattern& pattern) {
  return pattern.use == PatternUse::only || pattern.use == PatternUse::backchannel;
}

}  // namespace

PatternMatch::PatternMatch(const std::vector<Pattern>& patterns, const Vocabulary& vocabulary)
    : patterns_(patterns) {
  const std::vector<std::vector<WordClass>> classes = classes_by_atom(vocabulary);
  backwards_.resize(patterns.size());
  forwards_.resize(patterns.size());
  lengths_.resize(patterns.size());
  for (size_t i = 0; i < patterns.size(); ++i) {
    const Pattern& p = patterns[i];
    if (p.form == i && (lengths_[i] = length_of(p)) == 0)
      backwards_[i] = steps_by(p, classes, &PatternStep::to, &PatternStep::from);
    if (stands_beside(p) && forwards_[p.form].first.empty())
      forwards_[p.form] = steps_by(patterns[p.form], classes, &PatternStep::from, &PatternStep::to);
  }
}

PatternMatch::Steps PatternMatch::steps_by(const Pattern& pattern,
                                           const std::vector<std::vector<WordClass>>& classes,
                                           uint16_t PatternStep::*by, uint16_t PatternStep::*other) {
  // A step as one number, which orders them by position, then those of any word first, then by class.
  static_assert(sizeof(WordClass) == 2);
  std::vector<uint64_t> numbers;
  auto add = [&](const PatternStep& s, bool any, WordClass c) {
    numbers.push_back(uint64_t{s.*by} << 33 | uint64_t{!any} << 32 | uint64_t{c} << 16 | s.*other);
  };
  for (const PatternStep& s : pattern.steps) {
    if (s.atom == kAnyWord) add(s, true, 0);
    if (s.atom == kAnyWord || s.atom >= classes.size()) continue;
    for (WordClass c : classes[s.atom]) add(s, false, c);
  }
  std::sort(numbers.begin(), numbers.end());
  Steps sorted;
  sorted.first.resize(pattern.positions + 1u);
  sorted.steps.reserve(numbers.size());
  for (uint64_t n : numbers) {
    ++sorted.first[(n >> 33) + 1];
    sorted.steps.push_back({static_cast<uint16_t>(n), static_cast<WordClass>(n >> 16), (n >> 32 & 1) == 0});
  }
  std::partial_sum(sorted.first.begin(), sorted.first.end(), sorted.first.begin());
  return sorted;
}

// Classes that lead to the same positions from all positions share a letter.
FormLetters PatternMatch::letters_of(const Steps& steps) {
  using Way = std::pair<WordClass, uint32_t>;  // what a class leads from and to
  std::vector<Way> ways;
  for (uint32_t position = 0; position + 1 < steps.first.size(); ++position) {
    for (uint32_t i = steps.first[position]; i < steps.first[position + 1]; ++i)
      if (const Steps::Step& step = steps.steps[i]; !step.any)
        ways.emplace_back(step.word_class, position << 16 | step.other);
  }
  std::sort(ways.begin(), ways.end());
  std::map<std::vector<uint32_t>, FormLetters::Letter> known;
  std::vector<FormLetters::Slot> letters;
  std::vector<uint32_t> own;
  for (size_t i = 0; i < ways.size();) {
    const WordClass word_class = ways[i].first;
    own.clear();
    for (; i < ways.size() && ways[i].first == word_class; ++i) own.push_back(ways[i].second);
    const auto next = static_cast<FormLetters::Letter>(known.size() + 1);
    letters.push_back({word_class, known.try_emplace(own, next).first->second});
  }
  return FormLetters(letters);
}

// By how far each position is from the beginning, as long as its steps come after those that lead there.
uint16_t PatternMatch::length_of(const Pattern& pattern) {
  constexpr uint16_t kUnknown = 0xFFFF;
  std::vector<uint16_t> distances(pattern.positions, kUnknown);
  distances[0] = 0;
  for (const PatternStep& s : pattern.steps) {
    const auto distance = static_cast<uint16_t>(distances[s.from] + 1);
    if (distances[s.from] == kUnknown || (distances[s.to] != kUnknown && distances[s.to] != distance))
      return 0;
    distances[s.to] = distance;
  }
  const uint16_t length = distances[pattern.accepting.front()];
  const bool same = std::all_of(pattern.accepting.begin(), pattern.accepting.end(),
                                [&](uint16_t position) { return distances[position] == length; });
  return same && length != kUnknown ? length : 0;
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
  thread_local std::vector<uint8_t> reached;
  thread_local std::vector<size_t> last_words;
  reached.assign(count + 1, 0);
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
