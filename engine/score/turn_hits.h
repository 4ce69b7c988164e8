// From the hits of one turn to matches: what a signal's own limits leave of what its phrases and expressions
// hit.
//
// Shared by the fast finder and the naive reference: both find the same hits in different ways, and this is
// what is then done with them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/rubric/compiler.h"

namespace attune {

// One phrase or expression found at bytes [start, end) of a turn.
struct Hit {
  uint16_t signal = 0;
  PatternUse use = PatternUse::match;
  bool negated = false;  // it is to be dropped: its phrase skips negations, and it is in the scope of one
  uint32_t pattern = kNoPattern;  // kNoPattern for an expression
  uint32_t start = 0, end = 0;

  static constexpr uint32_t kNoPattern = 0xFFFFFFFF;
};

// A hit of a phrase that has a weight, where it counts. Buffers of these are reused from turn to turn.
struct WeightedHit {
  const Hit* hit = nullptr;
  uint32_t entry = 0;  // index of the phrase in its signal's list
  int32_t weight = 0;
};

// Appends to `matches` what is left of `hits` (sorted in place) in turn `turn`, by signal and start: hits
// that are not negated and that no `unless` hit of their signal cancels; of those, from the left, the longest
// at each place, without overlaps.
//
// Weighted phrases make one match of several hits (weighted_hits.h); `scratch` is for them.
void resolve_hits(const CompiledRubric& compiled, std::vector<Hit>& hits, uint32_t turn,
                  std::vector<WeightedHit>& scratch, std::vector<SignalMatch>& matches);

// Whether an `unless` hit among those of its signal overlaps it, and is not one of a lexicon that found
// something else. What is found by two lexicons is two hits.
bool is_cancelled(const CompiledRubric& compiled, const Hit& hit, std::span<const Hit> of_signal);

}  // namespace attune
