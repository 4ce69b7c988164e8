// Scorecard: what is known of one agent; the team table sets all agents side by side. Plain results of the
// store's queries (store/query.h); nothing is computed here.
//
// Units: scores are 0..100, credits and rates 0..1, intervals are at 95 %. Days are UTC, counted from
// 1970-01-01.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/agent_name.h"
#include "engine/model/conversation.h"
#include "engine/model/figures.h"
#include "engine/model/period.h"

namespace attune {

// Ranked are agents with at least this many scored conversations; below it, a difference is luck.
inline constexpr uint64_t kRankedFrom = 10;

// Weight of the group in a shrunken mean, in conversations: an agent with this many counts half as self, half
// as group.
inline constexpr double kShrinkage = 10;

struct Scorecard {
  AgentName agent;
  Period period;
  ScoreFigures overall;
  std::optional<uint32_t> rank;  // among the ranked agents of the period; none below kRankedFrom scores
  uint32_t ranked_agents = 0, scored_agents = 0;  // with enough conversations for a rank; with any
  double group_mean = 0;                          // of all agents' scored conversations in the period
  std::vector<CriterionFigures> criteria;         // in the order of RubricInfo::criteria
  std::vector<TrendPoint> weeks;                  // weeks with scores, oldest first
  std::optional<Change> change;                   // none where one of the two periods has no score
  OutcomeFigures outcomes = {};
  std::array<uint64_t, kChannelCount> channels{};  // scored conversations by Channel
};

// Conversations scored under a rubric of the same name and version but another hash, so that it was changed
// without a new version, and not under the one that is shown.
struct LeftOut {
  uint64_t conversations = 0;
  std::vector<std::string> hashes;  // of all such rubrics, the one used last first
};

struct TeamRow {
  AgentName agent;
  ScoreFigures figures;
  std::optional<uint32_t> rank;  // 1 is best; equal means share a rank
  OutcomeFigures outcomes = {};
};

struct TeamTable {
  std::vector<TeamRow> rows;  // ranked agents by rank, then the others by shrunken mean, then by id
  ScoreFigures group;         // all agents together; no shrunken mean
  OutcomeFigures outcomes;    // the same
  std::vector<CriterionFigures> criteria;
};

}  // namespace attune
