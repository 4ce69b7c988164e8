#include "engine/score/position.h"

#include <algorithm>
#include <limits>

namespace attune {
namespace {

bool is_talk(Role role) { return role == Role::agent || role == Role::customer; }

// Where a turn stands among others of a conversation: `before` of them lie before it, `after` after it.
struct Rank {
  int64_t before = 0, after = 0;
};

Rank rank_of_turn(const Conversation& conversation, uint32_t turn) {
  Rank rank;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    if (!is_talk(conversation.turns[i].role)) continue;
    if (i < turn) ++rank.before;
    if (i > turn) ++rank.after;
  }
  return rank;
}

Rank rank_of_reply(const Replies& replies, uint32_t turn) {
  Rank rank;
  const uint32_t own = replies.of_turn[turn];
  for (uint32_t i = 0; i < replies.list.size(); ++i) {
    if (!is_talk(replies.list[i].role)) continue;
    if (i < own) ++rank.before;
    if (i > own) ++rank.after;
  }
  return rank;
}

// In milliseconds; nothing lies within where the start is not known.
Rank rank_in_time(const Conversation& conversation, uint32_t turn) {
  const int64_t start = conversation.turns[turn].start_ms;
  constexpr int64_t kFar = std::numeric_limits<int64_t>::max();
  if (start == kNoTime) return {kFar, kFar};
  int64_t first = start, last = start;
  for (const Turn& other : conversation.turns) {
    for (const int32_t time : {other.start_ms, other.end_ms}) {
      if (time == kNoTime) continue;
      first = std::min<int64_t>(first, time);
      last = std::max<int64_t>(last, time);
    }
  }
  return {start - first, last - start};
}

bool lies_within(const Position& position, const Conversation& conversation, const Replies& replies,
                 uint32_t turn) {
  Rank rank;
  int64_t amount = position.amount;
  switch (position.unit) {
    case Position::Unit::ms:
      rank = rank_in_time(conversation, turn);
      break;
    case Position::Unit::turns:
      rank = rank_of_turn(conversation, turn);
      break;
    case Position::Unit::replies:
      rank = rank_of_reply(replies, turn);
      break;
    case Position::Unit::percent:
      rank = rank_of_turn(conversation, turn);
      amount = ((rank.before + rank.after + 1) * amount + 99) / 100;
      break;
  }
  return (position.edge == Position::Edge::first ? rank.before : rank.after) < amount;
}

}  // namespace

void keep_placed(const Rubric& rubric, const Conversation& conversation, const Replies& replies,
                 std::vector<SignalMatch>& matches) {
  std::erase_if(matches, [&](const SignalMatch& match) {
    const Position& position = rubric.signals[match.signal].position;
    return position.edge != Position::Edge::anywhere &&
           !lies_within(position, conversation, replies, match.turn);
  });
}

}  // namespace attune
