// Sentences of a made-up service conversation: neutral ones, and those that show a behaviour.
//
// The neutral ones keep clear of everything that a rubric for empathy looks for (feelings, problems,
// apologies, promises); tests/differential/corpus_test.cc holds them against the shipped rubric.
#pragma once

#include <string>

#include "engine/model/conversation.h"
#include "src/corpus/random.h"
#include "src/corpus/sentence_lists.h"

namespace attune::corpus {

// Each appends one sentence, without blanks around it.
void append_neutral(std::string& text, Role role, Random& random);
void append_special(std::string& text, Random& random);
void append_planted(std::string& text, Planted planted, Random& random);  // planted is not none

}  // namespace attune::corpus
