// attune scorecard: what a coach takes to a one-to-one with an agent.
#include <CLI/CLI.hpp>
#include <memory>

#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/flags/options.h"
#include "src/flags/period_options.h"
#include "src/flags/privacy.h"
#include "src/flags/result_form.h"
#include "src/report/csv_parts.h"
#include "src/report/focus.h"
#include "src/report/scorecard_print.h"

namespace attune {
namespace {

struct ScorecardFlags {
  std::string agent, database = kDefaultDatabase, rubric;
  PeriodFlags period;
  PrivacyFlags privacy;
  ResultForm form;
  bool weeks = false;
};

Result<ScorecardReport> read_scorecard(const ScorecardFlags& flags) {
  ScorecardReport report;
  Result<Period> period = parse_period(flags.period);
  if (!period) return period.error();
  Result<Privacy> privacy = load_privacy(flags.privacy);
  if (!privacy) return privacy.error();
  std::string agent = privacy->pseudonyms ? privacy->pseudonyms->of_agent(flags.agent) : flags.agent;
  auto reader = ScoreReader::open(flags.database);
  if (!reader) return reader.error();
  Result<RubricInfo> rubric = (*reader)->rubric(flags.rubric);
  if (!rubric) return rubric.error();
  report.rubric = std::move(*rubric);
  Result<Scorecard> card = (*reader)->scorecard(report.rubric, agent, *period);
  if (!card) return card.error();
  report.card = std::move(*card);
  Result<LeftOut> left_out = (*reader)->left_out(report.rubric, *period, "", agent);
  if (!left_out) return left_out.error();
  report.left_out = std::move(*left_out);
  Result<TeamTable> group = (*reader)->team(report.rubric, *period);
  if (!group) return group.error();
  report.group = std::move(group->criteria);
  report.group_outcomes = group->outcomes;
  auto coaching = coaching_of(**reader, report.rubric, agent, *period,
                              to_work_on(report.rubric, report.card, report.group),
                              goes_well(report.rubric, report.card, report.group), *privacy);
  if (!coaching) return coaching.error();
  report.coaching = std::move(*coaching);
  return report;
}

int run_scorecard(const ScorecardFlags& flags, Terminal& terminal) {
  Result<ScorecardReport> report = read_scorecard(flags);
  if (!report) return terminal.fail(report.error());
  if (flags.form.csv) note_left_out(report->rubric, report->left_out, terminal);
  return print_result(
      terminal, flags.form, [&] { return scorecard_text(*report, terminal); },
      [&] { return scorecard_json(*report); },
      [&] { return flags.weeks ? scorecard_weeks_csv(*report) : scorecard_csv(*report); });
}

CommandBody define_scorecard(CLI::App& app) {
  auto flags = std::make_shared<ScorecardFlags>();
  app.add_option("AGENT", flags->agent, "the agent's id")->required();
  add_database_option(app, flags->database);
  add_stored_rubric_option(app, flags->rubric);
  add_period_options(app, flags->period);
  add_privacy_options(app, flags->privacy);
  const ResultFormOptions form =
      add_result_form_options(app, flags->form, "as CSV: a line for each criterion, without quotes");
  app.add_flag("--weeks", flags->weeks, "with --csv: instead a line for each week")->needs(form.csv);
  return [flags](Terminal& terminal) { return run_scorecard(*flags, terminal); };
}

}  // namespace

extern const Command kScorecardCommand = {
    "scorecard", "shows one agent's scores, what to work on, and quotes to talk about",
    "  attune scorecard a-17 --db scores.db\n"
    "  attune scorecard a-17 --db scores.db --from 2026-11-01 --to 2026-11-30\n"
    "  attune scorecard a-17 --db scores.db --json\n"
    "  attune scorecard a-17 --db scores.db --csv --weeks > trend.csv\n",
    define_scorecard};

}  // namespace attune
