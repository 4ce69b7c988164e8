// What became of conversations, set beside their scores: its table, its columns and its JSON.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/figures.h"
#include "src/files/json_writer.h"

namespace attune {

struct NamedOutcome {
  std::string_view name;  // as in records, tables and JSON
  OutcomeMean mean;
  bool share = false;  // of yes and no

  bool known() const { return mean.conversations > 0; }
  std::string text() const;  // "4.2", "83 %", "-"
};

// All figures of outcomes, in one order.
std::array<NamedOutcome, 5> named_outcomes(const OutcomeFigures& figures);

// A line for each figure that is known of `own`, with that of all agents beside it where they are given; ""
// when none is.
std::string outcomes_table(const OutcomeFigures& own, const OutcomeFigures* all_agents);

// Writes the member "outcomes": {"csat": {"conversations", "mean", "score"}, ...}, with what is known.
void write_outcomes(JsonWriter& json, const OutcomeFigures& figures);

}  // namespace attune
