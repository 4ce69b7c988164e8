#include "engine/score/find/replies.h"

#include <algorithm>

namespace attune {
namespace {

constexpr uint32_t kNone = 0xFFFFFFFF;

bool continues(const Reply& reply, const Turn& turn) {
  return reply.role == turn.role && reply.agent == turn.agent;
}

}  // namespace

void find_replies(const Conversation& conversation, std::span<const uint32_t> turn_words, Replies& out) {
  out.list.clear();
  out.of_turn.clear();
  uint32_t talk = kNone;      // the latest reply of an agent or customer
  uint32_t previous = kNone;  // the reply of the turn before
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    uint32_t reply = is_talk(turn.role) ? talk : previous;
    if (reply == kNone || !continues(out.list[reply], turn)) {
      reply = static_cast<uint32_t>(out.list.size());
      out.list.push_back({turn.role, turn.agent, i, i, 0});
    }
    out.list[reply].last_turn = i;
    out.list[reply].words += turn_words[i];
    out.of_turn.push_back(reply);
    if (is_talk(turn.role)) talk = reply;
    previous = reply;
  }
}

void find_holders(const Conversation& conversation, std::vector<uint16_t>& out) {
  const std::vector<Turn>& turns = conversation.turns;
  uint16_t holder = 0;
  for (const Turn& turn : turns) {
    if (turn.role == Role::agent) holder = turn.agent;  // in the end the one who spoke last
  }
  out.resize(turns.size());
  for (size_t i = turns.size(); i-- > 0;) {
    if (turns[i].role == Role::agent) holder = turns[i].agent;
    out[i] = holder;
  }
  // What a bot answered before any agent was there.
  size_t answered = 0;
  for (size_t i = 0; i < turns.size() && turns[i].role != Role::agent; ++i) {
    if (turns[i].role == Role::bot) answered = i + 1;
  }
  std::fill_n(out.begin(), answered, kNoAgent);
}

}  // namespace attune
