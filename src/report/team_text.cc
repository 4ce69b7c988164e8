#include <fmt/format.h>

#include "engine/store/query.h"
#include "src/console/text_layout.h"
#include "src/report/figures.h"
#include "src/report/outcomes.h"
#include "src/report/quote.h"
#include "src/report/team_print.h"

namespace attune {
namespace {

using Align = Table::Align;

bool overlap(const Interval& a, const Interval& b) { return a.low <= b.high && b.low <= a.high; }

std::string mean_cell(const ScoreFigures& figures) {
  return figures.scored > 0 ? score_text(figures.mean) : "-";
}

// Columns of the outcomes that are known of anybody.
void add_outcomes(const TeamTable& table, std::vector<Table::Column>& columns) {
  for (const NamedOutcome& outcome : named_outcomes(table.outcomes))
    if (outcome.known()) columns.push_back({std::string(outcome.name), Align::right});
}

void add_outcomes(const TeamTable& table, const TeamRow& row, std::vector<std::string>& cells) {
  auto all = named_outcomes(table.outcomes);
  auto own = named_outcomes(row.outcomes);
  for (size_t i = 0; i < all.size(); ++i)
    if (all[i].known()) cells.push_back(own[i].text());
}

std::string ranked_table(const TeamTable& table) {
  std::vector<Table::Column> columns = {{"rank", Align::right},
                                        {"agent"},
                                        {"team"},
                                        {"scored", Align::right},
                                        {"mean", Align::right},
                                        {"95 % interval", Align::right},
                                        {"ranked on", Align::right},
                                        {"auto-fails", Align::right}};
  add_outcomes(table, columns);
  Table out(std::move(columns));
  bool any = false;
  for (const TeamRow& row : table.rows) {
    if (!row.rank) continue;
    any = true;
    std::vector<std::string> cells = {std::to_string(*row.rank),
                                      agent_text(row.agent),
                                      row.agent.team,
                                      with_commas(row.figures.scored),
                                      mean_cell(row.figures),
                                      interval_text(row.figures.interval),
                                      score_text(row.figures.shrunken),
                                      with_commas(row.figures.auto_failed)};
    add_outcomes(table, row, cells);
    out.add(std::move(cells));
  }
  return any ? out.text()
             : fmt::format("No agent has {} scored conversations yet: nobody is ranked.\n", kRankedFrom);
}

std::string unranked_table(const TeamTable& table) {
  std::vector<Table::Column> columns = {{"agent"},
                                        {"team"},
                                        {"scored", Align::right},
                                        {"mean", Align::right},
                                        {"95 % interval", Align::right},
                                        {"auto-fails", Align::right}};
  add_outcomes(table, columns);
  Table out(std::move(columns));
  bool any = false;
  for (const TeamRow& row : table.rows) {
    if (row.rank) continue;
    any = true;
    std::vector<std::string> cells = {agent_text(row.agent),
                                      row.agent.team,
                                      with_commas(row.figures.scored),
                                      mean_cell(row.figures),
                                      interval_text(row.figures.interval),
                                      with_commas(row.figures.auto_failed)};
    add_outcomes(table, row, cells);
    out.add(std::move(cells));
  }
  if (!any) return "";
  return fmt::format("\nNot ranked: fewer than {} scored conversations say too little\n", kRankedFrom) +
         out.text();
}

// What keeps the table from being read as more than it is.
std::string caution(const TeamTable& table) {
  PairCount count = count_pairs(table);
  if (count.pairs == 0) return "";
  return fmt::format(
      "Ranked on a mean drawn towards the group, the more so the fewer the conversations. Where two "
      "intervals\n"
      "overlap, the difference may be luck: {} of {} of ranked agents {} clearly apart.\n",
      count.apart, counted(count.pairs, "pair"), count.apart == 1 ? "is" : "are");
}

std::string teams_table(const TeamReport& report) {
  if (report.teams.empty()) return "";
  Table out({{"team"},
             {"scored", Align::right},
             {"mean", Align::right},
             {"95 % interval", Align::right},
             {"auto-fails", Align::right}});
  for (const auto& [name, figures] : report.teams)
    out.add({name, with_commas(figures.scored), mean_cell(figures), interval_text(figures.interval),
             with_commas(figures.auto_failed)});
  return "\n" + out.text();
}

std::string criteria_table(const TeamReport& report) {
  Table out({{"criterion"},
             {"weight", Align::right},
             {"conversations", Align::right},
             {"opportunities", Align::right},
             {"met", Align::right},
             {"partly", Align::right},
             {"missed", Align::right},
             {"rate", Align::right},
             {"95 % interval", Align::right}});
  for (size_t i = 0; i < report.table.criteria.size(); ++i) {
    const CriterionInfo& info = report.rubric.criteria[i];
    const CriterionFigures& figures = report.table.criteria[i];
    out.add({info.id + (info.auto_fail ? " (auto-fail)" : ""), weight_text(info),
             with_commas(applied(figures)), with_commas(figures.opportunities), with_commas(figures.met),
             with_commas(figures.partly), with_commas(figures.missed),
             figures.opportunities > 0 ? percent_text(figures.rate) : "-",
             share_interval_text(figures.interval)});
  }
  return "\n" + out.text();
}

std::string left_out(const TeamReport& report, const Terminal& terminal) {
  std::string out;
  const ScoreFigures& group = report.table.group;
  if (group.evaluations > group.scored)
    out += "\n" +
           wrap(fmt::format("Not scored, and not counted as 0: {} of {}: {}.",
                            with_commas(group.evaluations - group.scored),
                            counted(group.evaluations, "evaluation"), not_scored_reasons(group)),
                text_width(terminal), 0) +
           "\n";
  std::string codes;
  uint64_t rejects = 0;
  for (const auto& [code, number] : report.rejects) {
    codes += fmt::format("{}{} ({})", codes.empty() ? "" : ", ", code, with_commas(number));
    rejects += number;
  }
  if (rejects > 0)
    out +=
        wrap(fmt::format("Not read: {}: {}.", counted(rejects, "record"), codes), text_width(terminal), 0) +
        "\n";
  return out;
}

}  // namespace

PairCount count_pairs(const TeamTable& table) {
  PairCount count;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    for (size_t j = i + 1; j < table.rows.size(); ++j) {
      const TeamRow &a = table.rows[i], &b = table.rows[j];
      if (!a.rank || !b.rank || !a.figures.interval || !b.figures.interval) continue;
      ++count.pairs;
      if (!overlap(*a.figures.interval, *b.figures.interval)) ++count.apart;
    }
  }
  return count;
}

std::string team_text(const TeamReport& report, const Terminal& terminal) {
  const ScoreFigures& group = report.table.group;
  std::string title = report.only_team.empty() ? "All agents" : "Team " + report.only_team;
  std::string out = terminal.paint(Style::bold, title);
  out += fmt::format("; {}; {}\n", rubric_text(report.rubric), period_text(report.period));
  if (group.scored > 0)
    out += fmt::format("Mean {} from {}, 95 % interval {}.\n", score_text(group.mean),
                       counted(group.scored, "conversation"), interval_text(group.interval));
  if (std::string text = left_out_text(report.rubric, report.left_out); !text.empty())
    out += terminal.paint(Style::yellow, wrap(text, text_width(terminal), 0)) + "\n";
  out += "\n" + ranked_table(report.table) + caution(report.table);
  out += unranked_table(report.table);
  out += teams_table(report);
  if (std::string outcomes = outcomes_table(report.table.outcomes, nullptr); !outcomes.empty())
    out += "\nOutcomes of scored conversations\n" + outcomes;
  out += criteria_table(report);
  out += left_out(report, terminal);
  return out;
}

}  // namespace attune
