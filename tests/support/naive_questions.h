// The obvious way to tell what is a question, for checking questions.h.
//
// The rules (question_rules.h) and the lists of words (question_words.h) are shared: they are data. What
// rubrics/README.md says about them is written anew here, over words as strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.h"
#include "engine/model/rubric.h"
#include "engine/score/find/turn_hits.h"

namespace attune::test {

// question_rules()[rule] matches words [first, last] of the turn.
struct RulePlace {
  size_t rule = 0, first = 0, last = 0;
};

// Appends a hit of `signal` for each question of the kind. `words` are folded; `ranges` say where they stand
// in `text`.
void find_questions_naively(uint16_t signal, Question::Kind kind, std::string_view text,
                            const std::vector<WordRange>& ranges, const std::vector<std::string>& words,
                            const std::vector<RulePlace>& places, std::vector<Hit>& hits);

}  // namespace attune::test
