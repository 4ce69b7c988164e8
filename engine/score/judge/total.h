// The total: from the results of the criteria to the score of an evaluation.
#pragma once

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// Sets score, raw_score, auto_failed, grade and not_scored from evaluation.criteria (one for each of the
// rubric).
//
// raw_score = sum(weight * credit) / sum(weight) over the applicable criteria, rounded half up to hundredths.
// A not met auto-fail criterion makes the score 0 and leaves raw_score; so it does where all that applied has
// no weight. Without an auto-fail there is no score where no weight applied, or less than the gate asks.
void add_up(const Rubric& rubric, Channel channel, Evaluation& evaluation);

}  // namespace attune
