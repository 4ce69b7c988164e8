// `measure`: a figure of the conversation.
#include "engine/rubric/criteria/expectations.h"
#include "engine/rubric/documents/roles.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

bool is_of_one_side(Measure::What what) {
  return what != Measure::What::silence_share && what != Measure::What::longest_silence;
}

Expectation read_measure(const Fields& fields, SignalScope& scope) {
  Measure measure;
  Reporter& reporter = scope.reporter();
  if (const Node* of = fields["of"]) {
    constexpr EnumNames<Measure::What> kMeasured({"talk_share", "speaking_rate", "silence_share",
                                                  "longest_silence", "response_time", "longest_response"});
    measure.what =
        read_name(*of, "something that can be measured", kMeasured, reporter).value_or(measure.what);
  }
  const Node* by = fields["by"];
  if (by && !is_of_one_side(measure.what)) {
    reporter.error("unused-key", fields.key_node("by").place,
                   "'by' has no effect with '" + fields["of"]->text + "'", "no effect here",
                   "delete it: a silence is nobody's");
  } else if (by) {
    const auto side = read_name(*by, "a side that can be measured", {"agent", "customer"}, reporter);
    measure.by = side == 1u ? Role::customer : Role::agent;
  }
  return measure;
}

}  // namespace

const ExpectationType kMeasureType = {{"measure", {{"of", true}, {"by"}}}, read_measure};

ValueRange value_range(const Measure& measure) {
  const bool share =
      measure.what == Measure::What::talk_share || measure.what == Measure::What::silence_share;
  return {.most = share ? kOne : kNoLimit, .needs_bands = true, .may_not_apply = true};
}

void append_canonical(Canonical& out, const Measure& measure) {
  out.tag("measure");
  out.number(static_cast<int64_t>(measure.what));
  out.number(static_cast<int64_t>(measure.by));
}

}  // namespace attune
