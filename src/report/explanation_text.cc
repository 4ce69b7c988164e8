#include <fmt/format.h>

#include <algorithm>

#include "src/report/explanation_parts.h"
#include "src/report/figures.h"
#include "src/report/source_figures.h"

namespace attune {
namespace {

std::string compared_text(const ComparedFigure& figure, const Explanation& explanation) {
  std::string name = figure.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  std::string out = fmt::format("  {:<20}{:>7g}", name, figure.value);
  for (const ComparedFigure::Ours& ours : figure.ours) {
    const Evaluation& evaluation = ours.agent->evaluation;
    const CriterionResult& result = evaluation.criteria[ours.criterion];
    out += fmt::format("{}{} {}", &ours == &figure.ours.front() ? "   ours: " : "; ",
                       explanation.rubric.criteria[ours.criterion].id, verdict_text(result.verdict));
    bool heard = result.verdict != Verdict::not_applicable;
    if (heard) out += fmt::format(", {} found", found_count(result, evaluation));
    if (explanation.agents.size() > 1) out += fmt::format(" ({})", ours.agent->agent.id);
  }
  return out + "\n";
}

// "Outcome: csat 4, resolved yes"; "" where nothing is known of it.
std::string outcome_line(const Outcome& outcome) {
  std::string out;
  auto add = [&out](const char* name, const std::string& value) {
    out += fmt::format("{}{} {}", out.empty() ? "Outcome: " : ", ", name, value);
  };
  if (outcome.csat) add("csat", fmt::format("{:g}", *outcome.csat));
  if (outcome.nps) add("nps", fmt::format("{:g}", *outcome.nps));
  if (outcome.ces) add("ces", fmt::format("{:g}", *outcome.ces));
  if (outcome.resolved) add("resolved", *outcome.resolved ? "yes" : "no");
  if (outcome.churned) add("churned", *outcome.churned ? "yes" : "no");
  return out.empty() ? out : out + "\n";
}

std::string source_analysis(const Explanation& explanation, const Terminal& terminal) {
  std::vector<ComparedFigure> figures = compared_figures(explanation);
  if (figures.empty()) return "";
  std::string out =
      "\n" + terminal.paint(Style::bold, "The source's own analysis, which earns nothing here") + "\n";
  for (const ComparedFigure& figure : figures) out += compared_text(figure, explanation);
  return out;
}

}  // namespace

std::string explanation_text(const Explanation& explanation, const Terminal& terminal) {
  std::string out = terminal.paint(Style::bold, explanation.conversation);
  if (explanation.channel != Channel::unknown) out += fmt::format(", {}", channel_name(explanation.channel));
  if (!explanation.started_at.empty()) out += ", " + explanation.started_at;
  out += "; " + rubric_text(explanation.rubric) + "\n" + outcome_line(explanation.outcome);
  for (const ExplainedAgent& agent : explanation.agents)
    out += "\n" + evaluation_text(explanation, agent, terminal);
  out += source_analysis(explanation, terminal);
  if (explanation.problem)
    out += fmt::format("\nThe text cannot be shown: {}.\n", explanation.problem->message);
  if (explanation.text != nullptr) out += transcript_text(explanation, terminal);
  return out;
}

}  // namespace attune
