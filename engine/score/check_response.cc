// response: what the customer voices is answered within so many replies. One credit an opportunity.
#include <algorithm>

#include "engine/score/check.h"

namespace attune {
namespace {

// The answer to one opportunity: the earliest of the agent's replies that earns the best credit.
struct Best {
  int32_t credit = 0;
  uint32_t first_turn = kNoTurn, last_turn = 0;  // of the reply
};

// The first match of `signal` in the agent's own turns in [first, last]; null when there is none.
const SignalMatch* first_answer(const AgentPart& part, uint16_t signal, uint32_t first, uint32_t last) {
  for (const SignalMatch& match : part.matches_from(signal, first)) {
    if (match.turn > last) break;
    if (part.reply_of(match.turn).role == Role::agent) return &match;
  }
  return nullptr;
}

Best find_best(const Response& expectation, const AgentPart& part, uint32_t after_turn) {
  Best best;
  const uint32_t end = part.window_end(after_turn, expectation.within);
  if (end == kNoTurn) return best;
  for (const Answer& answer : expectation.with) {
    if (answer.credit < best.credit) continue;
    const SignalMatch* match = first_answer(part, answer.signal, after_turn + 1, end);
    if (match == nullptr) continue;
    const Reply& reply = part.reply_of(match->turn);
    if (answer.credit > best.credit || reply.first_turn < best.first_turn) {
      best = {answer.credit, reply.first_turn, reply.last_turn};
    }
  }
  return best;
}

void add_answers(const Response& expectation, const AgentPart& part, const Best& best,
                 std::vector<Evidence>& evidence) {
  for (const Answer& answer : expectation.with) {
    if (answer.credit != best.credit) continue;
    for (const SignalMatch& match : part.matches_from(answer.signal, best.first_turn)) {
      if (match.turn > best.last_turn) break;
      if (part.reply_of(match.turn).role != Role::agent) continue;
      evidence.push_back(evidence_of(match, EvidencePart::answer));
    }
  }
}

void add_calls(const Response& expectation, const AgentPart& part, const Reply& reply, EvidencePart kind,
               std::vector<Evidence>& evidence) {
  for (const uint16_t signal : expectation.to) {
    for (const SignalMatch& match : part.matches_from(signal, reply.first_turn)) {
      if (match.turn > reply.last_turn) break;
      if (&part.reply_of(match.turn) != &reply) continue;  // a bot's words between the customer's
      evidence.push_back(evidence_of(match, kind));
    }
  }
}

// The first turn from `turn` on with a match of one of `signals`; kNoTurn when there is none.
uint32_t next_call(const std::vector<uint16_t>& signals, const AgentPart& part, uint32_t turn) {
  uint32_t next = kNoTurn;
  for (const uint16_t signal : signals) {
    const std::span<const SignalMatch> matches = part.matches_from(signal, turn);
    if (!matches.empty()) next = std::min(next, matches.front().turn);
  }
  return next;
}

Reason reason_for(int64_t credits, int64_t opportunities) {
  if (opportunities == 0) return Reason::no_opportunity;
  if (credits == opportunities * kOne) return Reason::all_answered;
  return credits > 0 ? Reason::some_answered : Reason::none_answered;
}

}  // namespace

Finding check(const Response& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  Finding finding;
  finding.opportunities = 0;
  int64_t credits = 0;
  uint32_t answered_by = kNoTurn;  // the reply whose answers are already evidence
  for (uint32_t turn = next_call(expectation.to, part, 0); turn != kNoTurn;) {
    const Reply& call = part.reply_of(turn);
    const Best best = find_best(expectation, part, call.last_turn);
    const bool got_one = best.credit > 0;
    add_calls(expectation, part, call,
              got_one ? EvidencePart::opportunity_met : EvidencePart::opportunity_missed, evidence);
    if (got_one && best.first_turn != answered_by) add_answers(expectation, part, best, evidence);
    if (got_one) answered_by = best.first_turn;
    ++finding.opportunities;
    credits += best.credit;
    if (best.credit >= kOne) {
      ++finding.met;
    } else if (got_one) {
      ++finding.partly;
    }
    turn = next_call(expectation.to, part, call.last_turn + 1);
  }
  finding.applicable = finding.opportunities > 0;
  finding.value = finding.applicable ? credits / finding.opportunities : 0;
  finding.reason = reason_for(credits, finding.opportunities);
  return finding;
}

}  // namespace attune
