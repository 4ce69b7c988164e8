// Builds conversations for tests, one call a turn. Owns all text, padded as Turn::text demands.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "engine/model/conversation.h"

namespace attune::test {

class ConversationBuilder {
 public:
  explicit ConversationBuilder(std::string_view id = "c-1", std::string_view agent = "a-1");

  // Seconds from the start; kNoTime's are left out with the two-argument form.
  ConversationBuilder& agent(std::string_view text) { return turn(Role::agent, text); }
  ConversationBuilder& agent(std::string_view text, double from_s, double to_s) {
    return turn(Role::agent, text, from_s, to_s);
  }
  ConversationBuilder& customer(std::string_view text) { return turn(Role::customer, text); }
  ConversationBuilder& customer(std::string_view text, double from_s, double to_s) {
    return turn(Role::customer, text, from_s, to_s);
  }
  ConversationBuilder& turn(Role role, std::string_view text);
  ConversationBuilder& turn(Role role, std::string_view text, double from_s, double to_s);
  // A turn by the agent with this id (added when new).
  ConversationBuilder& agent_turn(std::string_view agent_id, std::string_view text);

  // Settings go straight to the conversation; keep() makes a view that lives as long as the builder.
  Conversation& conversation() { return conversation_; }
  std::string_view keep(std::string_view text);

 private:
  Conversation conversation_;
  std::deque<std::string> texts_;
};

}  // namespace attune::test
