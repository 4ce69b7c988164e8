// From signals to scores: opportunities, verdicts, credits, reasons and the score of each agent. Pure
// arithmetic on what signals.h found; of the text only the words of matches are compared, where a count asks
// whether they were said before.
//
// Everything is integers in thousandths, so a score depends on no order: score = sum(weight * credit) /
// sum(weight) over the applicable criteria, rounded half up to a hundredth of a point.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/overlaps.h"
#include "engine/score/find/signals.h"
#include "engine/score/judge/agent_part.h"
#include "engine/score/judge/applies.h"

namespace attune {

// Buffers reused from conversation to conversation; one a thread. Once they have grown, evaluating does not
// allocate.
struct EvaluateScratch {
  std::vector<Evaluation> spare;      // taken from and given to `out` as the number of agents changes
  std::vector<uint64_t> agent_words;  // of each agent; meaningful where the agent has a turn
  std::vector<uint8_t> agent_talks;   // whether the agent has a turn
  Floor floor;
  AgentPart part;
  KnownData known;
  OverlapScratch overlaps;
};

// One Evaluation for each agent of the conversation who has at least one turn, in order of
// Conversation::agents; when no agent has one, a single not-scored evaluation for agent 0. Each agent is
// judged on own turns and on the opportunities that arose while they held the conversation: those whose next
// agent turn (or, where there is none after it, last agent turn before it) is theirs. `out` is resized to
// fit; its elements are reused.
//
// Not scored, by the first that holds: the rubric does not speak the language, the agent's own words or the
// customer's (of the whole conversation) are fewer than the gate asks. Then every criterion is not applicable
// and there is no evidence. Where no criterion applies, or criteria of less weight than the gate
// asks, the results stand with their reasons and evidence.
void evaluate(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
              EvaluateScratch& scratch, std::vector<Evaluation>& out);

// One criterion for one agent, whatever the gate, the rubric's language and the agent's turns: what inline
// tests ask. Fills out.evidence (cleared first) and returns the result.
CriterionResult evaluate_criterion(const Rubric& rubric, size_t criterion, const Conversation& conversation,
                                   const FoundSignals& found, uint16_t agent, EvaluateScratch& scratch,
                                   std::vector<Evidence>& evidence);

}  // namespace attune
