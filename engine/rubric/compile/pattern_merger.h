// Making a pattern small: positions that lead to the same continuation become one. Internal to the compiler.
#pragma once

#include "engine/rubric/compile/compiler.h"

namespace attune {

// Merges the positions of a pattern whose steps have no loops, leaves out those that no step reaches, and
// numbers the others without holes. What it matches stays the same.
void merge_positions(Pattern& pattern);

}  // namespace attune
