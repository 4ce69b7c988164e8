#include "engine/score/conversation_limits.h"

#include <algorithm>
#include <tuple>

namespace attune {
namespace {

bool in_order(const SignalMatch& a, const SignalMatch& b) {
  return std::tie(a.signal, a.turn, a.start) < std::tie(b.signal, b.turn, b.start);
}

// Drops the matches of `signal` without a partner. Signals form no cycles (the loader refuses them).
void keep_near(uint16_t signal, const Rubric& rubric, const Replies& replies, std::vector<bool>& judged,
               std::vector<SignalMatch>& matches) {
  const Near& near = rubric.signals[signal].near;
  if (judged[signal] || near.signal == kNoSignal) return;
  judged[signal] = true;
  keep_near(near.signal, rubric, replies, judged, matches);
  auto together = [&](uint32_t a, uint32_t b) {
    return a == b || (near.span == Near::Span::reply && replies.of_turn[a] == replies.of_turn[b]);
  };
  auto has_partner = [&](const SignalMatch& m) {
    return std::any_of(matches.begin(), matches.end(), [&](const SignalMatch& other) {
      return other.signal == near.signal && together(m.turn, other.turn);
    });
  };
  std::vector<SignalMatch> kept;
  for (const SignalMatch& m : matches)
    if (m.signal != signal || has_partner(m)) kept.push_back(m);
  matches = std::move(kept);
}

}  // namespace

void apply_near(const Rubric& rubric, const Conversation& conversation,
                const std::vector<uint32_t>& turn_words, Replies& replies,
                std::vector<SignalMatch>& matches) {
  std::sort(matches.begin(), matches.end(), in_order);
  bool needed = std::any_of(matches.begin(), matches.end(), [&](const SignalMatch& m) {
    return rubric.signals[m.signal].near.signal != kNoSignal;
  });
  if (!needed) return;
  find_replies(conversation, turn_words, replies);
  std::vector<bool> judged(rubric.signals.size(), false);
  for (uint16_t s = 0; s < rubric.signals.size(); ++s) keep_near(s, rubric, replies, judged, matches);
}

}  // namespace attune
