// From signals to scores: opportunities, verdicts, credits, reasons and the score of each agent. Pure arithmetic on
// what signals.h found; no text is looked at here.
#pragma once

#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/signals.h"

namespace attune {

// Buffers reused from conversation to conversation; one a thread.
struct EvaluateScratch {
  std::vector<Evaluation> spare;
};

// One Evaluation for each agent of the conversation who has at least one turn, in order of Conversation::agents;
// when no agent has one, a single not-scored evaluation for agent 0. Each agent is judged on own turns and on the
// opportunities that arose while they held the conversation: those whose next agent turn (or, where there is none
// after it, last agent turn before it) is theirs. `out` is resized to fit; its elements are reused.
void evaluate(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
              EvaluateScratch& scratch, std::vector<Evaluation>& out);

}  // namespace attune
