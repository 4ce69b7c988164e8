// What each signal of a rubric costs and finds on the texts of its own tests: `attune test --profile`.
#pragma once

#include <string>

#include "engine/rubric/compile/compiler.h"

namespace attune {

// A table, the slowest signal first: criterion and signal, phrases, matches on all tests, the phrase that hit
// most, and the time by itself (a rubric of this signal alone), in nanoseconds a turn. Times differ from run
// to run; the rest does not.
std::string profile_text(const CompiledRubric& compiled);

}  // namespace attune
