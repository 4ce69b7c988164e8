// `present`: something occurs, perhaps only after something else.
#include <algorithm>

#include "engine/rubric/criteria/answers.h"
#include "engine/rubric/criteria/expectations.h"

namespace attune {
namespace {

Expectation read_present(const Fields& fields, SignalScope& scope) {
  Present present;
  const Node* signal = fields["signal"];
  const Node* any_of = fields["any_of"];
  if (signal && any_of) {
    fields.reporter().error("unused-key", fields.key_node("signal").place,
                            "'signal' has no effect beside 'any_of'", "no effect here",
                            "add the signal to 'any_of'");
  } else if (!signal && !any_of && !fields.has_unknown_keys()) {
    fields.reporter().error("missing-key", fields.place(), "'present' names no signal", "'signal' is missing",
                            "add 'signal: NAME', or 'any_of: [{signal: NAME, credit: 1}, ...]'");
  }
  if (any_of && any_of->is_scalar()) {
    fields.reporter().error("wrong-type", any_of->place, "'any_of' is one name, expected a list of answers",
                            "expected a list", "write 'signal: NAME' for a single signal");
  } else if (any_of) {
    present.any_of = read_answers(*any_of, "'any_of'", scope);
  } else if (signal) {
    if (uint16_t index = scope.resolve(*signal); index != kNoSignal)
      present.any_of = {{index, kOne, kNoSignal}};
  }
  if (const Node* after = fields["after"]) present.after = scope.resolve(*after);
  return present;
}

}  // namespace

const ExpectationType kPresentType = {{"present", {{"signal"}, {"any_of"}, {"after"}}}, read_present};

ValueRange value_range(const Present& present) {
  bool weaker = std::any_of(present.any_of.begin(), present.any_of.end(), [](const Answer& answer) {
    return answer.credit < kOne || answer.halved_by != kNoSignal;
  });
  std::vector<int64_t> values = {0};
  for (const Answer& answer : present.any_of) {
    values.push_back(answer.credit);
    if (answer.halved_by != kNoSignal) values.push_back(answer.credit / 2);
  }
  const int64_t most = *std::max_element(values.begin(), values.end());
  return {.values = std::move(values), .most = most, .step = weaker ? 1 : kOne};
}

void append_canonical(Canonical& out, const Present& present) {
  out.tag("present");
  out.answers(present.any_of);
  out.number(present.after);
}

}  // namespace attune
