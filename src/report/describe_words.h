// Phrases, weights and lists of phrases in words for a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rubric.h"

namespace attune {

// 'a, b or c' with ' or ' as `last`.
std::string joined(const std::vector<std::string>& parts, std::string_view last);

// "`so sorry`, `my fault` or the list "Bad feelings"".
std::string phrases_text(const Rubric& rubric, const std::vector<Phrase>& phrases);

// What is said, with weights, threshold and what becomes of negated matches.
std::string words_text(const Rubric& rubric, const Words& words);

// What of a signal's matches is cancelled; "" when nothing is.
std::string unless_text(const Rubric& rubric, const Unless& unless);

// All lists of the rubric with all that is in them, as a section; "" when there is none.
std::string lists_text(const Rubric& rubric);

}  // namespace attune
