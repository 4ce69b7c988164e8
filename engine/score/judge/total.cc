#include "engine/score/judge/total.h"

namespace attune {
namespace {

constexpr int32_t kFullScore = 10'000;  // hundredths

// The best grade whose limit the score reaches; the last one takes what is left.
uint8_t grade_of(const Rubric& rubric, int32_t score) {
  for (size_t i = 0; i < rubric.grades.size(); ++i) {
    const bool is_last = i + 1 == rubric.grades.size();
    if (is_last || score >= rubric.grades[i].at_least) return static_cast<uint8_t>(i);
  }
  return 0;
}

}  // namespace

void add_up(const Rubric& rubric, Channel channel, Evaluation& evaluation) {
  int64_t earned = 0;    // millionths
  int64_t possible = 0;  // thousandths
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    const CriterionResult& result = evaluation.criteria[i];
    if (result.verdict == Verdict::not_applicable) continue;
    const Criterion& criterion = rubric.criteria[i];
    const int32_t weight = criterion.weight_in(channel);
    earned += int64_t{weight} * result.credit;
    possible += weight;
    if (criterion.auto_fail && result.verdict == Verdict::not_met) evaluation.auto_failed = true;
  }
  if (possible == 0 && !evaluation.auto_failed) {
    evaluation.not_scored = NotScored::nothing_applicable;
    return;
  }
  if (possible < rubric.gate.applicable_weight && !evaluation.auto_failed) {
    evaluation.not_scored = NotScored::too_little_applicable;
    return;
  }
  if (possible > 0) {
    const int64_t denominator = possible * kOne;
    evaluation.raw_score = static_cast<int32_t>((2 * earned * kFullScore + denominator) / (2 * denominator));
  }
  evaluation.score = evaluation.auto_failed ? 0 : evaluation.raw_score;
  evaluation.grade = grade_of(rubric, evaluation.score);
}

}  // namespace attune
