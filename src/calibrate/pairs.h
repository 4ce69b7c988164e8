// Pairs: a label of people, and what of the rubric it is compared with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/tables/labels.h"
#include "engine/model/rubric.h"

namespace attune {

struct LabelPair {
  uint32_t label = 0;           // index into Labels::names
  uint16_t criterion = 0;       // index into Rubric::criteria
  uint16_t signal = kNoSignal;  // index into Rubric::signals; kNoSignal: the criterion's verdict
  RoleSet roles = {};           // whose turns are compared; of no use for a verdict
  std::string target;           // as a person writes it: "apology#apology@agent"

  bool on_turns() const { return signal != kNoSignal; }
};

// LABEL=criterion, LABEL=criterion#signal, LABEL=criterion#signal@role. Errors: 'wrong-map', 'unknown-label',
// 'unknown-criterion', 'unknown-signal', 'unknown-role', with the nearest names.
Result<LabelPair> parse_pair(std::string_view map, const Rubric& rubric, const Labels& labels);

// Every label that turns have with every signal, by label, then signal.
std::vector<LabelPair> all_turn_pairs(const Rubric& rubric, const Labels& labels);

// Names of the labels that conversations have and turns do not.
std::vector<std::string> conversation_labels(const Labels& labels);

}  // namespace attune
