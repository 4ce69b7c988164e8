#include "engine/input/native/agent_roster.h"

#include <algorithm>

namespace attune {

void AgentRoster::start(std::vector<Agent>& agents) {
  agents_ = &agents;
  by_id_.clear();
  named_.clear();
  listed_ = false;
}

size_t AgentRoster::place_of(std::string_view id) const {
  auto before = [this](uint16_t index, std::string_view wanted) { return (*agents_)[index].id < wanted; };
  return static_cast<size_t>(std::lower_bound(by_id_.begin(), by_id_.end(), id, before) - by_id_.begin());
}

uint16_t AgentRoster::find(std::string_view id) const {
  size_t place = place_of(id);
  if (place == by_id_.size() || (*agents_)[by_id_[place]].id != id) return kNoAgent;
  return by_id_[place];
}

uint16_t AgentRoster::add(const Agent& agent) {
  size_t place = place_of(agent.id);
  if (place < by_id_.size() && (*agents_)[by_id_[place]].id == agent.id) return by_id_[place];
  if (agents_->size() == kMostAgents) return kNoAgent;
  auto index = static_cast<uint16_t>(agents_->size());
  agents_->push_back(agent);
  by_id_.insert(by_id_.begin() + static_cast<std::ptrdiff_t>(place), index);
  return index;
}

bool AgentRoster::list(const Agent& agent) {
  listed_ = true;
  return add(agent) != kNoAgent;
}

void AgentRoster::name(size_t turn, std::string_view id) {
  named_.resize(turn);
  named_.push_back(id);
}

AgentRoster::Verdict AgentRoster::settle(std::vector<Turn>& turns, size_t& where) {
  for (where = 0; where < named_.size(); ++where) {
    if (named_[where].empty()) continue;
    uint16_t agent = listed_ ? find(named_[where]) : add({named_[where], {}, {}});
    if (agent == kNoAgent) return listed_ ? Verdict::unknown_agent : Verdict::too_many_agents;
    turns[where].agent = agent;
  }
  if (agents_->empty() && !unknown_id_.empty()) add({unknown_id_, {}, {}});
  if (agents_->empty()) return Verdict::missing_agent;
  for (where = 0; where < turns.size(); ++where) {
    if (turns[where].role != Role::agent || turns[where].agent != kNoAgent) continue;
    if (agents_->size() > 1) return Verdict::missing_turn_agent;
    turns[where].agent = 0;
  }
  return Verdict::settled;
}

}  // namespace attune
