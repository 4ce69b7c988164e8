// From the hits of one turn to matches: what a signal's own limits leave of what its phrases and expressions
// hit.
//
// Shared by the fast finder and the naive reference: both find the same hits in different ways, and this is
// what is then done with them.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/score/find/cancelling.h"
#include "engine/score/find/hit.h"

namespace attune {

// A hit of a phrase that has a weight, where it counts.
struct WeightedHit {
  const Hit* hit = nullptr;
  uint32_t entry = 0;  // index of the phrase in its signal's list
  int32_t weight = 0;
};

// What resolving works with; reused from turn to turn.
struct HitScratch {
  Cancelling cancelling;
  std::vector<WeightedHit> weighted;
};

// Appends to `matches` what is left of `hits` (sorted in place) in turn `turn`, by signal and start: hits
// that are not negated and that no `unless` hit of their signal cancels; of those, from the left, the longest
// at each place, without overlaps.
//
// Weighted phrases make one match of several hits (weighted_hits.h).
void resolve_hits(const CompiledRubric& compiled, std::vector<Hit>& hits, uint32_t turn, HitScratch& scratch,
                  std::vector<SignalMatch>& matches);

}  // namespace attune
