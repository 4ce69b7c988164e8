#include "src/report/explanation.h"

#include <fmt/format.h>

#include "engine/base/hash.h"

namespace attune {
namespace {

double share(int64_t thousandths) { return static_cast<double>(thousandths) / kOne; }

}  // namespace

RubricInfo rubric_info(const Rubric& rubric) {
  RubricInfo info;
  info.name = rubric.id;
  info.version = rubric.version;
  info.hash = hash_text(rubric.hash);
  info.title = rubric.title;
  for (const Criterion& criterion : rubric.criteria) {
    const Section& section = rubric.sections[criterion.section];
    info.criteria.push_back({criterion.id, criterion.title, criterion.coaching, section.id, section.title,
                             share(criterion.weight), criterion.auto_fail});
  }
  for (const Signal& signal : rubric.signals) info.signals.push_back({signal.name, signal.criterion});
  for (const Grade& grade : rubric.grades) info.grades.push_back(grade.name);
  return info;
}

std::string band_text(const Criterion& criterion, int64_t value) {
  for (const Band& band : criterion.bands) {
    bool fits = band.edge == Band::Edge::otherwise ||
                (band.edge == Band::Edge::at_least ? value >= band.value : value <= band.value);
    if (!fits) continue;
    std::string edge =
        band.edge == Band::Edge::otherwise
            ? "anything else"
            : fmt::format("{} {:g}", band.edge == Band::Edge::at_least ? "at least" : "at most",
                          share(band.value));
    return fmt::format("value {:g}: {} earns {:g}", share(value), edge, share(band.credit));
  }
  return "";
}

PointShare point_share(const RubricInfo& rubric, const Evaluation& evaluation, size_t criterion) {
  double applied = 0;
  for (size_t i = 0; i < evaluation.criteria.size(); ++i)
    if (evaluation.criteria[i].verdict != Verdict::not_applicable) applied += rubric.criteria[i].weight;
  const CriterionResult& result = evaluation.criteria[criterion];
  if (result.verdict == Verdict::not_applicable || !(applied > 0)) return {};
  double possible = 100 * rubric.criteria[criterion].weight / applied;
  return {possible * share(result.credit), possible};
}

std::optional<uint32_t> answer_to(const CriterionResult& result, const Evaluation& evaluation,
                                  uint32_t evidence) {
  const Evidence& opportunity = evaluation.evidence[evidence];
  if (opportunity.part != EvidencePart::opportunity_met) return std::nullopt;
  for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) {
    const Evidence& answer = evaluation.evidence[i];
    if (answer.part == EvidencePart::answer && answer.turn > opportunity.turn) return i;
  }
  return std::nullopt;
}

}  // namespace attune
