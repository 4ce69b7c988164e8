// AgentRoster: the agents of one conversation, found by id.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"

namespace attune {

inline constexpr size_t kMostAgents = 1000;
static_assert(kMostAgents < kNoAgent);

// Works on the vector of agents of a Conversation, which must outlive its use; keeps beside it their order by
// id, so that a thousand agents over a million turns stay cheap. Reused from record to record without
// allocating.
class AgentRoster {
 public:
  // Starts on `agents`, which must be empty.
  void start(std::vector<Agent>& agents);

  // The index of the agent with `id`, or kNoAgent.
  uint16_t find(std::string_view id) const;

  // Adds `agent` unless its id is there already, in which case the first one stands. Returns its index, or
  // kNoAgent when there are kMostAgents already.
  uint16_t add(const Agent& agent);

 private:
  size_t place_of(std::string_view id) const;

  std::vector<Agent>* agents_ = nullptr;
  std::vector<uint16_t> by_id_;
};

}  // namespace attune
