// Printing one agent's scorecard: for a person, and for a script.
#pragma once

#include <string>
#include <vector>

#include "engine/model/figures.h"
#include "engine/model/rubric_info.h"
#include "engine/model/scorecard.h"
#include "src/console/terminal.h"
#include "src/report/coaching.h"

namespace attune {

// All that a scorecard shows.
struct ScorecardReport {
  RubricInfo rubric;
  Scorecard card;
  LeftOut left_out = {};
  std::vector<CriterionFigures>
      group;  // all agents of the period, in the order of the rubric; for comparison
  OutcomeFigures group_outcomes;
  Coaching coaching;
};

// Several paragraphs, as wide as the terminal; coloured where it shows colour.
std::string scorecard_text(const ScorecardReport& report, const Terminal& terminal);

// One JSON object. Its keys are public; examples carry quotes.
std::string scorecard_json(const ScorecardReport& report);

// A line for each criterion; a line for each week. Columns are public; no quotes.
std::string scorecard_csv(const ScorecardReport& report);
std::string scorecard_weeks_csv(const ScorecardReport& report);

}  // namespace attune
