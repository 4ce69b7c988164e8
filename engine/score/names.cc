#include "engine/score/names.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/score/word_scan.h"

namespace attune {
namespace {

constexpr std::array<std::string_view, 10> kTitles = {"dr", "lady", "miss", "mr",  "mrs",
                                                      "ms", "mx",   "prof", "sir", "van"};

// The word behind "my name is" or "my name's"; empty when there is none.
std::string_view given_name(std::string_view text) {
  int seen = 0;  // of "my", "name", "is"
  std::string_view name;
  for_each_word(text, [&](std::string_view word, uint32_t start, uint32_t end) {
    if (!name.empty()) return;
    if (seen == 3) {
      name = text.substr(start, end - start);
    } else if (word == "my") {
      seen = 1;
    } else if (seen == 1 && word == "name") {
      seen = 2;
    } else if ((seen == 2 && word == "is") || (seen == 1 && word == "name's")) {
      seen = 3;
    } else {
      seen = 0;
    }
  });
  return name;
}

constexpr uint32_t kCurlyPossessive = 4;  // bytes of U+2019 and 's'

std::string_view without_possessive(std::string_view word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  for_each_word(name, [&](std::string_view word, uint32_t, uint32_t) {
    if (word.size() >= 2 && !std::binary_search(kTitles.begin(), kTitles.end(), word))
      parts.emplace_back(word);
  });
  return parts;
}

}  // namespace

std::string_view find_customer_name(const Conversation& conversation) {
  if (!conversation.customer_name.empty()) return conversation.customer_name;
  for (const Turn& turn : conversation.turns) {
    if (turn.role != Role::customer) continue;
    const std::string_view name = given_name(turn.text);
    if (!name.empty()) return name;
  }
  return {};
}

void find_mentions(const Conversation& conversation, const Signal& signal, uint16_t signal_index,
                   std::vector<SignalMatch>& matches) {
  const bool of_agent = std::get<Mentions>(signal.source).what == Mentions::What::agent_name;
  std::vector<std::string> parts;
  if (!of_agent) parts = parts_of(find_customer_name(conversation));
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!contains(signal.by, turn.role)) continue;
    if (of_agent && turn.agent != kNoAgent) parts = parts_of(conversation.agents[turn.agent].name);
    if (parts.empty()) continue;
    bool goes_on = false;  // the word before was part of the name
    for_each_word(turn.text, [&](std::string_view word, uint32_t start, uint32_t end) {
      const std::string_view name = without_possessive(word);
      const bool is_part = std::find(parts.begin(), parts.end(), name) != parts.end();
      if (name.size() < word.size()) end -= turn.text[end - 2] == '\'' ? 2 : kCurlyPossessive;
      if (is_part && goes_on) matches.back().end = end;
      if (is_part && !goes_on) matches.push_back({signal_index, i, start, end, kNoPattern});
      goes_on = is_part;
    });
  }
}

}  // namespace attune
