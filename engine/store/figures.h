// From tallies to figures: the one place that divides.
#pragma once

#include "engine/model/figures.h"
#include "engine/store/tally.h"

namespace attune {

// All but the shrunken mean, which needs the group.
ScoreFigures score_figures(const TallyShape& shape, TallyView tally);

double shrunken_mean(const ScoreFigures& figures, double group_mean);

CriterionFigures criterion_figures(const TallyShape& shape, TallyView tally, size_t criterion);

// The scores of a tally, in hundredths of a point, for intervals.
SampleSums score_sample(TallyView tally);

}  // namespace attune
