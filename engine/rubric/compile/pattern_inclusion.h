// What one phrase says about another: that it matches all that the other matches, or all around it, or that
// the two can never meet. Decided on their patterns, so that it holds for every text.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "engine/rubric/compile/compiler.h"

namespace attune {

// All that `inner` matches, `outer` matches as well. False also where it would take too long to know.
bool includes(const std::vector<Atom>& atoms, const Pattern& outer, const Pattern& inner);

// Patterns by the words with which they may begin, so that of thousands only a few have to be asked whether
// they include another.
class InclusionIndex {
 public:
  // Both must outlive it.
  InclusionIndex(const std::vector<Atom>& atoms, std::span<const Pattern> patterns);

  // The numbers, ascending, of those that may include `inner`; the others do not.
  std::vector<size_t> candidates(const Pattern& inner) const;

 private:
  const std::vector<Atom>& atoms_;
  std::map<uint32_t, std::vector<size_t>> beginning_with_;  // by atom
  std::map<std::string_view, uint32_t> prefixes_;           // those of them that are beginnings of words
};

// Every match of `phrase` holds a match of `part`. False also where it would take too long to know.
bool always_holds(const std::vector<Atom>& atoms, const Pattern& phrase, const Pattern& part);

// Some word can be part of a match of both. When not, matches of the two never overlap.
bool can_meet(const std::vector<Atom>& atoms, const Pattern& a, const Pattern& b);

}  // namespace attune
