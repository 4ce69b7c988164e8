// response: what the customer voices is answered within so many replies. One credit an opportunity. What is
// voiced after the agent's last reply calls for nothing: no turn is left to answer it in.
#include <algorithm>

#include "engine/score/judge/check.h"

namespace attune {
namespace {

// The answer to one opportunity: the earliest of the agent's replies that earns the best credit.
struct Best {
  int32_t credit = 0;
  uint32_t first_turn = kNoTurn, last_turn = 0;  // of the reply
};

// Calls use(credit, match) for every match of an answer in the agent's own turns in [first, last].
template <class Use>
void each_answer(const Response& expectation, const AgentPart& part, uint32_t first, uint32_t last,
                 const Use& use) {
  for (const Answer& answer : expectation.with) {
    for (const SignalMatch& match : part.matches_from(answer.signal, first)) {
      if (match.turn > last) break;
      if (part.reply_of(match.turn).role == Role::agent) use(credit_of(answer, match, part), match);
    }
  }
}

// In turns (first_call, end of the window behind last_call].
Best find_best(const Response& expectation, const AgentPart& part, uint32_t first_call, uint32_t last_call) {
  Best best;
  const uint32_t end = part.window_end(last_call, expectation.within);
  const uint32_t last = end == kNoTurn ? last_call : end;
  each_answer(expectation, part, first_call + 1, last, [&](int32_t credit, const SignalMatch& match) {
    const Reply& reply = part.reply_of(match.turn);
    if (credit > best.credit || (credit == best.credit && reply.first_turn < best.first_turn)) {
      best = {credit, reply.first_turn, reply.last_turn};
    }
  });
  return best;
}

void add_answers(const Response& expectation, const AgentPart& part, const Best& best,
                 std::vector<Evidence>& evidence) {
  each_answer(expectation, part, best.first_turn, best.last_turn,
              [&](int32_t credit, const SignalMatch& match) {
                if (credit == best.credit) evidence.push_back(evidence_of(match, EvidencePart::answer));
              });
}

void add_calls(const Response& expectation, const AgentPart& part, uint32_t first_turn, uint32_t last_turn,
               EvidencePart kind, std::vector<Evidence>& evidence) {
  const Role role = part.reply_of(first_turn).role;
  for (const uint16_t signal : expectation.to) {
    for (const SignalMatch& match : part.matches_from(signal, first_turn)) {
      if (match.turn > last_turn) break;
      if (part.reply_of(match.turn).role != role) continue;  // a bot's words between the customer's
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

// One opportunity: calls in one reply, or in several that merge into one.
struct Opportunity {
  uint32_t last_turn = 0;        // of the reply with its last call
  uint32_t next_turn = kNoTurn;  // of the next call that is not part of it
};

Opportunity opportunity_at(const Response& expectation, const AgentPart& part, uint32_t turn) {
  Opportunity call{part.reply_of(turn).last_turn, kNoTurn};
  for (;;) {
    call.next_turn = next_call(expectation.to, part, call.last_turn + 1);
    if (call.next_turn == kNoTurn || expectation.merge == 0) return call;
    if (part.replies_between(call.last_turn, call.next_turn) > expectation.merge) return call;
    call.last_turn = part.reply_of(call.next_turn).last_turn;
  }
}

Reason reason_for(int64_t credits, int64_t opportunities) {
  if (opportunities == 0) return Reason::no_opportunity;
  if (credits == opportunities * kOne) return Reason::all_answered;
  return credits > 0 ? Reason::some_answered : Reason::none_answered;
}

}  // namespace

CheckResult check(const Response& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  CheckResult result;
  result.opportunities = 0;
  int64_t credits = 0;
  uint32_t answered_by = kNoTurn;  // the reply whose answers are already evidence
  for (uint32_t turn = next_call(expectation.to, part, 0); turn != kNoTurn;) {
    const Opportunity call = opportunity_at(expectation, part, turn);
    const uint32_t first_call = part.reply_of(turn).last_turn;
    if (part.window_end(first_call, 1) == kNoTurn) break;
    const Best best = find_best(expectation, part, first_call, call.last_turn);
    const bool got_one = best.credit > 0;
    add_calls(expectation, part, turn, call.last_turn,
              got_one ? EvidencePart::opportunity_met : EvidencePart::opportunity_missed, evidence);
    if (got_one && best.first_turn != answered_by) add_answers(expectation, part, best, evidence);
    if (got_one) answered_by = best.first_turn;
    ++result.opportunities;
    credits += best.credit;
    if (best.credit >= kOne) {
      ++result.met;
    } else if (got_one) {
      ++result.partly;
    }
    turn = call.next_turn;
  }
  result.applicable = result.opportunities > 0;
  result.value = result.applicable ? credits / result.opportunities : 0;
  result.reason = reason_for(credits, result.opportunities);
  return result;
}

}  // namespace attune
