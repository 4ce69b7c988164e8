#include <fmt/format.h>

#include <cmath>

#include "src/calibrate/print.h"
#include "src/console/text_layout.h"
#include "src/report/figures.h"
#include "src/report/quote.h"

namespace attune {
namespace {

using Align = Table::Align;

// Two decimals; what rounds to nothing has no sign.
std::string decimals(double figure) { return fmt::format("{:.2f}", std::round(100 * figure) / 100 + 0.0); }

std::string figure_text(const std::optional<double>& figure) { return figure ? decimals(*figure) : "-"; }

std::string share_text(const std::optional<double>& share) {
  return share ? fmt::format("{:.1f} %", 100 * *share) : "-";
}

std::string range_text(const std::optional<Interval>& interval) {
  return interval ? decimals(interval->low) + " to " + decimals(interval->high) : "-";
}

std::string pair_table(const Comparison& comparison) {
  Table out({{"label"},
             {"compared with"},
             {"n", Align::right},
             {"prevalence", Align::right},
             {"agreement", Align::right},
             {"kappa", Align::right},
             {"95 % interval", Align::right},
             {"precision", Align::right},
             {"recall", Align::right},
             {"F1", Align::right},
             {"95 % interval", Align::right}});
  for (const ComparedPair& pair : comparison.pairs()) {
    const Agreement& agreement = pair.agreement;
    out.add({comparison.label_name(pair), pair.pair.target, with_commas(static_cast<uint64_t>(agreement.n)),
             share_text(agreement.prevalence), share_text(agreement.raw), figure_text(agreement.kappa),
             range_text(pair.intervals.kappa), figure_text(agreement.precision),
             figure_text(agreement.recall), figure_text(agreement.f1), range_text(pair.intervals.f1)});
  }
  return out.text();
}

// What must be known to read the table.
std::string caution(const Calibration& calibration, size_t width) {
  std::string out;
  for (const ComparedPair& pair : calibration.comparison.pairs()) {
    if (pair.other_speaker > 0)
      out += fmt::format("Left out of '{}': {} on turns of roles in which the signal is not looked for.\n",
                         pair.pair.target, counted(pair.other_speaker, "label"));
    if (pair.not_applicable > 0)
      out += fmt::format("Left out of '{}': {} to which the criterion does not apply.\n", pair.pair.target,
                         counted(pair.not_applicable, "conversation"));
    if (pair.not_judged > 0)
      out += fmt::format("Left out of '{}': {} with too little talk, or in another language.\n",
                         pair.pair.target, counted(pair.not_judged, "conversation"));
  }
  if (calibration.best_only)
    out += wrap(
               "Every signal was tried on every label of turns; shown is the one with the best F1. Chosen on "
               "these very labels it looks better than it will on others: name it with --map, and measure "
               "on other conversations.",
               width, 0) +
           "\n";
  if (!calibration.without.empty())
    out += wrap(fmt::format("No signal ever matches where people noted: {}.",
                            fmt::join(calibration.without, ", ")),
                width, 0) +
           "\n";
  return out +
         wrap(fmt::format("Intervals: conversations resampled {} times.", with_commas(kBootstrapRounds)),
              width, 0) +
         "\n";
}

std::string disagreement_lines(std::string_view title, const std::vector<Disagreement>& list,
                               const Terminal& terminal, std::string_view where) {
  if (list.empty()) return "";
  std::string out = fmt::format("\n{} {}{}\n", terminal.paint(Style::bold, title), where,
                                list.front().turn ? " (turns from 0, as in the labels)" : "");
  for (const Disagreement& one : list) {
    if (!one.turn) {
      out += fmt::format("  {}\n", one.conversation);
      continue;
    }
    out += fmt::format(
        "  {}, turn {}, {}: {}\n", one.conversation, *one.turn, role_name(one.role),
        quote(one.text, {{one.match.start, one.match.end, Style::yellow}}, highlighter(terminal)));
  }
  return out;
}

std::string disagreements(const Comparison& comparison, const Terminal& terminal) {
  std::string out;
  for (const ComparedPair& pair : comparison.pairs()) {
    std::string where = fmt::format("{} = {}", comparison.label_name(pair), pair.pair.target);
    out += disagreement_lines("False alarms:", pair.false_alarms, terminal, where);
    out += disagreement_lines("Misses:", pair.misses, terminal, where);
  }
  return out;
}

}  // namespace

std::string calibration_text(const Calibration& calibration, const Terminal& terminal) {
  const Comparison& comparison = calibration.comparison;
  std::string out = terminal.paint(Style::bold, "Agreement with people's labels");
  out += fmt::format("; {}, version {}\n\n", calibration.rubric.id, calibration.rubric.version);
  out += pair_table(comparison);
  out += "\n" + caution(calibration, text_width(terminal));
  return out + disagreements(comparison, terminal);
}

std::string left_out_text(const RowCounts& counts) {
  std::string out;
  auto say = [&](uint64_t number, std::string_view what) {
    if (number > 0) out += fmt::format("labels: {} {}\n", counted(number, "row"), what);
  };
  say(counts.no_conversation, "left out: the conversation is not in the input");
  say(counts.no_turn, "left out: the conversation has no such turn");
  say(counts.other_role, "left out: the turn is of another role in the input");
  if (counts.repeated_labels > 0)
    out += fmt::format("labels: {} given again for the same place: the first stands\n",
                       counted(counts.repeated_labels, "label"));
  return out;
}

}  // namespace attune
