// Printing the team table: for a person, and for a script.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/model/figures.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "engine/model/scorecard.h"
#include "src/console/terminal.h"

namespace attune {

// All that a report shows.
struct TeamReport {
  RubricInfo rubric;
  Period period;
  std::string only_team;  // "" for all
  TeamTable table;
  LeftOut left_out = {};
  std::vector<std::pair<std::string, ScoreFigures>>
      teams;                                              // by mean, best first; empty when teams are unknown
  std::vector<std::pair<std::string, uint64_t>> rejects;  // by code, of the whole database
};

// Of all pairs of ranked agents: how many there are, and in how many the two intervals do not overlap.
struct PairCount {
  size_t pairs = 0, apart = 0;
};
PairCount count_pairs(const TeamTable& table);

std::string team_text(const TeamReport& report, const Terminal& terminal);

// One JSON object. Its keys are public.
std::string team_json(const TeamReport& report);

// A line for each agent, each team and all together; a line for each criterion of all together. Columns are
// public.
std::string team_csv(const TeamReport& report);
std::string team_criteria_csv(const TeamReport& report);

}  // namespace attune
