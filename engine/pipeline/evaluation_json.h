// The public NDJSON of evaluations and of raw signal matches. Keys, their order and their meaning are
// described in pipeline/README.md and are kept compatible: keys may be added at the end, none changes or
// goes.
#pragma once

#include <string>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/signals.h"

namespace attune {

// Appends one line: the evaluation of one agent of `conversation` under `rubric`. Never fails; does not
// allocate once `out` has grown.
void append_evaluation_line(std::string& out, const Rubric& rubric, const Conversation& conversation,
                            const Evaluation& evaluation);

// Appends one line for each match, in order of signal, then turn, then start.
void append_signal_lines(std::string& out, const Rubric& rubric, const Conversation& conversation,
                         const FoundSignals& found);

}  // namespace attune
