// attune report: the team table.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "engine/base/suggest.h"
#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/flags/options.h"
#include "src/flags/period_options.h"
#include "src/flags/result_form.h"
#include "src/report/csv_parts.h"
#include "src/report/team_print.h"

namespace attune {
namespace {

struct ReportFlags {
  std::string database = kDefaultDatabase, rubric, team;
  PeriodFlags period;
  ResultForm form;
  bool criteria = false;
};

Status check_team(const std::string& team, const std::vector<std::string>& known) {
  if (team.empty() || std::find(known.begin(), known.end(), team) != known.end()) return Done{};
  return Error{"unknown-team", "no team '" + team + "' in the database", suggest_name(team, known)};
}

// The totals of each team; none when the data names no more than one.
Status read_teams(ScoreReader& reader, const std::vector<std::string>& names, TeamReport& report) {
  if (names.size() < 2 || !report.only_team.empty()) return Done{};
  for (const std::string& name : names) {
    Result<TeamTable> table = reader.team(report.rubric, report.period, name);
    if (!table) return table.error();
    if (table->group.evaluations > 0) report.teams.emplace_back(name, table->group);
  }
  std::stable_sort(report.teams.begin(), report.teams.end(),
                   [](const auto& a, const auto& b) { return a.second.mean > b.second.mean; });
  return Done{};
}

Result<TeamReport> read_report(const ReportFlags& flags) {
  TeamReport report;
  report.only_team = flags.team;
  Result<Period> period = parse_period(flags.period);
  if (!period) return period.error();
  report.period = *period;
  auto reader = ScoreReader::open(flags.database);
  if (!reader) return reader.error();
  Result<RubricInfo> rubric = (*reader)->rubric(flags.rubric);
  if (!rubric) return rubric.error();
  report.rubric = std::move(*rubric);
  Result<std::vector<std::string>> names = (*reader)->teams();
  if (!names) return names.error();
  if (Status known = check_team(flags.team, *names); !known) return known.error();
  Result<TeamTable> table = (*reader)->team(report.rubric, report.period, flags.team);
  if (!table) return table.error();
  report.table = std::move(*table);
  Result<LeftOut> left_out = (*reader)->left_out(report.rubric, report.period, flags.team);
  if (!left_out) return left_out.error();
  report.left_out = std::move(*left_out);
  if (Status teams = read_teams(**reader, *names, report); !teams) return teams.error();
  auto rejects = (*reader)->reject_codes();
  if (!rejects) return rejects.error();
  report.rejects = std::move(*rejects);
  return report;
}

int run_report(const ReportFlags& flags, Terminal& terminal) {
  Result<TeamReport> report = read_report(flags);
  if (!report) return terminal.fail(report.error());
  if (flags.form.csv) note_left_out(report->rubric, report->left_out, terminal);
  return print_result(
      terminal, flags.form, [&] { return team_text(*report, terminal); }, [&] { return team_json(*report); },
      [&] { return flags.criteria ? team_criteria_csv(*report) : team_csv(*report); });
}

CommandBody define_report(CLI::App& app) {
  auto flags = std::make_shared<ReportFlags>();
  add_database_option(app, flags->database);
  add_stored_rubric_option(app, flags->rubric);
  app.add_option("--team", flags->team, "only this team")->type_name("TEAM");
  add_period_options(app, flags->period);
  const ResultFormOptions form =
      add_result_form_options(app, flags->form, "as CSV: a line for each agent, each team and all together");
  app.add_flag("--criteria", flags->criteria, "with --csv: instead a line for each criterion")
      ->needs(form.csv);
  return [flags](Terminal& terminal) { return run_report(*flags, terminal); };
}

}  // namespace

extern const Command kReportCommand = {"report", "shows the agents of a team side by side, with intervals",
                                       "  attune report --db scores.db\n"
                                       "  attune report --db scores.db --team billing --from 2026-11-01\n"
                                       "  attune report --db scores.db --rubric empathy-core@2 --json\n"
                                       "  attune report --db scores.db --csv > team.csv\n",
                                       define_report};

}  // namespace attune
