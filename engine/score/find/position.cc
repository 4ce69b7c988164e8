#include "engine/score/find/position.h"

#include <algorithm>
#include <limits>

namespace attune {
namespace {

// Of each of `all`, and behind the last, how many that are talk lie before it.
template <class List>
void count_talk(const List& all, std::vector<uint32_t>& before) {
  before.resize(all.size() + 1);
  before[0] = 0;
  for (size_t i = 0; i < all.size(); ++i) before[i + 1] = before[i] + (is_talk(all[i].role) ? 1 : 0);
}

// From the earliest known time of the conversation to the latest, in milliseconds; without times `known` is
// false.
struct Extent {
  bool known = false;
  int64_t first = 0, last = 0;
};

Extent span_of(const Conversation& conversation) {
  Extent span;
  for (const Turn& turn : conversation.turns) {
    for (const int32_t time : {turn.start_ms, turn.end_ms}) {
      if (time == kNoTime) continue;
      span.first = span.known ? std::min<int64_t>(span.first, time) : time;
      span.last = span.known ? std::max<int64_t>(span.last, time) : time;
      span.known = true;
    }
  }
  return span;
}

// Where something stands in the conversation: so many turns, replies or milliseconds lie before and after it.
struct Rank {
  int64_t before = 0, after = 0;
};

Rank rank_at(const std::vector<uint32_t>& talk_before, size_t at) {
  return Rank{talk_before[at], int64_t{talk_before.back()} - talk_before[at + 1]};
}

// Nothing lies within a time where the start of the turn is not known.
Rank rank_in_time(const Extent& span, const Turn& turn) {
  constexpr int64_t kFar = std::numeric_limits<int64_t>::max();
  if (turn.start_ms == kNoTime) return {kFar, kFar};
  return {turn.start_ms - span.first, span.last - turn.start_ms};
}

}  // namespace

uint64_t keep_placed(const Rubric& rubric, const Conversation& conversation, const Replies& replies,
                     PlaceScratch& scratch, std::vector<SignalMatch>& matches) {
  count_talk(conversation.turns, scratch.turns_before);
  count_talk(replies.list, scratch.replies_before);
  const Extent span = span_of(conversation);
  const uint64_t looked_at = 2 * conversation.turns.size() + replies.list.size() + matches.size();
  const auto lies_within = [&](const Position& position, uint32_t turn) {
    Rank rank = position.unit == Position::Unit::ms ? rank_in_time(span, conversation.turns[turn])
                : position.unit == Position::Unit::replies
                    ? rank_at(scratch.replies_before, replies.of_turn[turn])
                    : rank_at(scratch.turns_before, turn);
    int64_t amount = position.amount;
    if (position.unit == Position::Unit::percent)
      amount = ((rank.before + rank.after + 1) * amount + 99) / 100;
    return (position.edge == Position::Edge::first ? rank.before : rank.after) < amount;
  };
  std::erase_if(matches, [&](const SignalMatch& match) {
    const Position& position = rubric.signals[match.signal].position;
    return position.edge != Position::Edge::anywhere && !lies_within(position, match.turn);
  });
  return looked_at;
}

}  // namespace attune
