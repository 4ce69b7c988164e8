// The rubric document: which criteria, in which sections, at which weight, and the grades.
#pragma once

#include <string>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/documents/pack.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kRubricKeys, kGateKeys, kSectionKeys, kUseKeys, kGradeKeys;
const KeyTable& channel_weight_keys();

// A criterion taken into a rubric.
struct CriterionUse {
  std::string id;
  SourcePlace place;  // of the id
  uint16_t section = 0;
  int32_t weight = 0;  // thousandths
  std::vector<std::pair<Channel, int32_t>> channel_weights;
  bool auto_fail = false;
  SourcePlace auto_fail_place;
};

struct LoadedRubricDocument {
  Rubric rubric;                   // without criteria, signals and lexicons
  std::vector<CriterionUse> uses;  // in the order of the document
};

LoadedRubricDocument read_rubric_document(const Document& document, Reporter& reporter);

}  // namespace attune
