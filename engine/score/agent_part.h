// AgentPart: what of a conversation one agent is judged on: the matches on own turns and on turns while this
// agent held the conversation, and the agent's own replies. Prepared once an agent, read by every check.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/score/replies.h"
#include "engine/score/signals.h"

namespace attune {

// A reply of at most this many words is a listening noise: it does not use up `within`.
inline constexpr uint32_t kListeningWords = 3;
inline constexpr uint32_t kNoTurn = 0xFFFFFFFF;

// What every agent's part of a conversation is cut from. Reused from conversation to conversation.
struct Floor {
  std::vector<uint16_t> holders;  // of each turn
  Replies replies;

  void prepare(const Conversation& conversation, const FoundSignals& found);
};

// Reused from agent to agent without allocating. Not shared between threads. The Conversation and the Floor
// must outlive its use.
class AgentPart {
 public:
  void prepare(const Conversation& conversation, const FoundSignals& found, const Floor& floor,
               size_t signal_count, uint16_t agent);

  // The matches of a signal that count for this agent, by turn and start.
  std::span<const SignalMatch> matches(uint16_t signal) const {
    return std::span(matches_).subspan(first_[signal], first_[signal + 1] - first_[signal]);
  }
  // The first of them in this turn or a later one.
  std::span<const SignalMatch> matches_from(uint16_t signal, uint32_t turn) const;

  const Reply& reply_of(uint32_t turn) const { return floor_->replies.list[floor_->replies.of_turn[turn]]; }

  // The last turn of the agent's first `within` replies after `turn`, of which listening noises do not count;
  // of the last reply when there are fewer. kNoTurn: the agent does not reply any more.
  uint32_t window_end(uint32_t turn, int32_t within) const;

  // From the first known time to the last while the agent held the conversation; 0 when there are no times.
  int64_t duration_ms() const { return duration_ms_; }

 private:
  struct OwnReply {
    uint32_t first_turn = 0, last_turn = 0;
    int32_t counted = 0;  // replies up to and with this one that are no listening noise
  };

  void take_matches(const FoundSignals& found, size_t signal_count, uint16_t agent);
  void take_replies(uint16_t agent);
  void measure_duration(const Conversation& conversation, uint16_t agent);

  const Floor* floor_ = nullptr;
  std::vector<SignalMatch> matches_;  // by signal, turn and start
  std::vector<uint32_t> first_;       // of each signal, and one past the last: index into matches_
  std::vector<OwnReply> replies_;
  int64_t duration_ms_ = 0;
};

}  // namespace attune
