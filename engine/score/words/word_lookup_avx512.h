// The word look-up that needs AVX-512.
#pragma once

#include <vector>

#include "engine/score/words/word_lookup.h"

namespace attune {

// Appends it where this processor can run it.
void add_avx512_word_lookup(std::vector<WordLookup>& lookups);

}  // namespace attune
