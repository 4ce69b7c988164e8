#include "tests/support/conversation_builder.h"

#include <cmath>

namespace attune::test {

ConversationBuilder::ConversationBuilder(std::string_view id, std::string_view agent) {
  conversation_.id = keep(id);
  conversation_.channel = Channel::voice;
  conversation_.language = "en";
  conversation_.agents.push_back({keep(agent), {}, {}});
}

std::string_view ConversationBuilder::keep(std::string_view text) {
  std::string& copy = texts_.emplace_back(text);
  copy.append(kTextPadding, '\0');
  return std::string_view(copy).substr(0, text.size());
}

ConversationBuilder& ConversationBuilder::turn(Role role, std::string_view text) {
  Turn turn;
  turn.role = role;
  turn.text = keep(text);
  if (role == Role::agent) turn.agent = 0;
  conversation_.turns.push_back(turn);
  return *this;
}

ConversationBuilder& ConversationBuilder::turn(Role role, std::string_view text, double from_s, double to_s) {
  turn(role, text);
  conversation_.turns.back().start_ms = static_cast<int32_t>(std::lround(from_s * 1000));
  conversation_.turns.back().end_ms = static_cast<int32_t>(std::lround(to_s * 1000));
  return *this;
}

ConversationBuilder& ConversationBuilder::agent_turn(std::string_view agent_id, std::string_view text) {
  agent(text);
  size_t index = 0;
  while (index < conversation_.agents.size() && conversation_.agents[index].id != agent_id) ++index;
  if (index == conversation_.agents.size()) conversation_.agents.push_back({keep(agent_id), {}, {}});
  conversation_.turns.back().agent = static_cast<uint16_t>(index);
  return *this;
}

}  // namespace attune::test
