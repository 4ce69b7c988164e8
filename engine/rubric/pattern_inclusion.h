// What one phrase says about another: that it matches all that the other matches, or all around it, or that
// the two can never meet. Decided on their patterns, so that it holds for every text.
#pragma once

#include "engine/rubric/compiler.h"

namespace attune {

// All that `inner` matches, `outer` matches as well. False also where it would take too long to know.
bool includes(const std::vector<Atom>& atoms, const Pattern& outer, const Pattern& inner);

// Every match of `phrase` holds a match of `part`. False also where it would take too long to know.
bool always_holds(const std::vector<Atom>& atoms, const Pattern& phrase, const Pattern& part);

// Some word can be part of a match of both. When not, matches of the two never overlap.
bool can_meet(const std::vector<Atom>& atoms, const Pattern& a, const Pattern& b);

}  // namespace attune
