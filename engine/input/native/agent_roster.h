// AgentRoster: the agents of one conversation, and which of them spoke each turn.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

inline constexpr size_t kMostAgents = 1000;
static_assert(kMostAgents < kNoAgent);

// Collects what a record says of agents, in whatever order, and settles it at the end. Works on the vector of
// agents of a Conversation, and keeps beside it their order by id, so that a thousand agents over a million
// turns stay cheap. Reused from record to record without allocating.
class AgentRoster {
 public:
  enum class Verdict : uint8_t { settled, missing_agent, missing_turn_agent, unknown_agent, too_many_agents };

  // From now on a conversation without an agent has one with this id (which must stay), and is settled.
  void allow_missing(std::string_view id) { unknown_id_ = id; }

  // Starts on `agents`, which must be empty and outlive the use.
  void start(std::vector<Agent>& agents);

  // An agent that the record lists. Of several with one id the first stands. False: there are too many.
  bool list(const Agent& agent);

  // The index of an agent, who is listed by that. Of several with one id the first stands. kNoAgent: there
  // are too many.
  uint16_t add(const Agent& agent);

  // The agent that turn `turn` names. Turns in order.
  void name(size_t turn, std::string_view id);

  // Sets `agent` of every agent turn: the one it names, or the only one there is. Agents that turns name need
  // to be listed only if any are. Anything but settled is for turn `where`.
  Verdict settle(std::vector<Turn>& turns, size_t& where);

 private:
  size_t place_of(std::string_view id) const;
  uint16_t find(std::string_view id) const;

  std::vector<Agent>* agents_ = nullptr;
  std::vector<uint16_t> by_id_;
  std::vector<std::string_view> named_;  // for each turn up to the last that names an agent; empty: none
  bool listed_ = false;
  std::string_view unknown_id_;  // empty: not allowed
};

}  // namespace attune
