// `absent`: something does not occur.
#include "engine/rubric/criteria/expectations.h"

namespace attune {
namespace {

Expectation read_absent(const Fields& fields, SignalScope& scope) {
  Absent absent;
  const Node* signal = fields["signal"];
  const Node* signals = fields["signals"];
  if (signal && signals) {
    fields.reporter().error("unused-key", fields.key_node("signal").place,
                            "'signal' has no effect beside 'signals'", "no effect here",
                            "add it to 'signals'");
  } else if (!signal && !signals && !fields.has_unknown_keys()) {
    fields.reporter().error("missing-key", fields.place(), "'absent' names no signal", "'signal' is missing",
                            "add 'signal: NAME' or 'signals: [NAMES]'");
  }
  if (signals) {
    absent.signals = scope.resolve_list(*signals, "'signals'");
  } else if (signal) {
    if (uint16_t index = scope.resolve(*signal); index != kNoSignal) absent.signals = {index};
  }
  return absent;
}

}  // namespace

const ExpectationType kAbsentType = {{"absent", {{"signal"}, {"signals"}}}, read_absent};

ValueRange value_range(const Absent&) { return {.step = kOne}; }

void append_canonical(Canonical& out, const Absent& absent) {
  out.tag("absent");
  out.signals(absent.signals);
}

}  // namespace attune
