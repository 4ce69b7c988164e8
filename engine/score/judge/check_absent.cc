// absent: none of the signals occurs.
#include "engine/score/judge/check.h"

namespace attune {

CheckResult check(const Absent& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  bool any = false;
  for (const uint16_t signal : expectation.signals) {
    for (const SignalMatch& match : part.matches(signal)) {
      evidence.push_back(evidence_of(match, EvidencePart::answer));
      any = true;
    }
  }
  return {.value = any ? 0 : kOne, .reason = any ? Reason::occurred : Reason::avoided};
}

}  // namespace attune
