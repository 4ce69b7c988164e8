// DfaState: the name of a state of a LazyDfa, its number and what has to be known at every step.
#pragma once

#include <cstdint>

namespace attune {

// The lower half is all that TransitionRows keeps: the number of a state that has a row there, and two marks.
// The numbers of others go on above it.
using DfaState = uint32_t;

namespace dfa_state {

inline constexpr int kRowBits = 14;
inline constexpr uint32_t kMostRows = 1u << kRowBits;
inline constexpr DfaState kRow = kMostRows - 1;
inline constexpr DfaState kUnknown = 1u << kRowBits;  // which state is not known
inline constexpr DfaState kAccepts = 2u << kRowBits;  // patterns are complete in it
inline constexpr uint32_t kMostNumbers = 1u << 16;

constexpr DfaState name_of(uint32_t number) { return (number & kRow) | number >> kRowBits << 16; }
constexpr uint32_t number_of(DfaState state) { return (state & kRow) | state >> 16 << kRowBits; }

}  // namespace dfa_state
}  // namespace attune
