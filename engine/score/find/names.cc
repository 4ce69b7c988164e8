#include "engine/score/find/names.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/score/find/given_name.h"
#include "engine/score/words/turn_text.h"

namespace attune {
namespace {

constexpr uint32_t kCurlyPossessive = 4;  // bytes of U+2019 and 's'

std::string_view without_possessive(std::string_view word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

// The agent's own name; where it is nobody's turn of them, the names of all.
void set_agent_name(const Conversation& conversation, uint16_t agent, NameParts& name) {
  name.clear();
  if (agent != kNoAgent) return name.add(conversation.agents[agent].name);
  for (const Agent& one : conversation.agents) name.add(one.name);
}

}  // namespace

bool asks_for_customer_name(const Rubric& rubric) {
  const auto requires_it = [](const Criterion& criterion) { return criterion.needs.customer_name; };
  const auto looks_for_it = [](const Signal& signal) {
    const auto* mentions = std::get_if<Mentions>(&signal.source);
    return mentions != nullptr && mentions->what == Mentions::What::customer_name;
  };
  return std::any_of(rubric.criteria.begin(), rubric.criteria.end(), requires_it) ||
         std::any_of(rubric.signals.begin(), rubric.signals.end(), looks_for_it);
}

std::string_view find_customer_name(const Conversation& conversation, const ConversationWords& words) {
  if (!conversation.customer_name.empty()) return conversation.customer_name;
  return find_given_name(conversation, words);
}

void find_mentions(const Conversation& conversation, const ConversationWords& words,
                   std::string_view customer_name, const Signal& signal, uint16_t signal_index,
                   NameParts& name, std::vector<SignalMatch>& matches) {
  const bool of_agent = std::get<Mentions>(signal.source).what == Mentions::What::agent_name;
  name.clear();
  if (!of_agent) name.add(customer_name);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!signal.by.contains(turn.role)) continue;
    if (of_agent) set_agent_name(conversation, turn.agent, name);
    if (name.empty()) continue;
    const TurnWords own = words.turn(i);
    const TurnText turn_words(turn.text, own);
    size_t behind = 0;  // behind the last word that was part of the name
    for (size_t w = name.next(turn_words, 0); w < turn_words.count(); w = name.next(turn_words, w + 1)) {
      if (!name.may_hold(turn_words.beginning_of(w))) continue;
      const std::string word = fold_word(turn_words.as_written(w));
      const std::string_view plain = without_possessive(word);
      if (!name.holds(plain)) continue;
      const bool was_part = w > 0 && behind == w;
      behind = w + 1;
      uint32_t end = own.end(w);
      if (plain.size() < word.size()) end -= turn.text[end - 2] == '\'' ? 2 : kCurlyPossessive;
      if (was_part) {
        matches.back().end = end;
      } else {
        matches.push_back({signal_index, i, own.start(w), end, kNoPattern});
      }
    }
  }
}

}  // namespace attune
