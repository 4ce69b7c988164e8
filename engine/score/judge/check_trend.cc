// trend: the customer's mood in the last third of what the customer says, against the first third.
#include <algorithm>

#include "engine/score/judge/check.h"

namespace attune {
namespace {

// What one third of the turns shows.
struct Third {
  uint32_t first_turn = 0, last_turn = 0;
  int64_t sum = 0, turns = 0;  // of turns with a mood: +1 better, -1 worse, 0 both

  // -1000 (all bad) to 1000 (all good); 0 where nothing shows.
  int64_t mood() const { return turns == 0 ? 0 : sum * kOne / turns; }
};

bool matches_in(const AgentPart& part, const std::vector<uint16_t>& signals, uint32_t turn) {
  return std::any_of(signals.begin(), signals.end(), [&](uint16_t signal) {
    const std::span<const SignalMatch> from = part.matches_from(signal, turn);
    return !from.empty() && from.front().turn == turn;
  });
}

void add_evidence(const std::vector<uint16_t>& signals, const AgentPart& part, const Third& third,
                  std::vector<Evidence>& evidence) {
  for (const uint16_t signal : signals) {
    for (const SignalMatch& match : part.matches_from(signal, third.first_turn)) {
      if (match.turn > third.last_turn) break;
      if (part.reply_of(match.turn).role != Role::customer) continue;
      evidence.push_back(evidence_of(match, EvidencePart::answer));
    }
  }
}

}  // namespace

CheckResult check(const Trend& expectation, const AgentPart& part, std::vector<Evidence>& evidence) {
  const size_t turns = part.turn_count(Role::customer);
  const size_t third_size = (turns + 2) / 3;
  Third first, last;
  size_t number = 0;
  bool any = false;
  part.each_turn(Role::customer, [&](uint32_t turn) {
    const bool better = matches_in(part, expectation.better, turn);
    const bool worse = matches_in(part, expectation.worse, turn);
    const auto take = [&](Third& third, bool is_first_of_it) {
      if (is_first_of_it) third.first_turn = turn;
      third.last_turn = turn;
      third.sum += better - worse;
      third.turns += better || worse;
    };
    any |= better || worse;
    if (number < third_size) take(first, number == 0);
    if (number + third_size >= turns) take(last, number + third_size == turns);
    ++number;
  });
  if (turns < 3 || !any) return {.applicable = false};
  for (const Third& third : {first, last}) {
    add_evidence(expectation.better, part, third, evidence);
    add_evidence(expectation.worse, part, third, evidence);
  }
  return {.value = kOne / 2 + (last.mood() - first.mood()) / 4, .reason = Reason::within_band};
}

}  // namespace attune
