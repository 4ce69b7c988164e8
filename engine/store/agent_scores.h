// agent_score: each agent's figures over all days, computed from agent_day at the end of a run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/store/tally.h"

namespace attune {

// Computes the figures of the agents marked in `touched` ([agent_key]) anew, and the shrunken means of all
// agents of the rubric, which depend on each other. An agent left without evaluations loses the row.
void refresh_agent_scores(Database& database, int64_t rubric_key, const TallyShape& shape,
                          const std::vector<bool>& touched);

// The column `rates`: the Wilson interval of each criterion's rate, [[low, high], ...] in ten-thousandths;
// [0, 10000] where there was no opportunity: nothing is known.
std::string rates_text(const TallyShape& shape, TallyView tally);

}  // namespace attune
