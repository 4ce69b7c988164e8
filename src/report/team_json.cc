#include "src/report/json_parts.h"
#include "src/report/outcomes.h"
#include "src/report/team_print.h"

namespace attune {

std::string team_json(const TeamReport& report) {
  JsonWriter json;
  json.begin_object().key("rubric");
  write_rubric(json, report.rubric);
  json.key("period");
  write_period(json, report.period);
  if (!report.only_team.empty()) json.member("team", report.only_team);
  json.member("left_out", report.left_out.conversations).key("group");
  write_figures(json, report.rubric, report.table.group);
  json.key("agents").begin_array();
  for (const TeamRow& row : report.table.rows) {
    json.begin_object().member("rank", row.rank).key("agent");
    write_agent(json, row.agent);
    json.key("figures");
    write_figures(json, report.rubric, row.figures);
    json.member("shrunken_mean", if_any(row.figures.scored, row.figures.shrunken));
    write_outcomes(json, row.outcomes);
    json.end_object();
  }
  json.end_array().key("teams").begin_array();
  for (const auto& [name, figures] : report.teams) {
    json.begin_object().member("team", name).key("figures");
    write_figures(json, report.rubric, figures);
    json.end_object();
  }
  json.end_array();
  write_criteria(json, report.rubric, report.table.criteria);
  write_outcomes(json, report.table.outcomes);
  json.key("rejects").begin_object();
  for (const auto& [code, number] : report.rejects) json.member(code, number);
  json.end_object();
  return json.end_object().take();
}

}  // namespace attune
