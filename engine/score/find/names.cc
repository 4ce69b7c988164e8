#include "engine/score/find/names.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/language/name_words.h"
#include "engine/score/find/given_name.h"
#include "engine/score/words/turn_text.h"

namespace attune {
namespace {

constexpr uint32_t kCurlyPossessive = 4;  // bytes of U+2019 and 's'

std::string_view without_possessive(std::string_view word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

// A name in parts, folded.
class Name {
 public:
  void clear() {
    parts_.clear();
    beginnings_ = 0;
  }
  void add(std::string_view name) {
    for (const WordRange& range : split_words(name)) {
      std::string word = fold_word(name.substr(range.start, range.end - range.start));
      if (word.size() < 2 || is_name_title(word) || is_name_particle(word)) continue;
      beginnings_ |=
          begins_one_way(word) ? uint64_t{1} << place_of(beginning_of_word(word.data())) : ~uint64_t{0};
      parts_.push_back(std::move(word));
    }
  }
  bool empty() const { return parts_.empty(); }

  // The first word from `word` on that may be a part, by how it begins; the number of words where none is.
  size_t next(const TurnText& words, size_t word) const {
    const uint64_t beginnings = beginnings_;
    while (word < words.count() && (beginnings >> place_of(words.beginning_of(word)) & 1) == 0) ++word;
    return word;
  }
  // Asked of such a word alone.
  bool may_hold(uint16_t beginning) const {
    return std::any_of(parts_.begin(), parts_.end(), [beginning](const std::string& part) {
      return !begins_one_way(part) || beginning_of_word(part.data()) == beginning;
    });
  }
  bool holds(std::string_view folded) const {
    return std::find(parts_.begin(), parts_.end(), folded) != parts_.end();
  }

 private:
  static uint32_t place_of(uint16_t beginning) { return beginning * 0x9E3779B1u >> 26; }
  // Not where an apostrophe may be written in three bytes.
  static bool begins_one_way(const std::string& part) {
    return static_cast<unsigned char>(part[0] | part[1]) < 0x80 && part[1] != '\'';
  }

  std::vector<std::string> parts_;
  uint64_t beginnings_ = 0;  // by place: whether a part may begin so
};

// The agent's own name; where it is nobody's turn of them, the names of all.
void set_agent_name(const Conversation& conversation, uint16_t agent, Name& name) {
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
                   std::vector<SignalMatch>& matches) {
  const bool of_agent = std::get<Mentions>(signal.source).what == Mentions::What::agent_name;
  Name name;
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
