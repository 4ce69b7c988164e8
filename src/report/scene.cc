#include "src/report/scene.h"

#include "engine/base/words.h"

namespace attune {
namespace {

// A turn of fewer words is a listening noise, not what the agent answered.
constexpr size_t kNoiseWords = 3;

bool is_noise(const Turn& turn) { return split_words(turn.text).size() <= kNoiseWords; }

bool spoken_by(const Conversation& conversation, const Turn& turn, std::string_view agent) {
  return turn.role == Role::agent && turn.agent < conversation.agents.size() &&
         conversation.agents[turn.agent].id == agent;
}

QuotedTurn quoted(const Conversation& conversation, uint32_t turn) {
  return {turn, conversation.turns[turn].role, conversation.turns[turn].text, {}};
}

// The agent's first real answer after `turn` and the turns that continue it; nothing when there was none.
void add_answer(const Conversation& conversation, uint32_t turn, std::string_view agent,
                std::vector<QuotedTurn>& scene) {
  bool answered = false;
  for (uint32_t i = turn + 1; i < conversation.turns.size(); ++i) {
    const Turn& next = conversation.turns[i];
    if (spoken_by(conversation, next, agent) && (answered || !is_noise(next))) {
      scene.push_back(quoted(conversation, i));
      answered = true;
    } else if (answered) {
      return;
    }
  }
}

// The customer's turn that the agent's turn `turn` reacts to.
void add_before(const Conversation& conversation, uint32_t turn, std::vector<QuotedTurn>& scene) {
  for (uint32_t i = turn; i-- > 0;) {
    if (conversation.turns[i].role != Role::customer) continue;
    if (!is_noise(conversation.turns[i]) || i + 1 == turn) scene.push_back(quoted(conversation, i));
    return;
  }
}

}  // namespace

std::vector<QuotedTurn> scene_of(const Conversation& conversation, const Evidence& evidence,
                                 std::string_view agent) {
  std::vector<QuotedTurn> scene;
  if (evidence.turn >= conversation.turns.size()) return scene;
  bool by_agent = conversation.turns[evidence.turn].role == Role::agent;
  if (by_agent) add_before(conversation, evidence.turn, scene);
  scene.push_back(quoted(conversation, evidence.turn));
  scene.back().mark = {evidence.start, evidence.end};
  if (!by_agent) add_answer(conversation, evidence.turn, agent, scene);
  return scene;
}

}  // namespace attune
