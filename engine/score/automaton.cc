#include "engine/score/automaton.h"

#include <algorithm>

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

LazyDfa::LazyDfa(const PhraseAutomaton& automaton, size_t table_bytes)
    : automaton_(automaton), table_bytes_(table_bytes) {
  constexpr size_t kFirstRowWords = 2;
  clear(kFirstRowWords);
}

void LazyDfa::clear(size_t row_words) {
  row_words_ = row_words;
  lacks_columns_ = false;
  columns_.assign(automaton_.class_count(), Column{});
  columns_met_ = 0;
  table_.clear();
  special_.clear();
  complete_.clear();
  complete_ends_.clear();
  places_.clear();
  known_.clear();
  intern({});
  clause_start_ = intern(automaton_.clause_start());
}

// Begins the table again when it has grown too large, or has too few columns. States named before are void
// then, but for the one that is returned: what `state` is called now.
LazyDfa::State LazyDfa::trim(State state) {
  const bool is_full = table_.size() * sizeof(State) >= table_bytes_ && places_.size() >= 2;
  if (!is_full && !lacks_columns_) return state;
  std::vector<uint32_t> places = places_[row_of(state)];
  clear(lacks_columns_ ? row_words_ * 2 : row_words_);
  return intern(places);
}

// Most words do not continue what was begun before them: the state after them is what it would be from the
// root. So all states are guessed first, each without waiting for the one before it, and only where the guess
// may be wrong the automaton is followed, until it is where it was guessed to be.
void LazyDfa::step_through(const TurnWords& words, size_t first, State& state, Block& block) {
  const size_t count = std::min(kBlockWords, words.count - first);
  state = trim(state);
  uint64_t doubtful = guess(words, first, count, state, block);
  while (doubtful != 0) {
    const auto from = static_cast<size_t>(std::countr_zero(doubtful));
    const size_t behind =
        follow(words, first, from, count, from == 0 ? state : block.states[from - 1], block);
    doubtful = behind == kBlockWords ? 0 : doubtful & ~uint64_t{0} << behind;
  }
  state = block.states[count - 1];
}

// Fills `block` with the states after each word from the root. Returns one bit for each word after which the
// state may be another, if those before it are right.
uint64_t LazyDfa::guess(const TurnWords& words, size_t first, size_t count, State state, Block& block) const {
  const Column* columns = columns_.data();
  const uint64_t* special = special_.data();
  uint64_t doubtful = 0, complete = 0;
  for (size_t i = 0; i < count; ++i) {
    const Column column = columns[words.classes[first + i]];
    const State from = words.broken_before(first + i) ? clause_start_ : state & ~kAccepts;
    doubtful |= (special[from + column.number / 64] >> (column.number % 64) & 1) << i;
    complete |= static_cast<uint64_t>(column.from_root >> 31) << i;
    block.states[i] = state = column.from_root;
  }
  block.complete = complete;
  return doubtful;
}

// Corrects the block from word `from` on, before which the automaton is in `state`, until a guess was right.
// Returns the first word behind that.
size_t LazyDfa::follow(const TurnWords& words, size_t first, size_t from, size_t count, State state,
                       Block& block) {
  for (size_t i = from; i < count; ++i) {
    if (words.broken_before(first + i)) state = clause_start_;
    state = next(state, words.classes[first + i]);
    if (state == block.states[i]) return i + 1;
    block.states[i] = state;
    const uint64_t bit = uint64_t{1} << i;
    block.complete = state & kAccepts ? block.complete | bit : block.complete & ~bit;
  }
  return count;
}

LazyDfa::State LazyDfa::next(State state, WordClass word_class) {
  const Column& column = columns_[word_class];
  state &= ~kAccepts;
  const bool special = special_[state + column.number / 64] >> (column.number % 64) & 1;
  if (!special) return column.from_root;
  const State to = table_[state * 64 + column.number];
  return to != kUnknown ? to : discover(state, word_class);
}

// The state after a word of this class, where the table does not know it.
LazyDfa::State LazyDfa::discover(State state, WordClass word_class) {
  const Column column = column_of(word_class);
  State to = table_[state * 64 + column.number];
  if (to != kUnknown) return to;
  to = after(state, word_class);
  if (column.number == 0) return to;
  table_[state * 64 + column.number] = to;
  if (to == column.from_root) special_[state + column.number / 64] &= ~(uint64_t{1} << (column.number % 64));
  return to;
}

// Column 0 when there is no room for another one.
LazyDfa::Column LazyDfa::column_of(WordClass word_class) {
  Column& column = columns_[word_class];
  if (column.number != 0) return column;
  const WordClass representative = automaton_.representative(word_class);
  if (columns_[representative].number == 0) {
    lacks_columns_ |= columns_met_ + 1 == row_words_ * 64;
    if (lacks_columns_) return {};
    columns_[representative] = {after(kRoot, representative), ++columns_met_};
  }
  return column = columns_[representative];
}

LazyDfa::State LazyDfa::after(State state, WordClass word_class) {
  scratch_.clear();
  automaton_.step(places_[row_of(state)], word_class, scratch_);
  std::sort(scratch_.begin(), scratch_.end());
  scratch_.erase(std::unique(scratch_.begin(), scratch_.end()), scratch_.end());
  return intern(scratch_);
}

LazyDfa::State LazyDfa::intern(const std::vector<uint32_t>& places) {
  auto [at, added] = known_.try_emplace(places, static_cast<State>(special_.size()));
  if (!added) return at->second;
  const auto first = static_cast<std::ptrdiff_t>(complete_.size());
  for (uint32_t place : places)
    if (automaton_.complete(place) != PhraseAutomaton::kNone) complete_.push_back(automaton_.complete(place));
  std::sort(complete_.begin() + first, complete_.end());
  complete_.erase(std::unique(complete_.begin() + first, complete_.end()), complete_.end());
  if (complete_.begin() + first != complete_.end()) at->second |= kAccepts;
  complete_ends_.push_back(static_cast<uint32_t>(complete_.size()));
  places_.push_back(places);
  special_.resize(special_.size() + row_words_, ~uint64_t{0});
  table_.resize(table_.size() + row_words_ * 64, kUnknown);
  return at->second;
}

}  // namespace attune
