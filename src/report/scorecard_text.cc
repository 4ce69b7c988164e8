#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/store/query.h"
#include "src/console/text_layout.h"
#include "src/report/figures.h"
#include "src/report/outcomes.h"
#include "src/report/quote.h"
#include "src/report/scorecard_print.h"

namespace attune {
namespace {

constexpr size_t kIndent = 3;
constexpr size_t kLabel = 14;  // where quotes start
constexpr size_t kWeeksShown = 8;
constexpr double kShownPoints = 0.05;  // less is shown as 0.0

std::string paragraph(const Terminal& terminal, std::string_view text, size_t indent = 0) {
  return std::string(indent, ' ') + wrap(text, text_width(terminal), indent) + "\n";
}

// ---- the score --------------------------------------------------------------

std::string small_number_warning(const ScoreFigures& figures) {
  if (figures.scored >= kRankedFrom) return "";
  return fmt::format("From {}, 84 against 92 is luck: read the quotes, not the figure. Ranked from {} on.",
                     counted(figures.scored, "conversation"), kRankedFrom);
}

std::string rank_text(const Scorecard& card) {
  if (!card.rank) return "";
  std::string others = card.ranked_agents == card.scored_agents
                           ? std::string()
                           : fmt::format(" (of {} agents in all)", with_commas(card.scored_agents));
  return fmt::format(
      "Rank {} of the {} with at least {} conversations{}, by a mean drawn towards the group: {}. ",
      *card.rank, counted(card.ranked_agents, "agent"), kRankedFrom, others,
      score_text(card.overall.shrunken));
}

std::string score_lines(const ScorecardReport& report, const Terminal& terminal) {
  const ScoreFigures& figures = report.card.overall;
  if (figures.scored == 0) return paragraph(terminal, "Score: none, no conversation could be scored.");
  std::string score = fmt::format("Score {}", score_text(figures.mean));
  std::string out = terminal.paint(Style::bold, score);
  out += fmt::format(" from {}", counted(figures.scored, "conversation"));
  if (figures.interval) out += fmt::format(", 95 % interval {}", interval_text(figures.interval));
  out += "\n";
  std::string compared = rank_text(report.card);
  compared += fmt::format("All agents: {}.", score_text(report.card.group_mean));
  out += paragraph(terminal, compared);
  std::string left_out = left_out_text(report.rubric, report.left_out);
  if (!left_out.empty()) out += terminal.paint(Style::yellow, paragraph(terminal, left_out));
  std::string warning = small_number_warning(figures);
  if (!warning.empty()) out += terminal.paint(Style::yellow, paragraph(terminal, warning));
  return out;
}

std::string grade_line(const ScorecardReport& report) {
  std::string out;
  const std::vector<uint64_t>& grades = report.card.overall.grades;
  for (size_t i = 0; i < grades.size() && i < report.rubric.grades.size(); ++i)
    out += fmt::format("{}{} {}", out.empty() ? "Grades: " : ", ", with_commas(grades[i]),
                       report.rubric.grades[i]);
  return out.empty() ? out : out + ".\n";
}

std::string exceptions(const ScoreFigures& figures, const Terminal& terminal) {
  std::string out;
  if (figures.auto_failed > 0)
    out += terminal.paint(
        Style::red,
        paragraph(terminal,
                  fmt::format("Auto-failed: {}, each counted as 0; without that the mean is {}.",
                              counted(figures.auto_failed, "conversation"), score_text(figures.raw_mean))));
  std::string reasons = not_scored_reasons(figures);
  if (!reasons.empty()) out += paragraph(terminal, fmt::format("Not scored, and not counted: {}.", reasons));
  return out;
}

// ---- over time --------------------------------------------------------------

std::string change_words(const Change& change) {
  if (!change.interval) return "too few conversations to tell a change from luck";
  std::string interval =
      fmt::format("interval {:+.1f} to {:+.1f}", change.interval->low, change.interval->high);
  if (!change.clear()) return interval + ": may well be luck";
  return interval + (change.difference > 0 ? ": a clear improvement" : ": a clear decline");
}

std::string change_line(const Scorecard& card, const Terminal& terminal) {
  if (!card.change) return "";
  const Change& change = *card.change;
  std::string text = fmt::format(
      "Change: {} in {} ({}) after {} in {} ({}): {}, {}.", score_text(change.current_mean),
      period_text(change.current), counted(change.current_scored, "conversation"),
      score_text(change.previous_mean), period_text(change.previous),
      counted(change.previous_scored, "conversation"), signed_text(change.difference), change_words(change));
  return paragraph(terminal, text);
}

std::string weeks_table(const Scorecard& card) {
  if (card.weeks.size() < 2) return "";
  using Align = Table::Align;
  Table table(
      {{"week of"}, {"scored", Align::right}, {"mean", Align::right}, {"95 % interval", Align::right}});
  size_t first = card.weeks.size() - std::min(card.weeks.size(), kWeeksShown);
  for (size_t i = first; i < card.weeks.size(); ++i) {
    const TrendPoint& week = card.weeks[i];
    table.add({date_text(week.period.from), with_commas(week.scored), score_text(week.mean),
               interval_text(week.interval)});
  }
  return "\n" + table.text();
}

// ---- what to talk about -----------------------------------------------------

std::string speaker(Role role) {
  std::string name(role_name(role));
  return name + ":" + std::string(kLabel - std::min(kLabel, kIndent + name.size() + 1), ' ');
}

// Where nothing was said the quote is what called for it; otherwise it is the agent's words, and why they did
// not earn all.
std::string shortfall_title(const Example& example) {
  std::string where = fmt::format("in {}, {}", example.conversation, date_text(example.day));
  if (example.evidence.part != EvidencePart::answer) return "missed " + where;
  return fmt::format("{} {}: {}", verdict_text(example.verdict), where, reason_text(example.reason));
}

std::string example_lines(const CoachingExample& example, std::string_view title, Style style,
                          const Terminal& terminal) {
  std::string out = std::string(kIndent, ' ') + terminal.paint(Style::dim, title);
  if (example.quoted_before) return out + " (quoted above)\n";
  out += "\n";
  if (example.problem)
    return out + paragraph(terminal, fmt::format("(not quoted: {})", example.problem->message), kIndent);
  for (const QuotedTurn& turn : example.scene) {
    std::string text = quote(turn.text, {{turn.mark.start, turn.mark.end, style}}, highlighter(terminal));
    out += std::string(kIndent, ' ') + speaker(turn.role) + wrap(text, text_width(terminal), kLabel) + "\n";
  }
  return out;
}

std::string credit_cell(const CriterionFigures& figures) {
  return applied(figures) > 0 ? percent_text(figures.credit) : "-";
}

// The mean credit, which knows of what was met in part; "" where it says the same as the rates.
std::string credit_text(const CriterionFigures& figures, const CriterionFigures& group) {
  auto same = [](const CriterionFigures& one) { return credit_cell(one) == percent_text(one.rate); };
  if (same(figures) && same(group)) return "";
  return fmt::format(" Credit {}, all agents {}.", credit_cell(figures), credit_cell(group));
}

std::string record_line(const CriterionFigures& figures, const CriterionFigures& group) {
  std::string_view noun = figures.opportunities == 1 ? "opportunity" : "opportunities";
  std::string out = fmt::format("{} of {} {} met", figures.met, figures.opportunities, noun);
  if (figures.partly > 0) out += fmt::format(", {} partly", figures.partly);
  out += fmt::format(" ({}{}; 95 % interval {}", percent_text(figures.rate),
                     figures.partly > 0 ? " fully" : "", share_interval_text(figures.interval));
  if (group.opportunities > 0) out += fmt::format("; all agents {}", percent_text(group.rate));
  return out + ")." + credit_text(figures, group);
}

// "Costs about 17.6 points of the mean score, 4.1 more than at all agents' credit."
std::string points_line(const Focus& focus) {
  std::string out = fmt::format(" Costs about {} points of the mean score", score_text(focus.points));
  if (std::abs(focus.ahead) >= kShownPoints)
    out += fmt::format(", {} {} than at all agents' credit", score_text(std::abs(focus.ahead)),
                       focus.ahead < 0 ? "more" : "less");
  return out + ".";
}

std::string item_lines(const ScorecardReport& report, const CoachingItem& item, size_t number,
                       const Terminal& terminal) {
  const CriterionInfo& info = report.rubric.criteria[item.focus.criterion];
  const CriterionFigures& figures = report.card.criteria[item.focus.criterion];
  std::string out = "\n" + terminal.paint(Style::bold, fmt::format("{}. {}", number, info.title));
  out += fmt::format(" ({})\n", info.id);
  std::string record = record_line(figures, report.group[item.focus.criterion]);
  out += paragraph(terminal, record + points_line(item.focus), kIndent);
  uint64_t failed = figures.verdicts[static_cast<size_t>(Verdict::not_met)];
  if (info.auto_fail && failed > 0)
    out += paragraph(
        terminal,
        fmt::format("Not met it is an auto-fail: {} counted as 0.", counted(failed, "conversation")),
        kIndent);
  if (!info.coaching.empty()) out += paragraph(terminal, "Advice: " + info.coaching, kIndent);
  for (const CoachingExample& example : item.missed)
    out += "\n" + example_lines(example, shortfall_title(example.example), Style::yellow, terminal);
  if (!item.good) return out;
  const Example& good = item.good->example;
  return out + "\n" +
         example_lines(*item.good, fmt::format("done well in {}, {}", good.conversation, date_text(good.day)),
                       Style::green, terminal);
}

std::string work_on_text(const ScorecardReport& report, const Terminal& terminal) {
  if (report.card.overall.scored == 0) return "";
  if (report.coaching.work_on.empty())
    return "\n" + paragraph(terminal,
                            "Nothing stands out to work on among the criteria that applied in at least three "
                            "conversations.");
  std::string title = report.coaching.work_on.size() == 1 ? "One thing to work on" : "Two things to work on";
  std::string out = "\n" + terminal.paint(Style::bold, title) + "\n";
  for (size_t i = 0; i < report.coaching.work_on.size(); ++i)
    out += item_lines(report, report.coaching.work_on[i], i + 1, terminal);
  return out;
}

std::string strength_lines(const ScorecardReport& report, const CoachingItem& item,
                           const Terminal& terminal) {
  const CriterionInfo& info = report.rubric.criteria[item.focus.criterion];
  std::string out = "\n" + terminal.paint(Style::bold, info.title) + fmt::format(" ({})\n", info.id);
  std::string record =
      record_line(report.card.criteria[item.focus.criterion], report.group[item.focus.criterion]);
  if (item.focus.ahead >= kShownPoints)
    record += fmt::format(" That is {} points of the mean score more than at all agents' credit.",
                          score_text(item.focus.ahead));
  out += paragraph(terminal, record, kIndent);
  if (!item.good) return out;
  const Example& good = item.good->example;
  return out + "\n" +
         example_lines(*item.good, fmt::format("as in {}, {}", good.conversation, date_text(good.day)),
                       Style::green, terminal);
}

std::string goes_well_text(const ScorecardReport& report, const Terminal& terminal) {
  if (report.coaching.well.empty()) return "";
  std::string out = "\n" + terminal.paint(Style::bold, "What goes well") + "\n";
  for (const CoachingItem& item : report.coaching.well) out += strength_lines(report, item, terminal);
  return out;
}

std::string criteria_table(const ScorecardReport& report, const Terminal& terminal) {
  using Align = Table::Align;
  Table table({{"criterion"},
               {"weight", Align::right},
               {"applied", Align::right},
               {"credit", Align::right},
               {"all agents", Align::right},
               {"opportunities", Align::right},
               {"met", Align::right},
               {"partly", Align::right},
               {"missed", Align::right},
               {"met %", Align::right},
               {"95 % interval", Align::right}});
  for (size_t i = 0; i < report.card.criteria.size(); ++i) {
    const CriterionInfo& info = report.rubric.criteria[i];
    const CriterionFigures& own = report.card.criteria[i];
    const CriterionFigures& group = report.group[i];
    table.add({info.id, weight_text(info, &report.card.channels), with_commas(applied(own)), credit_cell(own),
               credit_cell(group), with_commas(own.opportunities), with_commas(own.met),
               with_commas(own.partly), with_commas(own.missed),
               own.opportunities > 0 ? percent_text(own.rate) : "-", share_interval_text(own.interval)});
  }
  return "\n" + terminal.paint(Style::bold, "All criteria") + "\n" + table.text();
}

// What the figures mean, in words.
std::string reading_help(const ScorecardReport& report, const Terminal& terminal) {
  std::string text =
      "How to read this: a criterion counts only in the conversations where it applied; where nothing called "
      "for it, nothing is lost. Credit is the mean of what was earned there; what is met in part earns a "
      "part. ";
  if (report.card.overall.interval)
    text +=
        "A 95 % interval is how far luck can have moved a figure: as many other conversations of the same "
        "agent would give another one, and the agent's own level lies within it 95 times in 100. ";
  if (report.card.rank)
    text += fmt::format(
        "The mean drawn towards the group counts {} average conversations beside the agent's own, so that "
        "few lucky ones make no rank.",
        kShrinkage);
  return "\n" + paragraph(terminal, text);
}

std::string outcomes_text(const ScorecardReport& report, const Terminal& terminal) {
  std::string table = outcomes_table(report.card.outcomes, &report.group_outcomes);
  if (table.empty()) return "";
  return "\n" + terminal.paint(Style::bold, "Outcomes of scored conversations") + "\n" + table;
}

}  // namespace

std::string scorecard_text(const ScorecardReport& report, const Terminal& terminal) {
  const Scorecard& card = report.card;
  std::string out = terminal.paint(Style::bold, agent_text(card.agent));
  if (!card.agent.team.empty()) out += ", team " + card.agent.team;
  out += fmt::format("\n{}; {}\n\n", rubric_text(report.rubric), period_text(card.period));
  out += score_lines(report, terminal);
  out += grade_line(report);
  out += exceptions(card.overall, terminal);
  out += change_line(card, terminal);
  out += work_on_text(report, terminal);
  out += goes_well_text(report, terminal);
  out += criteria_table(report, terminal);
  out += outcomes_text(report, terminal);
  out += weeks_table(card);
  if (card.overall.scored > 0) out += reading_help(report, terminal);
  return out;
}

}  // namespace attune
