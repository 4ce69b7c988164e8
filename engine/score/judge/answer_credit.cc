#include <algorithm>
#include <tuple>

#include "engine/score/judge/check.h"

namespace attune {

int32_t credit_of(const Answer& answer, const SignalMatch& match, const AgentPart& part) {
  if (answer.halved_by == kNoSignal) return answer.credit;
  const Reply& reply = part.reply_of(match.turn);
  const std::span<const SignalMatch> later = part.matches_from(answer.halved_by, match.turn);
  const bool halved = std::any_of(later.begin(), later.end(), [&](const SignalMatch& other) {
    const bool behind = std::tie(match.turn, match.start) < std::tie(other.turn, other.start);
    return behind && other.turn <= reply.last_turn && &part.reply_of(other.turn) == &reply;
  });
  return halved ? answer.credit / 2 : answer.credit;
}

}  // namespace attune
