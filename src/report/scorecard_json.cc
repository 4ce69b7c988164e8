#include "src/files/json_writer.h"
#include "src/report/json_parts.h"
#include "src/report/outcomes.h"
#include "src/report/scorecard_print.h"

namespace attune {
namespace {

void write_change(JsonWriter& json, const Scorecard& card) {
  json.key("change");
  if (!card.change) {
    json.null();
    return;
  }
  const Change& change = *card.change;
  json.begin_object();
  json.key("current");
  write_period(json, change.current);
  json.key("previous");
  write_period(json, change.previous);
  json.member("current_scored", change.current_scored).member("previous_scored", change.previous_scored);
  json.member("current_mean", change.current_mean).member("previous_mean", change.previous_mean);
  json.member("difference", change.difference);
  json.key("interval");
  write_interval(json, change.interval);
  json.member("clear", change.clear()).end_object();
}

void write_weeks(JsonWriter& json, const Scorecard& card) {
  json.key("weeks").begin_array();
  for (const TrendPoint& week : card.weeks) {
    json.begin_object();
    json.key("period");
    write_period(json, week.period);
    json.member("scored", week.scored).member("mean", week.mean);
    json.key("interval");
    write_interval(json, week.interval);
    json.end_object();
  }
  json.end_array();
}

void write_example(JsonWriter& json, const CoachingExample& example) {
  json.begin_object().member("conversation", example.example.conversation);
  json.key("day");
  write_day(json, example.example.day);
  json.member("score", example.example.score / 100.0);
  json.member("verdict", verdict_name(example.example.verdict));
  json.member("reason", reason_name(example.example.reason));
  if (example.problem) json.member("problem", example.problem->code);
  if (example.quoted_before) json.member("quoted_before", true);
  json.key("turns").begin_array();
  for (const QuotedTurn& turn : example.scene) {
    json.begin_object().member("turn", turn.turn).member("role", role_name(turn.role));
    json.member("text", turn.text);
    bool marked = turn.mark.start < turn.mark.end;
    json.key("evidence");
    if (marked)
      json.begin_array().integer(turn.mark.start).integer(turn.mark.end).end_array();
    else
      json.null();
    json.end_object();
  }
  json.end_array().end_object();
}

void write_good(JsonWriter& json, const CoachingItem& item) {
  json.key("good");
  if (item.good)
    write_example(json, *item.good);
  else
    json.null();
}

void write_work_on(JsonWriter& json, const ScorecardReport& report) {
  json.key("work_on").begin_array();
  for (const CoachingItem& item : report.coaching.work_on) {
    const CriterionInfo& info = report.rubric.criteria[item.focus.criterion];
    json.begin_object().member("criterion", info.id).member("title", info.title);
    json.member("points", item.focus.points).member("points_ahead", item.focus.ahead);
    json.member("coaching", info.coaching);
    json.key("missed").begin_array();
    for (const CoachingExample& example : item.missed) write_example(json, example);
    json.end_array();
    write_good(json, item);
    json.end_object();
  }
  json.end_array();
}

void write_strengths(JsonWriter& json, const ScorecardReport& report) {
  json.key("goes_well").begin_array();
  for (const CoachingItem& item : report.coaching.well)
    json.text(report.rubric.criteria[item.focus.criterion].id);
  json.end_array().key("strengths").begin_array();
  for (const CoachingItem& item : report.coaching.well) {
    const CriterionInfo& info = report.rubric.criteria[item.focus.criterion];
    json.begin_object().member("criterion", info.id).member("title", info.title);
    json.member("points", item.focus.points).member("points_ahead", item.focus.ahead);
    write_good(json, item);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string scorecard_json(const ScorecardReport& report) {
  const Scorecard& card = report.card;
  JsonWriter json;
  json.begin_object();
  json.key("agent");
  write_agent(json, card.agent);
  json.key("rubric");
  write_rubric(json, report.rubric);
  json.key("period");
  write_period(json, card.period);
  json.member("left_out", report.left_out.conversations).key("overall");
  write_figures(json, report.rubric, card.overall);
  json.member("shrunken_mean", if_any(card.overall.scored, card.overall.shrunken));
  json.member("rank", card.rank).member("ranked_agents", card.ranked_agents);
  json.member("scored_agents", card.scored_agents);
  json.member("group_mean", card.group_mean);
  write_change(json, card);
  write_work_on(json, report);
  write_strengths(json, report);
  write_criteria(json, report.rubric, card.criteria);
  write_outcomes(json, card.outcomes);
  write_weeks(json, card);
  return json.end_object().take();
}

}  // namespace attune
