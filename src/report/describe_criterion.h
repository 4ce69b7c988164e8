// One criterion in words, for describe.h.
#pragma once

#include <string>

#include "engine/model/rubric.h"

namespace attune {

// "when the customer says something of **feeling**; in chat and voice", or "always".
std::string applies_text(const Rubric& rubric, const Criterion& criterion);

// What is expected, in a sentence.
std::string expectation_text(const Rubric& rubric, const Criterion& criterion);

// What a signal looks for, in a sentence: who says it, what, and within which limits.
std::string signal_text(const Rubric& rubric, const Signal& signal);

// "at least 0.8: met, full credit".
std::string band_line(const Band& band);

// 500 thousandths: "0.5".
std::string figure_text(int64_t thousandths);

}  // namespace attune
