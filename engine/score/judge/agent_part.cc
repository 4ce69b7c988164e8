#include "engine/score/judge/agent_part.h"

#include <algorithm>
#include <limits>

namespace attune {

void Floor::prepare(const Conversation& conversation, const FoundSignals& found) {
  find_holders(conversation, holders);
  find_replies(conversation, found.turn_words, replies);
}

void AgentPart::prepare(const Conversation& conversation, const FoundSignals& found, const Floor& floor,
                        size_t signal_count, uint16_t agent) {
  conversation_ = &conversation;
  found_ = &found;
  floor_ = &floor;
  agent_ = agent;
  take_matches(found, signal_count, agent);
  take_replies(agent);
  measure_duration(conversation, agent);
}

void AgentPart::take_matches(const FoundSignals& found, size_t signal_count, uint16_t agent) {
  matches_.clear();
  first_.assign(signal_count + 1, 0);
  for (const SignalMatch& match : found.matches) {
    if (floor_->holders[match.turn] != agent) continue;
    matches_.push_back(match);
    ++first_[match.signal + 1];
  }
  for (size_t signal = 0; signal < signal_count; ++signal) first_[signal + 1] += first_[signal];
}

void AgentPart::take_replies(uint16_t agent) {
  replies_.clear();
  int32_t counted = 0;
  for (const Reply& reply : floor_->replies.list) {
    if (reply.role != Role::agent || reply.agent != agent) continue;
    if (reply.words > kListeningWords) ++counted;
    replies_.push_back({reply.first_turn, reply.last_turn, counted});
  }
}

void AgentPart::measure_duration(const Conversation& conversation, uint16_t agent) {
  int64_t first = std::numeric_limits<int64_t>::max();
  int64_t last = std::numeric_limits<int64_t>::min();
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    if (floor_->holders[i] != agent) continue;
    for (const int32_t time : {conversation.turns[i].start_ms, conversation.turns[i].end_ms}) {
      if (time == kNoTime) continue;
      first = std::min<int64_t>(first, time);
      last = std::max<int64_t>(last, time);
    }
  }
  duration_ms_ = last > first ? last - first : 0;
}

std::span<const SignalMatch> AgentPart::matches_from(uint16_t signal, uint32_t turn) const {
  const std::span<const SignalMatch> all = matches(signal);
  const auto first = std::partition_point(all.begin(), all.end(),
                                          [turn](const SignalMatch& match) { return match.turn < turn; });
  return {first, all.end()};
}

uint32_t AgentPart::window_end(uint32_t turn, int32_t within) const {
  const auto first = std::partition_point(replies_.begin(), replies_.end(),
                                          [turn](const OwnReply& reply) { return reply.first_turn <= turn; });
  if (first == replies_.end()) return kNoTurn;
  const int64_t limit = int64_t{within} + (first == replies_.begin() ? 0 : std::prev(first)->counted);
  const auto end = std::partition_point(first, replies_.end(),
                                        [limit](const OwnReply& reply) { return reply.counted < limit; });
  return end == replies_.end() ? replies_.back().last_turn : end->last_turn;
}

int32_t AgentPart::replies_between(uint32_t from, uint32_t to) const {
  const auto counted_before = [this](uint32_t turn) {
    const auto next = std::partition_point(replies_.begin(), replies_.end(),
                                           [turn](const OwnReply& reply) { return reply.first_turn < turn; });
    return next == replies_.begin() ? 0 : std::prev(next)->counted;
  };
  return counted_before(to) - counted_before(from + 1);
}

}  // namespace attune
