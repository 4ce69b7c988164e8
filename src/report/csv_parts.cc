#include "src/report/csv_parts.h"

#include "src/report/figures.h"
#include "src/report/json_parts.h"
#include "src/report/outcomes.h"

namespace attune {

Columns joined(Columns columns, const Columns& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

Columns rubric_columns() { return {"rubric", "version"}; }

void add_rubric(CsvTable& table, const RubricInfo& rubric) {
  table.text(rubric.name).integer(static_cast<uint64_t>(rubric.version));
}

Columns interval_columns(const std::string& name) { return {name, name + "_low", name + "_high"}; }

void add_interval(CsvTable& table, std::optional<double> value, const std::optional<Interval>& interval) {
  table.figure(value);
  table.figure(interval ? std::optional(interval->low) : std::nullopt);
  table.figure(interval ? std::optional(interval->high) : std::nullopt);
}

Columns score_columns(const RubricInfo& rubric) {
  Columns columns = joined({"evaluations", "scored"}, interval_columns("mean"));
  columns = joined(std::move(columns), {"auto_failed", "raw_mean"});
  for (const std::string& grade : rubric.grades) columns.push_back("grade_" + grade);
  return columns;
}

void add_scores(CsvTable& table, const RubricInfo& rubric, const ScoreFigures& figures) {
  table.integer(figures.evaluations).integer(figures.scored);
  add_interval(table, if_any(figures.scored, figures.mean), figures.interval);
  table.integer(figures.auto_failed).figure(if_any(figures.scored, figures.raw_mean));
  for (size_t i = 0; i < rubric.grades.size(); ++i)
    table.integer(i < figures.grades.size() ? figures.grades[i] : 0);
}

Columns criterion_columns() {
  return joined({"criterion", "title", "section", "weight", "applied", "credit", "opportunities", "met",
                 "partly", "missed"},
                interval_columns("rate"));
}

void add_criterion(CsvTable& table, const CriterionInfo& info, const CriterionFigures& figures) {
  table.text(info.id).text(info.title).text(info.section).figure(info.weight);
  table.integer(applied(figures)).figure(if_any(applied(figures), figures.credit));
  table.integer(figures.opportunities).integer(figures.met).integer(figures.partly).integer(figures.missed);
  add_interval(table, if_any(figures.opportunities, figures.rate), figures.interval);
}

Columns outcome_columns() {
  Columns columns;
  for (const NamedOutcome& outcome : named_outcomes({})) {
    columns.push_back(std::string(outcome.name) + "_conversations");
    columns.emplace_back(outcome.name);
  }
  return columns;
}

void add_outcomes(CsvTable& table, const OutcomeFigures* figures) {
  for (const NamedOutcome& outcome : named_outcomes(figures ? *figures : OutcomeFigures{})) {
    if (!figures) {
      table.text("").text("");
      continue;
    }
    table.integer(outcome.mean.conversations);
    table.figure(if_any(outcome.mean.conversations, outcome.mean.mean));
  }
}

void note_left_out(const RubricInfo& rubric, const LeftOut& left_out, Terminal& terminal) {
  if (const std::string text = left_out_text(rubric, left_out); !text.empty()) terminal.note(text + "\n");
}

}  // namespace attune
