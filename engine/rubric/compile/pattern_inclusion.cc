#include "engine/rubric/compile/pattern_inclusion.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace attune {
namespace {

// Beyond so many states of the search a phrase is too intricate to be judged.
constexpr size_t kMostStates = 2000;

using Positions = std::vector<uint16_t>;  // of a pattern, sorted

// Every word that `narrow` stands for, `wide` stands for as well.
bool covers(const std::vector<Atom>& atoms, uint32_t wide, uint32_t narrow) {
  if (wide == narrow || wide == kAnyWord) return true;
  if (narrow == kAnyWord) return false;
  const Atom& w = atoms[wide];
  const Atom& n = atoms[narrow];
  return w.prefix && n.text.starts_with(w.text);
}

bool share_a_word(const std::vector<Atom>& atoms, uint32_t a, uint32_t b) {
  if (a == kAnyWord || b == kAnyWord) return true;
  return covers(atoms, a, b) || covers(atoms, b, a);
}

bool accepts(const Pattern& pattern, uint16_t position) {
  return std::find(pattern.accepting.begin(), pattern.accepting.end(), position) != pattern.accepting.end();
}

// Where `pattern` can be after reading, from one of `from`, a word that `atom` stands for, whichever it is.
Positions step(const std::vector<Atom>& atoms, const Pattern& pattern, const Positions& from, uint32_t atom) {
  Positions to;
  for (const PatternStep& s : pattern.steps)
    if (std::binary_search(from.begin(), from.end(), s.from) && covers(atoms, s.atom, atom))
      to.push_back(s.to);
  std::sort(to.begin(), to.end());
  to.erase(std::unique(to.begin(), to.end()), to.end());
  return to;
}

// Walks all ways through `phrase` while `other` reads the same words.
class Walk {
 public:
  Walk(const std::vector<Atom>& atoms, const Pattern& phrase, const Pattern& other, bool anywhere)
      : atoms_(atoms), phrase_(phrase), other_(other), anywhere_(anywhere) {}

  bool holds() { return follow(0, {0}, false); }

 private:
  // Whether `other` matches on every way on from here. seen: it has matched already (anywhere_ only).
  bool follow(uint16_t position, const Positions& others, bool seen) {
    if (seen) return true;
    if (!known_.emplace(position, others).second) return true;
    if (known_.size() > kMostStates) return false;
    if (position != 0 && accepts(phrase_, position) && !matched(others)) return false;
    for (const PatternStep& s : phrase_.steps) {
      if (s.from != position) continue;
      Positions next = step(atoms_, other_, others, s.atom);
      if (anywhere_) next.insert(next.begin(), 0);  // it may begin at any word
      const bool now = anywhere_ && matched(next);
      if (!follow(s.to, next, now)) return false;
    }
    return true;
  }

  bool matched(const Positions& others) const {
    return std::any_of(others.begin(), others.end(),
                       [&](uint16_t p) { return p != 0 && accepts(other_, p); });
  }

  const std::vector<Atom>& atoms_;
  const Pattern& phrase_;
  const Pattern& other_;
  const bool anywhere_;
  std::set<std::pair<uint16_t, Positions>> known_;
};

}  // namespace

InclusionIndex::InclusionIndex(const std::vector<Atom>& atoms, std::span<const Pattern> patterns)
    : atoms_(atoms) {
  for (size_t i = 0; i < patterns.size(); ++i) {
    for (const PatternStep& s : patterns[i].steps) {
      if (s.from != 0) continue;
      std::vector<size_t>& same = beginning_with_[s.atom];
      if (same.empty() || same.back() != i) same.push_back(i);
      if (atoms[s.atom].prefix) prefixes_.emplace(atoms[s.atom].text, s.atom);
    }
  }
}

// Whatever includes `inner` covers any of its first words, so one of them is enough to choose by.
std::vector<size_t> InclusionIndex::candidates(const Pattern& inner) const {
  std::vector<size_t> found;
  const auto add = [&](uint32_t atom) {
    if (const auto at = beginning_with_.find(atom); at != beginning_with_.end())
      found.insert(found.end(), at->second.begin(), at->second.end());
  };
  const auto first =
      std::find_if(inner.steps.begin(), inner.steps.end(), [](const PatternStep& s) { return s.from == 0; });
  if (first == inner.steps.end()) return found;
  add(kAnyWord);
  if (first->atom != kAnyWord) {
    add(first->atom);
    const std::string_view text = atoms_[first->atom].text;
    for (size_t length = 1; length <= text.size(); ++length)
      if (const auto at = prefixes_.find(text.substr(0, length)); at != prefixes_.end()) add(at->second);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool includes(const std::vector<Atom>& atoms, const Pattern& outer, const Pattern& inner) {
  return Walk(atoms, inner, outer, false).holds();
}

bool always_holds(const std::vector<Atom>& atoms, const Pattern& phrase, const Pattern& part) {
  return Walk(atoms, phrase, part, true).holds();
}

bool can_meet(const std::vector<Atom>& atoms, const Pattern& a, const Pattern& b) {
  return std::any_of(a.steps.begin(), a.steps.end(), [&](const PatternStep& x) {
    return std::any_of(b.steps.begin(), b.steps.end(),
                       [&](const PatternStep& y) { return share_a_word(atoms, x.atom, y.atom); });
  });
}

}  // namespace attune
