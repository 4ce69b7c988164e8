#include "engine/store/query.h"
#include "src/report/csv_parts.h"
#include "src/report/figures.h"
#include "src/report/json_parts.h"
#include "src/report/scorecard_print.h"

namespace attune {
namespace {

Columns agent_columns() { return joined(rubric_columns(), {"agent", "name", "team"}); }

void add_agent(CsvTable& table, const ScorecardReport& report) {
  add_rubric(table, report.rubric);
  table.text(report.card.agent.id).text(report.card.agent.name).text(report.card.agent.team);
}

}  // namespace

std::string scorecard_csv(const ScorecardReport& report) {
  CsvTable table(joined(joined(agent_columns(), criterion_columns()), {"group_credit", "group_rate"}));
  for (size_t i = 0; i < report.card.criteria.size(); ++i) {
    add_agent(table, report);
    add_criterion(table, report.rubric.criteria[i], report.card.criteria[i]);
    const CriterionFigures& group = report.group[i];
    table.figure(if_any(applied(group), group.credit)).figure(if_any(group.opportunities, group.rate));
    table.end_row();
  }
  return table.take();
}

std::string scorecard_weeks_csv(const ScorecardReport& report) {
  CsvTable table(joined(joined(agent_columns(), {"from", "to", "scored"}), interval_columns("mean")));
  for (const TrendPoint& week : report.card.weeks) {
    add_agent(table, report);
    table.text(day_text(week.period.from)).text(day_text(week.period.to)).integer(week.scored);
    add_interval(table, if_any(week.scored, week.mean), week.interval);
    table.end_row();
  }
  return table.take();
}

}  // namespace attune
