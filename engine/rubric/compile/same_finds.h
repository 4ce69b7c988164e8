// Signals that find the same. A rubric of many criteria asks the same thing in several of them ("was there a
// problem?"); it is looked for once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/rubric.h"

namespace attune {

// By signal: the first signal that finds just the same in every turn, itself when there is none before it.
// Names, criteria, and what limits a match by where in the conversation it stands (near, neighbours,
// position, channels, languages) may differ.
std::vector<uint16_t> find_same_finds(const Rubric& rubric);

}  // namespace attune
