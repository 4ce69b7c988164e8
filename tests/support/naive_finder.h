// The obvious way to find signals, for checking the fast one: no automaton, no hashing, no compiled patterns.
//
// It walks the phrases as they were written over the words as base/words.h cuts them, trying everything, and
// reads contractions in the text ("i'm" as "i am") where the fast one adds them to the patterns. Questions,
// echoes, names, times and the limits beyond a turn have naive forms of their own beside this. Only what
// `unless` and weights leave of the hits of a turn (turn_hits.h) and interruptions (overlaps.h) are shared.
#pragma once

#include "engine/score/find/signals.h"

namespace attune::test {

void find_signals_naively(const CompiledRubric& compiled, const Conversation& conversation,
                          FoundSignals& found);

}  // namespace attune::test
