// AgentPart: what of a conversation one agent is judged on: the matches on own turns and on turns while this
// agent held the conversation, and the agent's own replies. Prepared once an agent, read by every check.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/score/find/replies.h"
#include "engine/score/find/signals.h"

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

// Reused from agent to agent without allocating. Not shared between threads. The Conversation, the
// FoundSignals and the Floor must outlive its use.
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

  const Conversation& conversation() const { return *conversation_; }
  // Whether the agent held the conversation at the turn.
  bool holds(uint32_t turn) const { return floor_->holders[turn] == agent_; }
  uint32_t words_of(uint32_t turn) const { return found_->turn_words[turn]; }

  // Calls use(turn) for each turn of `role` while the agent held the conversation.
  template <class Use>
  void each_turn(Role role, const Use& use) const {
    for (uint32_t i = 0; i < conversation_->turns.size(); ++i)
      if (conversation_->turns[i].role == role && holds(i)) use(i);
  }
  size_t turn_count(Role role) const {
    size_t count = 0;
    each_turn(role, [&count](uint32_t) { ++count; });
    return count;
  }

  const Reply& reply_of(uint32_t turn) const { return floor_->replies.list[floor_->replies.of_turn[turn]]; }

  // The last turn of the agent's first `within` replies after `turn`, of which listening noises do not count;
  // of the last reply when there are fewer. kNoTurn: the agent does not reply any more.
  uint32_t window_end(uint32_t turn, int32_t within) const;

  // How many replies of the agent, listening noises aside, begin in turns (from, to).
  int32_t replies_between(uint32_t from, uint32_t to) const;

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

  const Conversation* conversation_ = nullptr;
  const FoundSignals* found_ = nullptr;
  const Floor* floor_ = nullptr;
  uint16_t agent_ = 0;
  std::vector<SignalMatch> matches_;  // by signal, turn and start
  std::vector<uint32_t> first_;       // of each signal, and one past the last: index into matches_
  std::vector<OwnReply> replies_;
  int64_t duration_ms_ = 0;
};

}  // namespace attune
