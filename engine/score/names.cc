#include "engine/score/names.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "engine/base/ascii.h"
#include "engine/base/words.h"

namespace attune {
namespace {

constexpr std::array<std::string_view, 10> kTitles = {"dr", "lady", "miss", "mr",  "mrs",
                                                      "ms", "mx",   "prof", "sir", "van"};

// The first two bytes of a word in lower case, as a number: told apart by it, most words are not looked at.
uint16_t beginning(const char* word) {
  uint16_t two;
  std::memcpy(&two, word, 2);
  return two | 0x2020;
}

class TurnText {
 public:
  TurnText(std::string_view text, const TurnWords& words) : text_(text), words_(words) {}
  size_t count() const { return words_.count; }
  std::string_view as_written(size_t word) const {
    return text_.substr(words_.start(word), words_.length(word));
  }
  uint16_t beginning_of(size_t word) const { return beginning(text_.data() + words_.start(word)); }
  bool is(size_t word, std::string_view folded) const {
    if (word >= count()) return false;
    const std::string_view written = as_written(word);
    return same_letters(written, folded) || (!is_ascii(written) && fold_word(written) == folded);
  }

 private:
  std::string_view text_;
  const TurnWords& words_;
};

// The word behind "my name is" or "my name's"; empty when there is none.
std::string_view given_name(const TurnText& words) {
  static const uint16_t my = beginning("my");
  for (size_t i = 0; i + 2 < words.count(); ++i) {
    if (words.beginning_of(i) != my || !words.is(i, "my")) continue;
    if (words.is(i + 1, "name's")) return words.as_written(i + 2);
    if (words.is(i + 1, "name") && words.is(i + 2, "is") && i + 3 < words.count())
      return words.as_written(i + 3);
  }
  return {};
}

constexpr uint32_t kCurlyPossessive = 4;  // bytes of U+2019 and 's'

std::string_view without_possessive(std::string_view word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

// A name in parts, folded.
class Name {
 public:
  void clear() { parts_.clear(); }
  void add(std::string_view name) {
    for (const WordRange& range : split_words(name)) {
      std::string word = fold_word(name.substr(range.start, range.end - range.start));
      if (word.size() >= 2 && !std::binary_search(kTitles.begin(), kTitles.end(), word))
        parts_.push_back(std::move(word));
    }
  }
  bool empty() const { return parts_.empty(); }

  // Whether a word that begins so may be a part. An apostrophe may be written in three bytes.
  bool may_hold(uint16_t beginning_of_word) const {
    return std::any_of(parts_.begin(), parts_.end(), [beginning_of_word](const std::string& part) {
      const bool one_way = static_cast<unsigned char>(part[0] | part[1]) < 0x80 && part[1] != '\'';
      return !one_way || beginning(part.data()) == beginning_of_word;
    });
  }
  bool holds(std::string_view folded) const {
    return std::find(parts_.begin(), parts_.end(), folded) != parts_.end();
  }

 private:
  std::vector<std::string> parts_;
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
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    if (conversation.turns[i].role != Role::customer) continue;
    const std::string_view name = given_name({conversation.turns[i].text, words.turn(i)});
    if (!name.empty()) return name;
  }
  return {};
}

void find_mentions(const Conversation& conversation, const ConversationWords& words,
                   std::string_view customer_name, const Signal& signal, uint16_t signal_index,
                   std::vector<SignalMatch>& matches) {
  const bool of_agent = std::get<Mentions>(signal.source).what == Mentions::What::agent_name;
  Name name;
  if (!of_agent) name.add(customer_name);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!contains(signal.by, turn.role)) continue;
    if (of_agent) set_agent_name(conversation, turn.agent, name);
    if (name.empty()) continue;
    const TurnWords own = words.turn(i);
    const TurnText turn_words(turn.text, own);
    bool goes_on = false;  // the word before was part of the name
    for (size_t w = 0; w < turn_words.count(); ++w) {
      const bool was_part = std::exchange(goes_on, false);
      if (!name.may_hold(turn_words.beginning_of(w))) continue;
      const std::string word = fold_word(turn_words.as_written(w));
      const std::string_view plain = without_possessive(word);
      if (!name.holds(plain)) continue;
      goes_on = true;
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
