// The word cutters that need instructions not every x86-64 processor has.
#pragma once

#include <vector>

#include "engine/score/words/word_cutter.h"

namespace attune {

// Appends those that this processor can run, the better later; on other machines, none.
void add_x86_word_cutters(std::vector<WordCutter>& cutters);

}  // namespace attune
