#include "engine/score/find/conversation_limits.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

#include "engine/score/find/languages.h"
#include "engine/score/find/position.h"

namespace attune {
namespace {

constexpr auto in_order = [](const SignalMatch& a, const SignalMatch& b) {
  return std::tie(a.signal, a.turn, a.start) < std::tie(b.signal, b.turn, b.start);
};

// By signal: how many matches there are of it and those before it.
void find_ends(const std::vector<SignalMatch>& matches, std::vector<uint32_t>& ends) {
  std::fill(ends.begin(), ends.end(), 0);
  for (const SignalMatch& match : matches) ++ends[match.signal];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
}

// The matches of a signal; `matches` are in order, and scratch.ends is theirs.
std::span<const SignalMatch> of_signal(const std::vector<SignalMatch>& matches, const LimitScratch& scratch,
                                       uint16_t signal) {
  const uint32_t first = signal == 0 ? 0 : scratch.ends[signal - 1u];
  return {matches.data() + first, scratch.ends[signal] - first};
}

// Drops some of them, for which `is_wrong` holds.
template <class IsWrong>
void drop(std::vector<SignalMatch>& matches, LimitScratch& scratch, uint16_t signal,
          const IsWrong& is_wrong) {
  const auto end = matches.begin() + scratch.ends[signal];
  const auto begin = end - static_cast<std::ptrdiff_t>(of_signal(matches, scratch, signal).size());
  const auto kept = std::remove_if(begin, end, is_wrong);
  const auto dropped = end - kept;
  if (dropped == 0) return;
  matches.erase(kept, end);
  for (size_t s = signal; s < scratch.ends.size(); ++s) scratch.ends[s] -= static_cast<uint32_t>(dropped);
}

// Drops the matches of `signal` without a partner. Signals form no cycles (the loader refuses them).
void keep_near(uint16_t signal, const Rubric& rubric, LimitScratch& scratch,
               std::vector<SignalMatch>& matches) {
  const Near& near = rubric.signals[signal].near;
  if (scratch.judged[signal] || near.signal == kNoSignal) return;
  scratch.judged[signal] = 1;
  if (of_signal(matches, scratch, signal).empty()) return;
  keep_near(near.signal, rubric, scratch, matches);
  const std::vector<uint32_t>& reply = scratch.replies.of_turn;
  const auto place = [&](uint32_t turn) { return near.span == Near::Span::reply ? reply[turn] : turn; };
  scratch.marked.assign(reply.size(), 0);
  for (const SignalMatch& partner : of_signal(matches, scratch, near.signal))
    scratch.marked[place(partner.turn)] = 1;
  scratch.steps += reply.size() + of_signal(matches, scratch, signal).size();
  drop(matches, scratch, signal,
       [&](const SignalMatch& match) { return !scratch.marked[place(match.turn)]; });
}

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
  const std::span<const SignalMatch> found = of_signal(matches, scratch, signal);
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
    uint8_t limits = 0;
    if (signal.channels != kAllChannels || !signal.languages.empty()) limits |= kScoped;
    if (signal.position.edge != Position::Edge::anywhere) limits |= kPlaced;
    if (signal.near.signal != kNoSignal) limits |= kNear;
    if (!signal.neighbours.empty()) limits |= kBeside;
    if (limits & kNear) near_ones_.push_back(static_cast<uint16_t>(limits_.size()));
    limits_.push_back(limits);
  }
}

// What finds matches finds those of one signal in order, mostly: they only have to be brought together.
void ConversationLimits::sort(LimitScratch& scratch, std::vector<SignalMatch>& matches) const {
  scratch.ends.resize(limits_.size());
  find_ends(matches, scratch.ends);
  scratch.sorted.resize(matches.size());
  for (size_t i = matches.size(); i-- > 0;) scratch.sorted[--scratch.ends[matches[i].signal]] = matches[i];
  matches.swap(scratch.sorted);
  if (!std::is_sorted(matches.begin(), matches.end(), in_order))
    std::stable_sort(matches.begin(), matches.end(), in_order);
}

uint8_t ConversationLimits::limits_of(const std::vector<SignalMatch>& matches) const {
  uint8_t limits = 0;
  for (const SignalMatch& match : matches) limits |= limits_[match.signal];
  return limits;
}

bool ConversationLimits::speaks_here(const Signal& signal, const Conversation& conversation) const {
  const bool any_channel = conversation.channel == Channel::unknown;
  return (any_channel || signal.channels.contains(conversation.channel)) &&
         speaks(signal.languages, conversation.language);
}

// All matches are judged against what was there before any was dropped.
void ConversationLimits::keep_neighbours(LimitScratch& scratch, std::vector<SignalMatch>& matches) const {
  find_next_talk(scratch);
  std::vector<uint8_t>& dropped = scratch.dropped;
  dropped.assign(matches.size(), 0);
  for (size_t first = 0; first < matches.size();) {
    const uint16_t signal = matches[first].signal;
    const size_t last = scratch.ends[signal];
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
  sort(scratch, matches);
  if (limits_of(matches) & kScoped) {
    std::erase_if(matches, [&](const SignalMatch& m) {
      return (limits_[m.signal] & kScoped) && !speaks_here(rubric_.signals[m.signal], conversation);
    });
  }
  const uint8_t limits = limits_of(matches);
  if (!(limits & (kPlaced | kNear | kBeside))) return;
  find_replies(conversation, turn_words, scratch.replies);
  if (limits & kPlaced)
    scratch.steps += keep_placed(rubric_, conversation, scratch.replies, scratch.places, matches);
  if (limits & (kNear | kBeside)) find_ends(matches, scratch.ends);
  if (limits & kNear) {
    scratch.judged.assign(rubric_.signals.size(), 0);
    for (const uint16_t signal : near_ones_) keep_near(signal, rubric_, scratch, matches);
  }
  if (limits & kBeside) keep_neighbours(scratch, matches);
}

}  // namespace attune
