#include "src/report/source_figures.h"

#include <algorithm>
#include <variant>

namespace attune {
namespace {

bool hears_interruptions(const Rubric& rubric, uint16_t criterion) {
  return std::any_of(rubric.signals.begin(), rubric.signals.end(), [criterion](const Signal& signal) {
    return signal.criterion == criterion && std::holds_alternative<Overlaps>(signal.source);
  });
}

std::vector<ComparedFigure::Ours> verdicts_on(const std::vector<uint16_t>& criteria,
                                              const Explanation& explanation) {
  std::vector<ComparedFigure::Ours> ours;
  for (const ExplainedAgent& agent : explanation.agents)
    for (uint16_t criterion : criteria)
      if (agent.evaluation.scored() && criterion < agent.evaluation.criteria.size())
        ours.push_back({&agent, criterion});
  return ours;
}

}  // namespace

ComparedCriteria compared_criteria(const Rubric& rubric) {
  ComparedCriteria compared;
  const auto criteria = static_cast<uint16_t>(rubric.criteria.size());
  for (uint16_t i = 0; i < criteria; ++i) {
    if (hears_interruptions(rubric, i)) compared.interruptions.push_back(i);
    if (std::holds_alternative<Trend>(rubric.criteria[i].expect)) compared.moods.push_back(i);
  }
  return compared;
}

std::vector<ComparedFigure> compared_figures(const Explanation& explanation) {
  std::vector<ComparedFigure> figures;
  if (explanation.text == nullptr) return figures;
  const SourceAnalysis& analysis = explanation.text->analysis;
  auto add = [&](const char* name, const std::optional<double>& value,
                 const std::vector<uint16_t>& criteria) {
    if (value) figures.push_back({name, *value, verdicts_on(criteria, explanation)});
  };
  add("agent_sentiment", analysis.agent_sentiment, {});
  add("customer_sentiment", analysis.customer_sentiment, explanation.compared.moods);
  add("interruptions", analysis.interruptions,
      analysis.agent_interruptions ? std::vector<uint16_t>() : explanation.compared.interruptions);
  add("agent_interruptions", analysis.agent_interruptions, explanation.compared.interruptions);
  return figures;
}

uint32_t found_count(const CriterionResult& result, const Evaluation& evaluation) {
  auto first = evaluation.evidence.begin() + result.evidence_begin;
  auto last = evaluation.evidence.begin() + result.evidence_end;
  return static_cast<uint32_t>(std::count_if(
      first, last, [](const Evidence& evidence) { return evidence.part == EvidencePart::answer; }));
}

}  // namespace attune
