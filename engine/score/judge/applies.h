// Whether a criterion applies at all: channel, language, the data it requires, and its `when`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/languages.h"
#include "engine/score/find/overlaps.h"
#include "engine/score/judge/agent_part.h"

namespace attune {

// What the source of a conversation can show. Only what a criterion of the rubric requires is looked for.
struct KnownData {
  bool turn_times = false;
  bool turn_starts = false;
  bool customer_name = false;
  bool overlapping_speech = false;

  void look_for(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
                OverlapScratch& scratch);
};

// Why the criterion does not apply to this agent's part, the first of: channel, language, requires, when,
// when_not. Nothing when it does apply. An unknown channel is every criterion's.
std::optional<Reason> why_not_applicable(const Criterion& criterion, const Conversation& conversation,
                                         const KnownData& known, const AgentPart& part);

}  // namespace attune
