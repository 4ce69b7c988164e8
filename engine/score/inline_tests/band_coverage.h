// Band edges that a rubric's tests do not hold in place.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// What a passing test of a criterion showed: the value that it reached and what it says should come of it.
struct ShownValue {
  int64_t value = 0;  // thousandths
  Verdict expect = Verdict::met;
  int32_t credit = -1;  // -1: not stated
};

// Whether the edge of bands[index] stands where the tests need it: it is guarded when a test fails once the
// edge is moved either way so far that it makes a difference.
//
// - Inwards by the smallest step: the last value that the band takes falls out of it. Where values are
//   whole (a plain count, all or nothing) it is the whole number nearest to the edge; elsewhere (a share, a
//   rate) it is the edge itself, so a test must reach it exactly.
// - Outwards to the nearest whole value on the other side; a share or a rate has none nearest, and there the
//   edge moves without limit. Where no value lies on that side there is nothing to guard.
//
// Values alone could fool: a test right on the edge says nothing when an earlier band takes it, or when the
// next band gives the same verdict. So the bands are asked again, with the edge moved.
bool is_guarded(const Criterion& criterion, size_t index, const std::vector<ShownValue>& shown);

}  // namespace attune
