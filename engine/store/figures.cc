#include "engine/store/figures.h"

#include <algorithm>

#include "engine/model/scorecard.h"

namespace attune {
namespace {

uint64_t count(int64_t sum) { return static_cast<uint64_t>(sum); }

}  // namespace

SampleSums score_sample(TallyView tally) {
  return {tally[TallyShape::scored], tally[TallyShape::score_sum], tally[TallyShape::score_squares]};
}

ScoreFigures score_figures(const TallyShape& shape, TallyView tally) {
  ScoreFigures figures;
  figures.evaluations = count(tally[TallyShape::evaluations]);
  figures.scored = count(tally[TallyShape::scored]);
  figures.auto_failed = count(tally[TallyShape::auto_failed]);
  for (size_t i = 0; i < kNotScoredCount; ++i)
    figures.not_scored[i] = count(tally[TallyShape::not_scored + i]);
  for (size_t i = 0; i < shape.grade_count(); ++i) figures.grades.push_back(count(tally[shape.grades() + i]));
  if (figures.scored == 0) return figures;
  SampleSums scores = score_sample(tally);
  figures.mean = sample_mean(scores) / 100;
  figures.raw_mean =
      static_cast<double>(tally[TallyShape::raw_score_sum]) / static_cast<double>(scores.n) / 100;
  if (auto interval = mean_interval(scores))
    figures.interval = Interval{std::max(0.0, interval->low / 100), std::min(100.0, interval->high / 100)};
  return figures;
}

double shrunken_mean(const ScoreFigures& figures, double group_mean) {
  double n = static_cast<double>(figures.scored);
  return (n * figures.mean + kShrinkage * group_mean) / (n + kShrinkage);
}

CriterionFigures criterion_figures(const TallyShape& shape, TallyView tally, size_t criterion) {
  TallyView sums = tally.subspan(shape.criterion(criterion), TallyShape::kCriterionFigures);
  CriterionFigures figures;
  for (size_t i = 0; i < kVerdictCount; ++i) figures.verdicts[i] = count(sums[TallyShape::verdicts + i]);
  uint64_t applied = 0;
  for (size_t i = 0; i < kVerdictCount; ++i)
    applied += static_cast<Verdict>(i) == Verdict::not_applicable ? 0 : figures.verdicts[i];
  if (applied > 0)
    figures.credit = static_cast<double>(sums[TallyShape::credit_sum]) / 1000 / static_cast<double>(applied);
  figures.opportunities = count(sums[TallyShape::opportunities]);
  figures.met = count(sums[TallyShape::met]);
  figures.partly = count(sums[TallyShape::partly]);
  figures.missed = figures.opportunities - figures.met - figures.partly;
  if (figures.opportunities == 0) return figures;
  figures.rate = static_cast<double>(figures.met) / static_cast<double>(figures.opportunities);
  figures.interval = wilson_interval(sums[TallyShape::met], sums[TallyShape::opportunities]);
  return figures;
}

}  // namespace attune
