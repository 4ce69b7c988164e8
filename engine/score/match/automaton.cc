#include "engine/score/match/automaton.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace attune {
namespace {

uint64_t bit_of(WordClass word_class) { return uint64_t{1} << (word_class % 64); }

}  // namespace

PhraseAutomaton::PhraseAutomaton(const std::vector<Pattern>& patterns, const std::vector<uint32_t>& chosen,
                                 const Vocabulary& vocabulary, const std::vector<uint32_t>& clause_openers) {
  std::vector<Member> members;
  for (const uint32_t p : chosen) members.push_back({&patterns[p], add_places(patterns[p], p), true});
  for (const uint32_t p : clause_openers) {
    members.push_back({&patterns[p], add_places(patterns[p], p), false});
    clause_start_.push_back(members.back().first_place);
  }
  add_moves(members, vocabulary);
  find_representatives();
}

// Returns the place of the pattern's first position.
uint32_t PhraseAutomaton::add_places(const Pattern& pattern, uint32_t index) {
  const auto first = static_cast<uint32_t>(complete_.size());
  complete_.resize(first + pattern.positions, kNone);
  for (const uint16_t position : pattern.accepting) complete_[first + position] = index;
  return first;
}

void PhraseAutomaton::add_moves(const std::vector<Member>& members, const Vocabulary& vocabulary) {
  // Words that mean the same share a class that names only one of their atoms: each atom's classes are found
  // through the class of its own word.
  const std::vector<std::vector<WordClass>> classes = classes_by_atom(vocabulary);
  const auto each_step = [&](const auto& use) {
    for (const Member& m : members)
      for (const PatternStep& s : m.pattern->steps) use(m, s);
  };
  const auto each_move = [&](bool from_start, const auto& use) {
    each_step([&](const Member& m, const PatternStep& s) {
      if (s.atom == kAnyWord || s.atom >= classes.size() || (s.from == 0 && m.anywhere) != from_start) return;
      for (const WordClass c : classes[s.atom]) use(m.first_place + s.from, Move{c, m.first_place + s.to});
    });
  };
  any_ = Lists<uint32_t>(complete_.size(), [&](const auto& put) {
    each_step([&](const Member& m, const PatternStep& s) {
      if (s.atom == kAnyWord) put(m.first_place + s.from, m.first_place + s.to);
    });
  });
  start_ = Lists<uint32_t>(vocabulary.class_count(), [&](const auto& put) {
    each_move(true, [&](uint32_t, const Move& move) { put(move.word_class, move.to); });
  });
  moves_ = Lists<Move>(complete_.size(), [&](const auto& put) { each_move(false, put); });
  for (size_t c = 0; c < start_.size(); ++c) std::sort(start_[c].begin(), start_[c].end());
  reads_.resize(moves_.size());
  for (size_t place = 0; place < moves_.size(); ++place) {
    std::sort(moves_[place].begin(), moves_[place].end(),
              [](const Move& a, const Move& b) { return a.word_class < b.word_class; });
    for (const Move& m : moves_[place]) reads_[place] |= bit_of(m.word_class);
  }
}

void PhraseAutomaton::find_representatives() {
  // What a class does: the places it leads to, from the start and from each place.
  using Effect = std::pair<uint32_t, uint32_t>;
  const Lists<Effect> effects(start_.size(), [this](const auto& put) {
    for (size_t c = 0; c < start_.size(); ++c)
      for (const uint32_t to : start_[c]) put(c, Effect{kNone, to});
    for (uint32_t place = 0; place < moves_.size(); ++place)
      for (const Move& m : moves_[place]) put(m.word_class, Effect{place, m.to});
  });
  std::unordered_map<std::string_view, WordClass> first;  // by the bytes of the effects
  for (size_t c = 0; c < effects.size(); ++c) {
    const std::string_view bytes(reinterpret_cast<const char*>(effects[c].data()), effects[c].size_bytes());
    representative_.push_back(first.try_emplace(bytes, static_cast<WordClass>(c)).first->second);
  }
}

void PhraseAutomaton::step(std::span<const uint32_t> places, WordClass word_class,
                           std::vector<uint32_t>& next) const {
  next.assign(start_[word_class].begin(), start_[word_class].end());
  const auto begun = static_cast<std::ptrdiff_t>(next.size());
  for (const uint32_t place : places) {
    next.insert(next.end(), any_[place].begin(), any_[place].end());
    if ((reads_[place] & bit_of(word_class)) == 0) continue;
    const std::span<const Move> moves = moves_[place];
    auto at = std::lower_bound(moves.begin(), moves.end(), word_class,
                               [](const Move& m, WordClass c) { return m.word_class < c; });
    for (; at != moves.end() && at->word_class == word_class; ++at) next.push_back(at->to);
  }
  std::sort(next.begin() + begun, next.end());
  std::inplace_merge(next.begin(), next.begin() + begun, next.end());
  next.erase(std::unique(next.begin(), next.end()), next.end());
}

}  // namespace attune
