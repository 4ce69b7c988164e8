// The parts of a report's JSON that several commands share. Each writes one value; the key is the caller's.
#pragma once

#include <optional>
#include <vector>

#include "engine/model/agent_name.h"
#include "engine/model/figures.h"
#include "engine/model/period.h"
#include "engine/model/rubric_info.h"
#include "src/files/json_writer.h"

namespace attune {

// `value`, or none where it is made of nothing: a mean of nothing is not 0.
std::optional<double> if_any(uint64_t number, double value);

void write_day(JsonWriter& json, std::optional<int32_t> day);  // "2026-11-20" or null
void write_period(JsonWriter& json, const Period& period);     // {"from", "to"}, open ends null
void write_interval(JsonWriter& json, const std::optional<Interval>& interval);  // [low, high] or null
void write_agent(JsonWriter& json, const AgentName& agent);
void write_rubric(JsonWriter& json, const RubricInfo& rubric);
void write_figures(JsonWriter& json, const RubricInfo& rubric, const ScoreFigures& figures);

// Writes the member "criteria": one object for each criterion.
void write_criteria(JsonWriter& json, const RubricInfo& rubric,
                    const std::vector<CriterionFigures>& criteria);

}  // namespace attune
