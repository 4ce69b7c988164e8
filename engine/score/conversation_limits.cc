#include "engine/score/conversation_limits.h"

#include <algorithm>
#include <tuple>

#include "engine/score/languages.h"
#include "engine/score/position.h"

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

bool is_talk(Role role) { return role == Role::agent || role == Role::customer; }

// The reply of an agent or a customer next to `reply`, after it or before it; replies.list.size() when there
// is none. What bots and the system say between does not part two people.
size_t next_talk(const Replies& replies, size_t reply, bool after) {
  const size_t none = replies.list.size();
  for (size_t i = reply;;) {
    if (after ? i + 1 == none : i == 0) return none;
    i += after ? 1 : static_cast<size_t>(-1);
    if (is_talk(replies.list[i].role)) return i;
  }
}

bool stands_beside(const SignalMatch& match, const Neighbour& neighbour, const Replies& replies,
                   const std::vector<SignalMatch>& matches) {
  const size_t own = replies.of_turn[match.turn];
  const size_t next = next_talk(replies, own, neighbour.after);
  return std::any_of(matches.begin(), matches.end(), [&](const SignalMatch& other) {
    if (other.signal != neighbour.signal) return false;
    const size_t reply = replies.of_turn[other.turn];
    if (reply == next) return true;
    const auto here = std::tie(match.turn, match.start), there = std::tie(other.turn, other.start);
    return reply == own && (neighbour.after ? here < there : there < here);
  });
}

}  // namespace

ConversationLimits::ConversationLimits(const Rubric& rubric) : rubric_(rubric) {
  for (const Signal& signal : rubric.signals) {
    scoped_ |= signal.channels != kAllChannels || !signal.languages.empty();
    placed_ |= signal.position.edge != Position::Edge::anywhere;
    near_ |= signal.near.signal != kNoSignal;
    neighbours_ |= !signal.neighbours.empty();
  }
}

bool ConversationLimits::speaks_here(const Signal& signal, const Conversation& conversation) const {
  const bool any_channel = conversation.channel == Channel::unknown;
  return (any_channel || contains(signal.channels, conversation.channel)) &&
         speaks(signal.languages, conversation.language);
}

void ConversationLimits::keep_neighbours(const Replies& replies, std::vector<SignalMatch>& matches) const {
  const auto is_fine = [&](const SignalMatch& match) {
    const std::vector<Neighbour>& neighbours = rubric_.signals[match.signal].neighbours;
    return std::all_of(neighbours.begin(), neighbours.end(), [&](const Neighbour& neighbour) {
      return stands_beside(match, neighbour, replies, matches) == neighbour.wanted;
    });
  };
  std::vector<SignalMatch> kept;
  for (const SignalMatch& match : matches)
    if (is_fine(match)) kept.push_back(match);
  matches = std::move(kept);
}

void ConversationLimits::apply(const Conversation& conversation, const std::vector<uint32_t>& turn_words,
                               Replies& replies, std::vector<SignalMatch>& matches) const {
  std::sort(matches.begin(), matches.end(), in_order);
  if (!(scoped_ || placed_ || near_ || neighbours_) || matches.empty()) return;
  if (scoped_) {
    std::erase_if(
        matches, [&](const SignalMatch& m) { return !speaks_here(rubric_.signals[m.signal], conversation); });
  }
  const auto any = [&](auto has_limit) {
    return std::any_of(matches.begin(), matches.end(),
                       [&](const SignalMatch& m) { return has_limit(rubric_.signals[m.signal]); });
  };
  const bool near = near_ && any([](const Signal& s) { return s.near.signal != kNoSignal; });
  const bool beside = neighbours_ && any([](const Signal& s) { return !s.neighbours.empty(); });
  const bool placed =
      placed_ && any([](const Signal& s) { return s.position.edge != Position::Edge::anywhere; });
  if (!near && !beside && !placed) return;
  find_replies(conversation, turn_words, replies);
  if (placed) keep_placed(rubric_, conversation, replies, matches);
  if (near) {
    std::vector<bool> judged(rubric_.signals.size(), false);
    for (uint16_t s = 0; s < rubric_.signals.size(); ++s) keep_near(s, rubric_, replies, judged, matches);
  }
  if (beside) keep_neighbours(replies, matches);
}

}  // namespace attune
