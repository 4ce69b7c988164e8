#include "src/report/json_parts.h"

#include "engine/store/query.h"
#include "src/report/figures.h"

namespace attune {

std::optional<double> if_any(uint64_t number, double value) {
  return number > 0 ? std::optional<double>(value) : std::nullopt;
}

void write_day(JsonWriter& json, std::optional<int32_t> day) {
  if (day)
    json.text(day_text(*day));
  else
    json.null();
}

void write_period(JsonWriter& json, const Period& period) {
  auto limit = [](int32_t day, int32_t open) {
    return day == open ? std::nullopt : std::optional<int32_t>(day);
  };
  json.begin_object().key("from");
  write_day(json, limit(period.from, Period{}.from));
  json.key("to");
  write_day(json, limit(period.to, Period{}.to));
  json.end_object();
}

void write_interval(JsonWriter& json, const std::optional<Interval>& interval) {
  if (interval)
    json.begin_array().number(interval->low).number(interval->high).end_array();
  else
    json.null();
}

void write_agent(JsonWriter& json, const AgentName& agent) {
  json.begin_object()
      .member("id", agent.id)
      .member("name", agent.name)
      .member("team", agent.team)
      .end_object();
}

void write_rubric(JsonWriter& json, const RubricInfo& rubric) {
  json.begin_object().member("name", rubric.name).member("version", rubric.version);
  json.member("hash", rubric.hash).end_object();
}

void write_figures(JsonWriter& json, const RubricInfo& rubric, const ScoreFigures& figures) {
  json.begin_object().member("evaluations", figures.evaluations).member("scored", figures.scored);
  json.member("mean", if_any(figures.scored, figures.mean));
  json.key("interval");
  write_interval(json, figures.interval);
  json.member("auto_failed", figures.auto_failed);
  json.member("raw_mean", if_any(figures.scored, figures.raw_mean));
  json.key("grades").begin_object();
  for (size_t i = 0; i < figures.grades.size() && i < rubric.grades.size(); ++i)
    json.member(rubric.grades[i], figures.grades[i]);
  json.end_object().key("not_scored").begin_object();
  for (size_t i = 1; i < figures.not_scored.size(); ++i)
    if (figures.not_scored[i] > 0)
      json.member(not_scored_name(static_cast<NotScored>(i)), figures.not_scored[i]);
  json.end_object().end_object();
}

// Only where a channel has a weight of its own.
static void write_channel_weights(JsonWriter& json, const CriterionInfo& info) {
  if (info.channel_weights.empty()) return;
  json.key("channel_weights").begin_object();
  for (const auto& [channel, weight] : info.channel_weights) json.member(channel_name(channel), weight);
  json.end_object();
}

void write_criteria(JsonWriter& json, const RubricInfo& rubric,
                    const std::vector<CriterionFigures>& criteria) {
  json.key("criteria").begin_array();
  for (size_t i = 0; i < criteria.size(); ++i) {
    const CriterionFigures& figures = criteria[i];
    json.begin_object().member("id", rubric.criteria[i].id).member("weight", rubric.criteria[i].weight);
    write_channel_weights(json, rubric.criteria[i]);
    json.member("applied", applied(figures)).member("credit", if_any(applied(figures), figures.credit));
    json.member("opportunities", figures.opportunities).member("met", figures.met);
    json.member("partly", figures.partly).member("missed", figures.missed);
    json.member("rate", if_any(figures.opportunities, figures.rate));
    json.key("interval");
    write_interval(json, figures.interval);
    json.end_object();
  }
  json.end_array();
}

}  // namespace attune
