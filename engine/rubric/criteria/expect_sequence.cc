// `sequence`: steps that follow each other.
#include "engine/rubric/criteria/expectations.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

Expectation read_sequence(const Fields& fields, SignalScope& scope) {
  Sequence sequence;
  Reporter& reporter = fields.reporter();
  const Node* steps = fields["steps"];
  if (!steps) return sequence;
  for (const Node* step : read_list(*steps, "'steps'", reporter)) {
    std::vector<uint16_t> signals = scope.resolve_list(*step, "the step");
    if (!signals.empty()) sequence.steps.push_back(std::move(signals));
  }
  if (steps->items.size() < 2 || steps->items.size() > Sequence::kMostSteps) {
    reporter.error("out-of-range", steps->place,
                   "'steps' has " + std::to_string(steps->items.size()) + " entries, expected 2 to " +
                       std::to_string(Sequence::kMostSteps),
                   "out of range", "for a single signal use 'present: {signal: NAME}'");
  }
  return sequence;
}

}  // namespace

const ExpectationType kSequenceType = {{"sequence", {{"steps", true}}}, read_sequence};

ValueRange value_range(const Sequence& sequence) {
  const auto steps = static_cast<int64_t>(sequence.steps.size());
  std::vector<int64_t> values;
  for (int64_t found = 0; found <= steps && steps > 0; ++found) values.push_back(found * kOne / steps);
  return {.values = std::move(values)};
}

void append_canonical(Canonical& out, const Sequence& sequence) {
  out.tag("sequence");
  out.number(static_cast<int64_t>(sequence.steps.size()));
  for (const std::vector<uint16_t>& step : sequence.steps) out.signals(step);
}

}  // namespace attune
