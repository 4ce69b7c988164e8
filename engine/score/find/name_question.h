// Whether an agent asks the customer for the name.
#pragma once

#include "engine/score/words/turn_text.h"
#include "engine/score/words/vocabulary.h"

namespace attune {

// True when a sentence of an agent's turn asks what the customer is called, whatever else it asks for: "can I
// take your name and the first line of the address", "and your surname?", "what name is it under". Not for
// the name of something or somebody else, nor where a name is told ("your name is on the list"). "Who am I
// speaking to" asks as well, as the last words of the turn. The vocabulary gave the words their classes, and
// knows name_cues() (name_cues.h).
bool asks_for_name(const TurnText& words, const Vocabulary& vocabulary);

}  // namespace attune
