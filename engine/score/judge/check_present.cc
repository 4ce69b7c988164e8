// present: the best credit found anywhere, or after the first match of another signal. Where that first
// stands after the agent's last reply, nothing is missed.
#include <algorithm>

#include "engine/score/judge/check.h"

namespace attune {
namespace {

// The matches of `signal` that lie after `after`: in a later turn, or further on in the same one. All when it
// is null.
std::span<const SignalMatch> matches_after(const AgentPart& part, uint16_t signal, const SignalMatch* after) {
  const std::span<const SignalMatch> all = part.matches(signal);
  if (after == nullptr) return all;
  const auto first = std::partition_point(all.begin(), all.end(), [after](const SignalMatch& match) {
    return match.turn < after->turn || (match.turn == after->turn && match.start <= after->start);
  });
  return {first, all.end()};
}

Reason reason_for(int32_t credit) {
  if (credit >= kOne) return Reason::found;
  return credit > 0 ? Reason::partly_found : Reason::not_found;
}

}  // namespace

CheckResult check(const Present& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  const SignalMatch* after = nullptr;
  if (expectation.after != kNoSignal) {
    const std::span<const SignalMatch> found = part.matches(expectation.after);
    if (found.empty()) return {.value = 0, .reason = Reason::not_found};
    after = &found.front();
  }
  int32_t best = 0;
  const auto each_answer = [&](const auto& use) {
    for (const Answer& answer : expectation.any_of)
      for (const SignalMatch& match : matches_after(part, answer.signal, after))
        use(credit_of(answer, match, part), match);
  };
  each_answer([&](int32_t credit, const SignalMatch&) { best = std::max(best, credit); });
  each_answer([&](int32_t credit, const SignalMatch& match) {
    if (best > 0 && credit == best) evidence.push_back(evidence_of(match, EvidencePart::answer));
  });
  if (best == 0 && after != nullptr && part.window_end(after->turn, 1) == kNoTurn)
    return {.applicable = false};
  if (after != nullptr) {
    const EvidencePart call = best > 0 ? EvidencePart::opportunity_met : EvidencePart::opportunity_missed;
    evidence.push_back(evidence_of(*after, call));
  }
  return {.value = best, .reason = reason_for(best)};
}

}  // namespace attune
