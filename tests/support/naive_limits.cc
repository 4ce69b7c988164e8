#include "tests/support/naive_limits.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/score/find/languages.h"

namespace attune::test {
namespace {

bool talks(const Turn& turn) { return turn.role == Role::agent || turn.role == Role::customer; }

bool same_speaker(const Turn& a, const Turn& b) { return a.role == b.role && a.agent == b.agent; }

// Whether two turns are of one reply: of one speaker, with nobody between who ends it. People are
// interrupted by people only; bots and the system by every turn.
bool same_reply(const Conversation& conversation, uint32_t a, uint32_t b) {
  const std::vector<Turn>& turns = conversation.turns;
  if (!same_speaker(turns[a], turns[b])) return false;
  if (a > b) std::swap(a, b);
  for (uint32_t i = a; i <= b; ++i) {
    if (talks(turns[a]) && !talks(turns[i])) continue;
    if (!same_speaker(turns[a], turns[i])) return false;
  }
  return true;
}

// Whether the reply of `turn` began before turn `other`.
bool began_before(const Conversation& conversation, uint32_t turn, uint32_t other) {
  for (uint32_t i = 0; i < other; ++i)
    if (same_reply(conversation, i, turn)) return true;
  return false;
}

// A turn of the nearest reply of people that begins after `turn`, or of the nearest before; turns.size() when
// there is none.
uint32_t turn_beside(const Conversation& conversation, uint32_t turn, bool after) {
  const auto count = static_cast<uint32_t>(conversation.turns.size());
  for (uint32_t i = turn;;) {
    if (after ? ++i == count : i-- == 0) return count;
    if (!talks(conversation.turns[i]) || same_reply(conversation, turn, i)) continue;
    if (!after || !began_before(conversation, i, turn)) return i;
  }
}

bool stands_beside(const Conversation& conversation, const SignalMatch& match, const Neighbour& neighbour,
                   const std::vector<SignalMatch>& matches) {
  const uint32_t beside = turn_beside(conversation, match.turn, neighbour.after);
  for (const SignalMatch& other : matches) {
    if (other.signal != neighbour.signal) continue;
    const bool there = beside < conversation.turns.size() && same_reply(conversation, beside, other.turn);
    const auto here = std::tie(match.turn, match.start), place = std::tie(other.turn, other.start);
    const bool further = neighbour.after ? here < place : place < here;
    if (there || (further && same_reply(conversation, match.turn, other.turn))) return true;
  }
  return false;
}

// One turn of each reply of people, in order.
std::vector<uint32_t> talk_replies(const Conversation& conversation) {
  std::vector<uint32_t> replies;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    if (!talks(conversation.turns[i])) continue;
    if (replies.empty() || !same_reply(conversation, replies.back(), i)) replies.push_back(i);
  }
  return replies;
}

bool lies_within_time(const Position& position, const Conversation& conversation, uint32_t turn) {
  std::set<int64_t> times;
  for (const Turn& other : conversation.turns)
    for (const int32_t time : {other.start_ms, other.end_ms})
      if (time != kNoTime) times.insert(time);
  const int64_t start = conversation.turns[turn].start_ms;
  if (start == kNoTime) return false;
  const bool first = position.edge == Position::Edge::first;
  return (first ? start - *times.begin() : *times.rbegin() - start) < position.amount;
}

bool lies_within(const Position& position, const Conversation& conversation, uint32_t turn) {
  if (position.edge == Position::Edge::anywhere) return true;
  if (position.unit == Position::Unit::ms) return lies_within_time(position, conversation, turn);
  const bool first = position.edge == Position::Edge::first;
  int64_t all = 0, beyond = 0;  // talk; and that which lies nearer to the edge
  if (position.unit == Position::Unit::replies) {
    for (const uint32_t reply : talk_replies(conversation)) {
      const bool own = same_reply(conversation, reply, turn);
      beyond += !own && (first ? reply < turn : reply > turn);
    }
    return beyond < position.amount;
  }
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    if (!talks(conversation.turns[i])) continue;
    beyond += first ? i < turn : i > turn;
    all += i != turn;
  }
  const int64_t amount =
      position.unit == Position::Unit::percent ? ((all + 1) * position.amount + 99) / 100 : position.amount;
  return beyond < amount;
}

bool has_partner(const Near& near, const Conversation& conversation, const SignalMatch& match,
                 const std::vector<SignalMatch>& matches) {
  return std::any_of(matches.begin(), matches.end(), [&](const SignalMatch& other) {
    if (other.signal != near.signal) return false;
    return other.turn == match.turn ||
           (near.span == Near::Span::reply && same_reply(conversation, match.turn, other.turn));
  });
}

}  // namespace

void apply_limits_naively(const Rubric& rubric, const Conversation& conversation,
                          std::vector<SignalMatch>& matches) {
  std::sort(matches.begin(), matches.end(), [](const SignalMatch& a, const SignalMatch& b) {
    return std::tie(a.signal, a.turn, a.start) < std::tie(b.signal, b.turn, b.start);
  });
  std::erase_if(matches, [&](const SignalMatch& match) {
    const Signal& signal = rubric.signals[match.signal];
    const bool right_channel =
        conversation.channel == Channel::unknown || signal.channels.contains(conversation.channel);
    return !right_channel || !speaks(signal.languages, conversation.language) ||
           !lies_within(signal.position, conversation, match.turn);
  });
  // A partner must itself be near its own: as signals form no circle, so many rounds settle it.
  for (size_t round = 0; round < rubric.signals.size(); ++round) {
    const std::vector<SignalMatch> all = matches;
    std::erase_if(matches, [&](const SignalMatch& match) {
      const Near& near = rubric.signals[match.signal].near;
      return near.signal != kNoSignal && !has_partner(near, conversation, match, all);
    });
  }
  const std::vector<SignalMatch> all = matches;
  std::erase_if(matches, [&](const SignalMatch& match) {
    const std::vector<Neighbour>& neighbours = rubric.signals[match.signal].neighbours;
    return std::any_of(neighbours.begin(), neighbours.end(), [&](const Neighbour& neighbour) {
      return stands_beside(conversation, match, neighbour, all) != neighbour.wanted;
    });
  });
}

}  // namespace attune::test
