#include "src/report/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "engine/base/hash.h"
#include "engine/score/judge/bands.h"

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
    for (const auto& [channel, weight] : criterion.channel_weights)
      info.criteria.back().channel_weights.emplace_back(channel, share(weight));
  }
  for (const Signal& signal : rubric.signals) info.signals.push_back({signal.name, signal.criterion});
  for (const Grade& grade : rubric.grades) info.grades.push_back(grade.name);
  return info;
}

std::string value_text(int64_t thousandths) { return fmt::format("value {:g}", share(thousandths)); }

std::string band_text(const Criterion& criterion, int64_t value) {
  const Band* band = find_band(criterion.bands, value);
  if (band == nullptr) return "";
  std::string edge = "anything else";
  if (band->edge == Band::Edge::at_least) edge = fmt::format("at least {:g}", share(band->value));
  if (band->edge == Band::Edge::at_most) edge = fmt::format("at most {:g}", share(band->value));
  return fmt::format("{}: {} earns {:g}", value_text(value), edge, share(band->credit));
}

std::string verdict_details(const Rubric& rubric, size_t criterion, const Evaluation& evaluation) {
  const CriterionResult& result = evaluation.criteria[criterion];
  std::string text = band_text(rubric.criteria[criterion], result.value);
  const auto* sequence = std::get_if<Sequence>(&rubric.criteria[criterion].expect);
  if (sequence == nullptr || result.verdict == Verdict::not_applicable) return text;
  std::string missing;
  for (const std::vector<uint16_t>& step : sequence->steps) {
    const auto first = evaluation.evidence.begin() + result.evidence_begin;
    const auto last = evaluation.evidence.begin() + result.evidence_end;
    const bool taken = std::any_of(first, last, [&](const Evidence& evidence) {
      return evidence.part == EvidencePart::answer &&
             std::find(step.begin(), step.end(), evidence.signal) != step.end();
    });
    if (taken) continue;
    if (!missing.empty()) missing += ", ";
    for (size_t i = 0; i < step.size(); ++i) missing += (i == 0 ? "" : " or ") + rubric.signals[step[i]].name;
  }
  if (missing.empty()) return text;
  return text + (text.empty() ? "" : "; ") + "not in its place: " + missing;
}

double applied_weight(const RubricInfo& rubric, const Evaluation& evaluation, Channel channel) {
  double sum = 0;
  for (size_t i = 0; i < evaluation.criteria.size(); ++i)
    if (evaluation.criteria[i].verdict != Verdict::not_applicable)
      sum += rubric.criteria[i].weight_in(channel);
  return sum;
}

const StoredQuote* quote_of(const ExplainedAgent& agent, const Evidence& evidence) {
  for (const StoredQuote& quote : agent.quotes)
    if (quote.turn == evidence.turn && quote.start <= evidence.start &&
        evidence.end <= quote.start + quote.text.size())
      return &quote;
  return nullptr;
}

PointShare point_share(const RubricInfo& rubric, const Evaluation& evaluation, Channel channel,
                       size_t criterion) {
  double applied = applied_weight(rubric, evaluation, channel);
  const CriterionResult& result = evaluation.criteria[criterion];
  if (result.verdict == Verdict::not_applicable || !(applied > 0)) return {};
  double possible = 100 * rubric.criteria[criterion].weight_in(channel) / applied;
  return {possible * share(result.credit), possible};
}

Meaning meaning_of(const CriterionResult& result, const Evidence& evidence) {
  bool counts = result.reason == Reason::occurred || is_on_figure(result.reason);
  if (evidence.part == EvidencePart::answer) return counts ? Meaning::counted : Meaning::credit;
  bool response = result.reason == Reason::all_answered || result.reason == Reason::some_answered ||
                  result.reason == Reason::none_answered;
  if (!response) return Meaning::calls;
  return evidence.part == EvidencePart::opportunity_met ? Meaning::answered : Meaning::missed;
}

std::optional<uint32_t> answer_to(const CriterionResult& result, const Evaluation& evaluation,
                                  uint32_t evidence) {
  const Evidence& opportunity = evaluation.evidence[evidence];
  if (meaning_of(result, opportunity) != Meaning::answered) return std::nullopt;
  for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) {
    const Evidence& answer = evaluation.evidence[i];
    if (answer.part == EvidencePart::answer && answer.turn > opportunity.turn) return i;
  }
  return std::nullopt;
}

}  // namespace attune
