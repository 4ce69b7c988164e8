// What a criterion expects of its signals: the closed set of expectation types. A new one is a file with its
// ExpectationType, value_range and append_canonical, three lines in this header and one in the table.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/documents/canonical.h"
#include "engine/rubric/signals/signal_scope.h"
#include "engine/yaml/fields.h"

namespace attune {

struct ExpectationType {
  KeyTable keys;  // its name is that of the type
  Expectation (*read)(const Fields& fields, SignalScope& scope);
};

extern const ExpectationType kPresentType, kAbsentType, kCountType, kResponseType, kSequenceType,
    kMeasureType, kTrendType;
const std::vector<const ExpectationType*>& expectation_types();

// `expect: {type: {...}}`. Nothing when there is not exactly one known type, which is reported.
std::optional<Expectation> read_expectation(const Node& node, SignalScope& scope);
const KeyTable& expectation_keys();

// What can come of an expectation. Its values, in thousandths, are 0, step, 2 * step, ... most; or, where
// they are few, exactly `values`.
struct ValueRange {
  std::vector<int64_t> values = {};
  int64_t most = kOne;
  int64_t step = 1;            // kOne up to kOne: all or nothing
  bool needs_bands = false;    // not a share of 1: there is no verdict without bands
  bool may_not_apply = false;  // it can find that there was no opportunity
};
inline constexpr int64_t kNoLimit = std::numeric_limits<int64_t>::max();

// What the criterion needs to know for this to be judged at all: the times behind a figure or a rate. Without
// them a rate would silently be the number in the whole conversation.
void add_needs(const Expectation& expectation, Requires& needs);

ValueRange value_range(const Present& present);
ValueRange value_range(const Absent& absent);
ValueRange value_range(const Count& count);
ValueRange value_range(const Response& response);
ValueRange value_range(const Sequence& sequence);
ValueRange value_range(const Measure& measure);
ValueRange value_range(const Trend& trend);

// Everything about the expectation that can change a score.
void append_canonical(Canonical& out, const Present& present);
void append_canonical(Canonical& out, const Absent& absent);
void append_canonical(Canonical& out, const Count& count);
void append_canonical(Canonical& out, const Response& response);
void append_canonical(Canonical& out, const Sequence& sequence);
void append_canonical(Canonical& out, const Measure& measure);
void append_canonical(Canonical& out, const Trend& trend);

}  // namespace attune
