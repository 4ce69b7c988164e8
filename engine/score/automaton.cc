#include "engine/score/automaton.h"

#include <algorithm>
#include <map>

namespace attune {
PhraseAutomaton::PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                                 const Vocabulary& vocabulary, const std::vector<uint32_t>& clause_openers)
    : start_(vocabulary.class_count()) {
  // Words that mean the same share a class that names only one of their atoms: each atom's classes are found
  // through the class of its own word.
  const ClassesByAtom classes = classes_by_atom(vocabulary);
  for (const uint32_t p : chosen) add(patterns[p], p, classes, true);
  for (const uint32_t p : clause_openers) add(patterns[p], p, classes, false);
  for (auto& moves : moves_)
    std::sort(moves.begin(), moves.end(),
              [](const Move& a, const Move& b) { return a.word_class < b.word_class; });
  find_representatives();
}

// anywhere: it may begin at every word, otherwise only where a clause does.
void PhraseAutomaton::add(const Pattern& pattern, uint32_t index, const ClassesByAtom& classes,
                          bool anywhere) {
  const auto base = static_cast<uint32_t>(moves_.size());
  const auto place = [&](uint16_t position) { return base + position; };
  moves_.resize(base + pattern.positions);
  any_.resize(base + pattern.positions);
  complete_.resize(base + pattern.positions, kNone);
  if (!anywhere) clause_start_.push_back(base);
  for (const uint16_t position : pattern.accepting) complete_[place(position)] = index;
  for (const PatternStep& s : pattern.steps) {
    if (s.atom == kAnyWord) {
      any_[place(s.from)].push_back(place(s.to));
      continue;
    }
    if (s.atom >= classes.size()) continue;
    for (const WordClass c : classes[s.atom]) {
      if (s.from == 0 && anywhere) {
        start_[c].push_back(place(s.to));
      } else {
        moves_[place(s.from)].push_back({c, place(s.to)});
      }
    }
  }
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

}  // namespace attune
