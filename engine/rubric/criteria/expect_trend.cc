// `trend`: whether the customer's mood gets better or worse.
#include <algorithm>

#include "engine/rubric/criteria/expectations.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

void check_side(const Node& node, const std::vector<uint16_t>& signals, const SignalScope& scope) {
  for (uint16_t signal : signals) {
    if (scope.roles(signal).empty() || scope.roles(signal).contains(Role::customer)) continue;
    scope.reporter().error("wrong-role", node.place,
                           "'trend' looks at turns of the customer, and signal " +
                               quoted(scope.name(signal)) + " is never said by the customer",
                           "never said by the customer", "let the signal be 'by: customer', or name another");
  }
}

Expectation read_trend(const Fields& fields, SignalScope& scope) {
  Trend trend;
  auto read = [&](std::string_view key, std::vector<uint16_t>& signals) {
    const Node* node = fields[key];
    if (!node) return;
    signals = scope.resolve_list(*node, quoted(key));
    check_side(*node, signals, scope);
  };
  read("better", trend.better);
  read("worse", trend.worse);
  for (const uint16_t signal : trend.better) {
    if (std::find(trend.worse.begin(), trend.worse.end(), signal) == trend.worse.end()) continue;
    scope.reporter().error(
        "duplicate-value", fields["worse"]->place,
        "signal " + quoted(scope.name(signal)) + " stands under 'better' and under 'worse'",
        "counts as neither", "take it out of one of the two");
  }
  return trend;
}

}  // namespace

const ExpectationType kTrendType = {{"trend", {{"better", true}, {"worse", true}}}, read_trend};

ValueRange value_range(const Trend&) { return {.needs_bands = true, .may_not_apply = true}; }

void append_canonical(Canonical& out, const Trend& trend) {
  out.tag("trend");
  out.signals(trend.better);
  out.signals(trend.worse);
}

}  // namespace attune
