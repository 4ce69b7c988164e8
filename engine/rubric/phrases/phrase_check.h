// What must hold for a phrase as a whole: a word that is always there, and no gap at an edge.
#pragma once

#include <vector>

#include "engine/rubric/phrases/phrase_syntax.h"

namespace attune {

// `length` is the number of bytes of the phrase.
void check_phrase(const PhraseSequence& sequence, size_t length, std::vector<PhraseProblem>& problems);

}  // namespace attune
