// count: how often a signal occurs, or how often in so much time.
#include <algorithm>

#include "engine/score/check.h"

namespace attune {

// The reason is the verdict's: whether the number is good or bad only the bands say (evaluate.cc).
Finding check(const Count& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  const std::span<const SignalMatch> matches = part.matches(expectation.signal);
  int64_t value = 0;
  for (const SignalMatch& match : matches) {
    evidence.push_back(evidence_of(match, EvidencePart::answer));
    if (!match.continues) value += kOne;
  }
  if (expectation.per_ms > 0) {
    value = value * expectation.per_ms / std::max<int64_t>(expectation.per_ms, part.duration_ms());
  }
  return {.value = value, .reason = Reason::within_band};
}

}  // namespace attune
