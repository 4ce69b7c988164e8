#include "tests/support/naive_sources.h"

#include <algorithm>
#include <set>

#include "engine/base/words.h"
#include "engine/score/find/echoes.h"
#include "tests/support/naive_names.h"

namespace attune::test {
namespace {

bool talks(const Turn& turn) { return turn.role == Role::agent || turn.role == Role::customer; }

struct Word {
  std::string folded;
  uint32_t start = 0, end = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (const WordRange& range : split_words(text))
    words.push_back({fold_word(text.substr(range.start, range.end - range.start)), range.start, range.end});
  return words;
}

// ---- echoes

// The stems said in the last `replies` replies of the role before the turn. A reply ends where a person of
// another role speaks.
std::set<std::string> said_before(const Conversation& conversation, uint32_t turn, const Echoes& rule) {
  std::set<std::string> stems;
  int replies = 0;
  bool other_spoke = true;
  for (uint32_t i = turn; i-- > 0;) {
    const Turn& earlier = conversation.turns[i];
    if (earlier.role != rule.role) {
      other_spoke = other_spoke || talks(earlier);
      continue;
    }
    replies += other_spoke;
    other_spoke = false;
    if (replies > rule.replies) break;
    for (const Word& word : words_of(earlier.text)) stems.insert(content_stem(word.folded));
  }
  stems.erase("");
  return stems;
}

void find_echoes(const Conversation& conversation, const Signal& signal, uint16_t index,
                 std::vector<SignalMatch>& matches) {
  const auto& rule = std::get<Echoes>(signal.source);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!signal.by.contains(turn.role) || turn.role == rule.role) continue;
    std::set<std::string> left = said_before(conversation, i, rule);
    std::vector<SignalMatch> taken_up;
    for (const Word& word : words_of(turn.text))
      if (left.erase(content_stem(word.folded)) > 0)
        taken_up.push_back({index, i, word.start, word.end, kNoPattern, !taken_up.empty()});
    if (taken_up.size() >= static_cast<size_t>(rule.words))
      matches.insert(matches.end(), taken_up.begin(), taken_up.end());
  }
}

// ---- names

std::set<std::string> parts_of(std::string_view name) {
  static const std::set<std::string> kTitles = {"doctor", "dr",        "lady", "ma'am", "madam", "miss",
                                                "missus", "mister",    "mr",   "mrs",   "ms",    "mx",
                                                "prof",   "professor", "sir",  "van"};
  std::set<std::string> parts;
  for (const Word& word : words_of(name))
    if (word.folded.size() >= 2 && !kTitles.contains(word.folded)) parts.insert(word.folded);
  return parts;
}

std::string customer_name(const Conversation& conversation) {
  return conversation.customer_name.empty() ? given_name_naively(conversation)
                                            : std::string(conversation.customer_name);
}

// The word without "'s", and the bytes that are left of it.
Word without_possessive(const Word& word, std::string_view text) {
  if (!word.folded.ends_with("'s")) return word;
  const std::string_view written = text.substr(word.start, word.end - word.start);
  const uint32_t taken = written[written.size() - 2] == '\'' ? 2 : 4;  // U+2019 has three bytes
  return {word.folded.substr(0, word.folded.size() - 2), word.start, word.end - taken};
}

void find_mentions(const Conversation& conversation, const Signal& signal, uint16_t index,
                   std::vector<SignalMatch>& matches) {
  const bool of_agent = std::get<Mentions>(signal.source).what == Mentions::What::agent_name;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!signal.by.contains(turn.role)) continue;
    std::set<std::string> parts;
    if (!of_agent) {
      parts = parts_of(customer_name(conversation));
    } else if (turn.agent != kNoAgent) {
      parts = parts_of(conversation.agents[turn.agent].name);
    } else {
      for (const Agent& agent : conversation.agents) parts.merge(parts_of(agent.name));
    }
    size_t before = std::string::npos;  // the index of the last word that was part of the name
    const std::vector<Word> words = words_of(turn.text);
    for (size_t w = 0; w < words.size(); ++w) {
      const Word word = without_possessive(words[w], turn.text);
      if (!parts.contains(word.folded)) continue;
      if (before != std::string::npos && before + 1 == w) {
        matches.back().end = word.end;
      } else {
        matches.push_back({index, i, word.start, word.end, kNoPattern});
      }
      before = w;
    }
  }
}

// ---- times

int64_t end_of(const Turn& turn) { return turn.end_ms == kNoTime ? turn.start_ms : turn.end_ms; }

int64_t silence_before(const Conversation& conversation, uint32_t turn) {
  const int64_t start = conversation.turns[turn].start_ms;
  std::set<int64_t> ends;
  for (uint32_t i = 0; i < turn; ++i)
    if (conversation.turns[i].start_ms != kNoTime) ends.insert(end_of(conversation.turns[i]));
  if (start == kNoTime || ends.empty()) return kNoTime;
  return start < *ends.rbegin() ? 0 : start - *ends.rbegin();
}

int64_t answer_after(const Conversation& conversation, uint32_t turn) {
  const Turn& answer = conversation.turns[turn];
  std::vector<Turn> people;
  for (uint32_t i = 0; i < turn; ++i)
    if (talks(conversation.turns[i])) people.push_back(conversation.turns[i]);
  if (!talks(answer) || people.empty() || people.back().role == answer.role) return kNoTime;
  if (answer.start_ms == kNoTime || people.back().start_ms == kNoTime) return kNoTime;
  return std::max<int64_t>(0, answer.start_ms - end_of(people.back()));
}

int64_t words_a_minute(const Turn& turn, uint32_t words, int32_t at_least) {
  if (turn.start_ms == kNoTime || turn.end_ms == kNoTime || turn.end_ms <= turn.start_ms) return kNoTime;
  if (words < static_cast<uint32_t>(at_least)) return kNoTime;
  return int64_t{words} * 60'000 / (int64_t{turn.end_ms} - turn.start_ms);
}

void find_timed(const Conversation& conversation, const Signal& signal, uint16_t index,
                const std::vector<uint32_t>& turn_words, std::vector<SignalMatch>& matches) {
  const auto& rule = std::get<Timed>(signal.source);
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!signal.by.contains(turn.role)) continue;
    const int64_t value = rule.what == Timed::What::response_time ? answer_after(conversation, i)
                          : rule.what == Timed::What::speaking_rate
                              ? words_a_minute(turn, turn_words[i], rule.min_words)
                              : silence_before(conversation, i);
    const bool too_much = rule.at_most >= 0 && value > rule.at_most;
    if (value != kNoTime && value >= rule.at_least && !too_much)
      matches.push_back({index, i, 0, static_cast<uint32_t>(turn.text.size()), kNoPattern});
  }
}

}  // namespace

void find_source_naively(const Rubric& rubric, uint16_t signal, const Conversation& conversation,
                         const std::vector<uint32_t>& turn_words, std::vector<SignalMatch>& matches) {
  const Signal& wanted = rubric.signals[signal];
  if (std::holds_alternative<Echoes>(wanted.source)) find_echoes(conversation, wanted, signal, matches);
  if (std::holds_alternative<Mentions>(wanted.source)) find_mentions(conversation, wanted, signal, matches);
  if (std::holds_alternative<Timed>(wanted.source))
    find_timed(conversation, wanted, signal, turn_words, matches);
}

}  // namespace attune::test
