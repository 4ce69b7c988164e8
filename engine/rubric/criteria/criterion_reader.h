// Criterion documents.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/documents/pack.h"
#include "engine/rubric/phrases/phrase_list.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kCriterionKeys, kAppliesToKeys;

struct LoadedCriterion {
  Criterion criterion;          // its section and weight are the rubric's to say
  std::vector<Signal> signals;  // at Rubric::signals[first_signal]; lexicon items hold ids (link.h)
};

// `first_signal` is the place of its signals in Rubric::signals.
LoadedCriterion read_criterion(const Document& document, uint16_t first_signal, ReadContext context);

}  // namespace attune
