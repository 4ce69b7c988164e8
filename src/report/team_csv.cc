#include "src/report/csv_parts.h"
#include "src/report/json_parts.h"
#include "src/report/team_print.h"

namespace attune {
namespace {

// What a row of the agents' table is about.
struct Subject {
  const char* kind;  // agent, team, all
  AgentName agent;   // of a team only its team
};

void add_row(CsvTable& table, const TeamReport& report, const Subject& subject, const ScoreFigures& figures,
             std::optional<uint32_t> rank, const OutcomeFigures* outcomes) {
  add_rubric(table, report.rubric);
  table.text(subject.kind);
  table.figure(rank ? std::optional<double>(*rank) : std::nullopt);
  table.text(subject.agent.id).text(subject.agent.name).text(subject.agent.team);
  add_scores(table, report.rubric, figures);
  const bool is_agent = !subject.agent.id.empty();
  table.figure(is_agent ? if_any(figures.scored, figures.shrunken) : std::nullopt);
  add_outcomes(table, outcomes);
  table.end_row();
}

}  // namespace

std::string team_csv(const TeamReport& report) {
  Columns columns = joined(rubric_columns(), {"row", "rank", "agent", "name", "team"});
  columns = joined(joined(std::move(columns), score_columns(report.rubric)), {"shrunken_mean"});
  CsvTable table(joined(std::move(columns), outcome_columns()));
  for (const TeamRow& row : report.table.rows)
    add_row(table, report, {"agent", row.agent}, row.figures, row.rank, &row.outcomes);
  for (const auto& [name, figures] : report.teams)
    add_row(table, report, {"team", {"", "", name}}, figures, {}, nullptr);
  add_row(table, report, {"all", {"", "", report.only_team}}, report.table.group, {}, &report.table.outcomes);
  return table.take();
}

std::string team_criteria_csv(const TeamReport& report) {
  CsvTable table(joined(joined(rubric_columns(), {"team"}), criterion_columns()));
  for (size_t i = 0; i < report.table.criteria.size(); ++i) {
    add_rubric(table, report.rubric);
    table.text(report.only_team);
    add_criterion(table, report.rubric.criteria[i], report.table.criteria[i]);
    table.end_row();
  }
  return table.take();
}

}  // namespace attune
