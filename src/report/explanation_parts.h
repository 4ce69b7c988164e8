// The parts of an explanation in text, for explanation_text.cc alone.
#pragma once

#include <string>

#include "src/report/explanation.h"

namespace attune {

Style style_of(Meaning meaning);

// One agent's evaluation: its score, then every criterion with its reason and evidence.
std::string evaluation_text(const Explanation& explanation, const ExplainedAgent& agent,
                            const Terminal& terminal);

// The conversation, with all evidence highlighted and what it was for. explanation.text must be there.
std::string transcript_text(const Explanation& explanation, const Terminal& terminal);

}  // namespace attune
