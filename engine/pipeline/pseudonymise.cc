#include "engine/pipeline/pseudonymise.h"

namespace attune {

void pseudonymise(Conversation& conversation, const Pseudonyms& pseudonyms, std::deque<std::string>& texts) {
  texts.clear();
  for (Agent& agent : conversation.agents) {
    agent.id = texts.emplace_back(pseudonyms.of_agent(agent.id));
    agent.name = {};
  }
  if (!conversation.customer_id.empty())
    conversation.customer_id = texts.emplace_back(pseudonyms.of_customer(conversation.customer_id));
  conversation.customer_name = {};
}

}  // namespace attune
