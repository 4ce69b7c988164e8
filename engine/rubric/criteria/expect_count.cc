// `count`: how often something occurs.
#include "engine/rubric/criteria/expectations.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

Expectation read_count(const Fields& fields, SignalScope& scope) {
  Count count;
  if (const Node* signal = fields["signal"]) count.signal = scope.resolve(*signal);
  if (const Node* per = fields["per"]) {
    std::optional<int32_t> ms = read_duration_ms(*per, "'per'", fields.reporter());
    count.per_ms = ms.value_or(1);
    if (ms && *ms == 0) {
      fields.reporter().error("out-of-range", per->place,
                              "'per' is no time at all, expected a stretch of time", "out of range",
                              "leave 'per' out to count in the whole conversation");
    }
  }
  if (const Node* each = fields["each"]) {
    constexpr EnumNames<Count::Each> kWays({"match", "turn", "reply", "wording", "repeated"});
    count.each = read_name(*each, "a way to count", kWays, fields.reporter()).value_or(Count::Each::match);
  }
  return count;
}

}  // namespace

const ExpectationType kCountType = {{"count", {{"signal", true}, {"per"}, {"each"}}}, read_count};

ValueRange value_range(const Count& count) {
  return {.most = kNoLimit, .step = count.per_ms > 0 ? 1 : kOne, .needs_bands = true};
}

void append_canonical(Canonical& out, const Count& count) {
  out.tag("count");
  out.number(count.signal);
  out.number(count.per_ms);
  if (count.each != Count::Each::match) out.number(static_cast<int64_t>(count.each));
}

}  // namespace attune
