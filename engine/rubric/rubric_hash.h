// The hash of a rubric: of everything in it that can change a score, and of nothing else.
#pragma once

#include <cstdint>

#include "engine/model/rubric.h"

namespace attune {

// Rubric::hash. Titles, descriptions, coaching, tests, versions and file places do not count, nor does what
// the program knows by itself, such as contractions.
uint64_t hash_rubric(const Rubric& rubric);

}  // namespace attune
