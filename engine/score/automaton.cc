#include "engine/score/automaton.h"

#include <algorithm>

namespace attune {
namespace {

// An odd number of cache lines, so that the first columns of all rows, which are in use most, do not compete
// for the same few places of the cache.
size_t row_width(const PhraseAutomaton& automaton) {
  constexpr size_t kPerLine = 64 / sizeof(LazyDfa::State);
  size_t lines = (automaton.representative_count() + 1 + kPerLine - 1) / kPerLine;
  return (lines | 1) * kPerLine;
}

}  // namespace

PhraseAutomaton::PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                                 const Vocabulary& vocabulary)
    : start_(vocabulary.class_count()) {
  // Words that mean the same share a class that names only one of their atoms: each atom's classes are found
  // through the class of its own word.
  std::vector<std::vector<WordClass>> classes = classes_by_atom(vocabulary);
  for (uint32_t p : chosen) {
    uint32_t base = static_cast<uint32_t>(moves_.size());
    auto place = [&](uint16_t position) { return base + position; };
    moves_.resize(base + patterns[p].positions);
    any_.resize(base + patterns[p].positions);
    complete_.resize(base + patterns[p].positions, kNone);
    for (uint16_t position : patterns[p].accepting) complete_[place(position)] = p;
    for (const PatternStep& s : patterns[p].steps) {
      if (s.atom == kAnyWord) {
        any_[place(s.from)].push_back(place(s.to));
        continue;
      }
      if (s.atom >= classes.size()) continue;
      for (WordClass c : classes[s.atom]) {
        if (s.from == 0) {
          start_[c].push_back(place(s.to));
        } else {
          moves_[place(s.from)].push_back({c, place(s.to)});
        }
      }
    }
  }
  for (auto& moves : moves_)
    std::sort(moves.begin(), moves.end(),
              [](const Move& a, const Move& b) { return a.word_class < b.word_class; });
  find_representatives();
}

void PhraseAutomaton::find_representatives() {
  // What a class does: the places it leads to, from the start and from each place.
  using Effect = std::vector<std::pair<uint32_t, uint32_t>>;
  std::vector<Effect> effects(start_.size());
  for (size_t c = 0; c < start_.size(); ++c)
    for (uint32_t to : start_[c]) effects[c].push_back({kNone, to});
  for (uint32_t place = 0; place < moves_.size(); ++place)
    for (const Move& m : moves_[place]) effects[m.word_class].push_back({place, m.to});
  std::map<Effect, WordClass> first;
  for (size_t c = 0; c < effects.size(); ++c) {
    auto word_class = static_cast<WordClass>(c);
    representative_.push_back(first.try_emplace(std::move(effects[c]), word_class).first->second);
  }
  representative_count_ = first.size();
}

void PhraseAutomaton::step(std::span<const uint32_t> places, WordClass word_class,
                           std::vector<uint32_t>& next) const {
  next.insert(next.end(), start_[word_class].begin(), start_[word_class].end());
  for (uint32_t place : places) {
    next.insert(next.end(), any_[place].begin(), any_[place].end());
    auto by_class = [](const Move& m, WordClass c) { return m.word_class < c; };
    auto at = std::lower_bound(moves_[place].begin(), moves_[place].end(), word_class, by_class);
    for (; at != moves_[place].end() && at->word_class == word_class; ++at) next.push_back(at->to);
  }
}

LazyDfa::LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes)
    : automaton_(automaton), width_(row_width(automaton)), columns_(automaton.class_count(), 0), classes_(1) {
  most_states_ = std::max<size_t>(table_bytes / (width_ * sizeof(State)), 2);
  clear();
}

void LazyDfa::clear() {
  table_.clear();
  complete_.clear();
  places_.clear();
  known_.clear();
  intern({});
}

LazyDfa::Column LazyDfa::column_of(WordClass word_class) {
  if (columns_[word_class] != 0) return columns_[word_class];
  Column& shared = columns_[automaton_.representative(word_class)];
  if (shared == 0) {
    shared = static_cast<Column>(classes_.size());
    classes_.push_back(word_class);
  }
  return columns_[word_class] = shared;
}

LazyDfa::State LazyDfa::trim(State state) {
  if (places_.size() < most_states_) return state;
  std::vector<uint32_t> places = places_[(state & ~kAccepts) / width_];
  clear();
  return intern(places);
}

LazyDfa::State LazyDfa::discover(State state, WordClass word_class) {
  const State row = state & ~kAccepts;
  const Column column = column_of(word_class);
  if (table_[row + column] != kUnknown) return table_[row + column];
  scratch_.clear();
  automaton_.step(places_[row / width_], classes_[column], scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  scratch_.erase(std::unique(scratch_.begin(), scratch_.end()), scratch_.end());
  State to = intern(scratch_);
  table_[row + column] = to;
  return to;
}

LazyDfa::State LazyDfa::intern(const std::vector<uint32_t>& places) {
  auto [at, added] = known_.try_emplace(places, static_cast<State>(table_.size()));
  if (!added) return at->second;
  std::vector<uint32_t> complete;
  for (uint32_t place : places)
    if (automaton_.complete(place) != PhraseAutomaton::kNone) complete.push_back(automaton_.complete(place));
  std::sort(complete.begin(), complete.end());
  complete.erase(std::unique(complete.begin(), complete.end()), complete.end());
  if (!complete.empty()) at->second |= kAccepts;
  complete_.push_back(std::move(complete));
  places_.push_back(places);
  table_.resize(table_.size() + width_, kUnknown);
  return at->second;
}

}  // namespace attune
