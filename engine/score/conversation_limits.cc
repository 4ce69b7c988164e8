#include "engine/score/conversation_limits.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "engine/score/languages.h"
#include "engine/score/position.h"

namespace attune {
namespace {

bool in_order(const SignalMatch& a, const SignalMatch& b) {
  return std::tie(a.signal, a.turn, a.start) < std::tie(b.signal, b.turn, b.start);
}

// The matches of a signal; `matches` are in order.
std::span<const SignalMatch> of_signal(const std::vector<SignalMatch>& matches, uint16_t signal) {
  const auto [first, last] =
      std::equal_range(matches.begin(), matches.end(), SignalMatch{signal, 0, 0, 0},
                       [](const SignalMatch& a, const SignalMatch& b) { return a.signal < b.signal; });
  return {first, last};
}

// Drops the matches of `signal` without a partner. Signals form no cycles (the loader refuses them).
void keep_near(uint16_t signal, const Rubric& rubric, std::vector<bool>& judged, LimitScratch& scratch,
               std::vector<SignalMatch>& matches) {
  const Near& near = rubric.signals[signal].near;
  if (judged[signal] || near.signal == kNoSignal) return;
  judged[signal] = true;
  keep_near(near.signal, rubric, judged, scratch, matches);
  if (of_signal(matches, signal).empty()) return;
  const std::vector<uint32_t>& reply = scratch.replies.of_turn;
  const auto place = [&](uint32_t turn) { return near.span == Near::Span::reply ? reply[turn] : turn; };
  scratch.marked.assign(reply.size(), 0);
  for (const SignalMatch& partner : of_signal(matches, near.signal)) scratch.marked[place(partner.turn)] = 1;
  scratch.steps += reply.size() + matches.size();
  std::erase_if(matches, [&](const SignalMatch& match) {
    return match.signal == signal && !scratch.marked[place(match.turn)];
  });
}

bool is_talk(Role role) { return role == Role::agent || role == Role::customer; }

// For each reply the one of an agent or a customer next to it, after it and before it; the number of replies
// where there is none. What bots and the system say between does not part two people.
void find_next_talk(LimitScratch& scratch) {
  const std::vector<Reply>& replies = scratch.replies.list;
  const auto none = static_cast<uint32_t>(replies.size());
  scratch.next.assign(none, none);
  scratch.previous.assign(none, none);
  for (uint32_t i = 1; i < none; ++i)
    scratch.previous[i] = is_talk(replies[i - 1].role) ? i - 1 : scratch.previous[i - 1];
  for (uint32_t i = none - 1; i-- > 0;)
    scratch.next[i] = is_talk(replies[i + 1].role) ? i + 1 : scratch.next[i + 1];
  scratch.steps += 2 * replies.size();
}

constexpr std::pair<uint32_t, uint32_t> kNowhere{0xFFFFFFFF, 0xFFFFFFFF};

// Of each reply, the first and the last place where the neighbour matches; kNowhere.
void find_neighbour(uint16_t signal, const std::vector<SignalMatch>& matches, LimitScratch& scratch) {
  scratch.first.assign(scratch.replies.list.size(), kNowhere);
  scratch.last.assign(scratch.replies.list.size(), kNowhere);
  const std::span<const SignalMatch> found = of_signal(matches, signal);
  for (const SignalMatch& match : found) {
    const uint32_t reply = scratch.replies.of_turn[match.turn];
    if (scratch.first[reply] == kNowhere) scratch.first[reply] = {match.turn, match.start};
    scratch.last[reply] = {match.turn, match.start};
  }
  scratch.steps += scratch.replies.list.size() + found.size();
}

// find_neighbour() has looked for the neighbour.
bool stands_beside(const SignalMatch& match, const Neighbour& neighbour, const LimitScratch& scratch) {
  const uint32_t own = scratch.replies.of_turn[match.turn];
  const uint32_t next = neighbour.after ? scratch.next[own] : scratch.previous[own];
  if (next < scratch.first.size() && scratch.first[next] != kNowhere) return true;
  if (scratch.first[own] == kNowhere) return false;
  const std::pair<uint32_t, uint32_t> here{match.turn, match.start};
  return neighbour.after ? here < scratch.last[own] : scratch.first[own] < here;
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

// All matches are judged against what was there before any was dropped.
void ConversationLimits::keep_neighbours(LimitScratch& scratch, std::vector<SignalMatch>& matches) const {
  find_next_talk(scratch);
  std::vector<uint8_t> dropped(matches.size(), 0);
  for (size_t first = 0; first < matches.size();) {
    const uint16_t signal = matches[first].signal;
    const size_t last = first + of_signal(matches, signal).size();
    for (const Neighbour& neighbour : rubric_.signals[signal].neighbours) {
      find_neighbour(neighbour.signal, matches, scratch);
      scratch.steps += last - first;
      for (size_t i = first; i < last; ++i)
        dropped[i] |= stands_beside(matches[i], neighbour, scratch) != neighbour.wanted;
    }
    first = last;
  }
  size_t kept = 0;
  for (size_t i = 0; i < matches.size(); ++i)
    if (!dropped[i]) matches[kept++] = matches[i];
  matches.resize(kept);
}

void ConversationLimits::apply(const Conversation& conversation, const std::vector<uint32_t>& turn_words,
                               LimitScratch& scratch, std::vector<SignalMatch>& matches) const {
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
  find_replies(conversation, turn_words, scratch.replies);
  if (placed) scratch.steps += keep_placed(rubric_, conversation, scratch.replies, scratch.places, matches);
  if (near) {
    std::vector<bool> judged(rubric_.signals.size(), false);
    const auto signals = static_cast<uint16_t>(rubric_.signals.size());
    for (uint16_t s = 0; s < signals; ++s) keep_near(s, rubric_, judged, scratch, matches);
  }
  if (beside) keep_neighbours(scratch, matches);
}

}  // namespace attune
