// The scope of a negation: "I'm not really that angry" is no anger, "not today, I'm angry" is.
#pragma once

#include <cstddef>

namespace attune {

// A negating word reaches this many words further.
inline constexpr size_t kNegationWords = 4;

// Whether word `first` of a turn stands in the scope of a negation: one of the kNegationWords words before it
// negates, with no break and no comma between. clause_starts(i): a break or comma lies before word i;
// negates(i): word i is a negating word.
template <class ClauseStarts, class Negates>
bool in_negation_scope(size_t first, const ClauseStarts& clause_starts, const Negates& negates) {
  for (size_t back = 1; back <= kNegationWords && back <= first; ++back) {
    if (clause_starts(first - back + 1)) return false;
    if (negates(first - back)) return true;
  }
  return false;
}

}  // namespace attune
