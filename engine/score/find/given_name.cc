#include "engine/score/find/given_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/base/ascii.h"
#include "engine/language/name_words.h"
#include "engine/score/find/name_cues.h"
#include "engine/score/find/name_question.h"
#include "engine/score/words/turn_text.h"

namespace attune {
namespace {

constexpr size_t kMostWords = 3;  // of a name

// ---- one word

bool is_capitalised(std::string_view written) {
  const std::string folded = fold_word(written);
  const size_t first = static_cast<unsigned char>(written[0]) < 0x80 ? 1 : 2;
  return folded.substr(0, first) != written.substr(0, first) && folded.substr(first) == written.substr(first);
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

// Of a short form, as of "that's" and "it'll", and not of "O'Brien".
bool ends_as_contraction(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> kEnds = {"'s",  "'m", "'re", "'ve",
                                                            "'ll", "'d", "n't", "s'"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return folded.ends_with(end); });
}

bool is_masked(const TurnText& words, size_t word) {
  const uint32_t start = words.start(word);
  return start > 0 && std::string_view("[<{(*_#").find(words.text()[start - 1]) != std::string_view::npos;
}

bool may_be_name(const TurnText& words, size_t word) {
  const std::string_view written = words.as_written(word);
  if (written.size() < 2 || has_digit(written) || is_masked(words, word)) return false;
  const std::string folded = fold_word(written);
  if (is_no_name(folded) || is_name_title(folded) || is_name_filler(folded) || ends_as_contraction(folded))
    return false;
  const bool is_doing = folded.size() > 5 && folded.ends_with("ing");
  return !is_doing || is_capitalised(written);
}

// The first word from `word` on that is neither title nor filler.
size_t skip_lead(const TurnText& words, size_t word) {
  for (; word < words.count(); ++word) {
    const std::string folded = fold_word(words.as_written(word));
    if (!is_name_title(folded) && !is_name_filler(folded)) break;
  }
  return word;
}

std::string_view between(const TurnText& words, size_t first, size_t last) {
  return words.text().substr(words.start(first), words.end(last) - words.start(first));
}

// ---- "my name is Dana Smith"

bool goes_on(const TurnText& words, size_t word) {
  if (word >= words.count() || words.begins_clause(word) || !may_be_name(words, word)) return false;
  if (words.start(word) == words.end(word - 1) + 1 && words.text()[words.start(word) - 1] == '-') return true;
  const bool ends_clause = word + 1 == words.count() || words.begins_clause(word + 1);
  return ends_clause || is_capitalised(words.as_written(word));
}

// The name that begins behind word `behind`, the last of what introduces it.
std::string_view name_behind(const TurnText& words, size_t behind) {
  const size_t first = skip_lead(words, behind + 1);
  if (first >= words.count() || !may_be_name(words, first)) return {};
  for (size_t word = behind + 1; word <= first; ++word)
    if (words.broken_before(word)) return {};
  size_t last = first;
  while (last + 1 < first + kMostWords && goes_on(words, last + 1)) ++last;
  return between(words, first, last);
}

std::string_view introduced_name(const TurnText& words, const Vocabulary& vocabulary) {
  for (size_t i = 1; i < words.count(); ++i) {
    if (!vocabulary.is_name_cue(words.class_of(i)) || !words.is(i - 1, "my")) continue;
    std::string_view name;
    if (words.is(i, "name's")) name = name_behind(words, i);
    if (words.is(i, "name") && words.is(i + 1, "is")) name = name_behind(words, i + 1);
    if (!name.empty()) return name;
  }
  return {};
}

// ---- an answer to "what's your name?"

// What leads up to the name in an answer. Those of the second list announce it.
constexpr std::array<std::string_view, 16> kLeads = {"ah",   "and",  "certainly", "course", "hello", "hi",
                                                     "of",   "oh",   "ok",        "okay",   "right", "so",
                                                     "sure", "yeah", "yep",       "yes"};
constexpr std::array<std::string_view, 6> kAnnounces = {"it's", "its", "name's", "that's", "thats", "this"};

// A name that begins at `first`. Written with capitals it reaches as far as they do, without them two words.
size_t end_of_name(const TurnText& words, size_t first) {
  const bool capitalised = is_capitalised(words.as_written(first));
  const size_t most = first + (capitalised ? kMostWords : 2);
  size_t end = first + 1;
  while (end < words.count() && end < most && !words.begins_clause(end) && may_be_name(words, end) &&
         is_capitalised(words.as_written(end)) == capitalised)
    ++end;
  return end;
}

// Nothing but the name is said in that clause, or it is spelt, or a number follows.
bool stands_alone(const TurnText& words, size_t end) {
  if (end == words.count() || words.begins_clause(end)) return true;
  return words.as_written(end).size() == 1 || has_digit(words.as_written(end));
}

std::string_view answered_name(const TurnText& words) {
  size_t first = 0;
  bool is_announced = false;
  for (; first < words.count(); ++first) {
    const std::string folded = fold_word(words.as_written(first));
    const bool announces = is_one_of(kAnnounces, folded) || is_name_title(folded) ||
                           (folded == "is" && first > 0 && words.is(first - 1, "this"));
    if (!announces && !is_name_filler(folded) && !is_one_of(kLeads, folded)) break;
    is_announced = is_announced || announces;
  }
  if (first == words.count() || !may_be_name(words, first)) return {};
  const size_t end = end_of_name(words, first);
  if (words.is_marked_behind(end - 1)) return {};
  const bool has_two_capitals = end - first > 1 && is_capitalised(words.as_written(first));
  if (!is_announced && !has_two_capitals && !stands_alone(words, end)) return {};
  if (end - first == 1 && end < words.count() && may_be_name(words, end)) {  // "Okafor. Grace Okafor."
    const size_t whole = end_of_name(words, end);
    if (whole - end > 1 && stands_alone(words, whole)) return between(words, end, whole - 1);
  }
  return between(words, first, end - 1);
}

// ---- the name under an e-mail

// The first word of the line whose last is before `end`.
size_t start_of_line(const TurnText& words, size_t end) {
  size_t first = end - 1;
  while (first > 0 && !words.broken_before(first)) --first;
  return first;
}

// A last line of nothing but a name; one word is one only below a short line, as "Kind regards" is.
std::string_view signed_name(const TurnText& words) {
  const size_t end = words.count();
  if (end < 2) return {};
  const size_t first = start_of_line(words, end);
  if (first == 0 || end - first > kMostWords) return {};
  const size_t before = words.end(first - 1);
  if (words.text().substr(before, words.start(first) - before).find('\n') == std::string_view::npos)
    return {};
  if (end - first == 1 && first - start_of_line(words, first) > kMostWords) return {};
  for (size_t word = first; word < end; ++word)
    if (!may_be_name(words, word) || !is_capitalised(words.as_written(word))) return {};
  return between(words, first, end - 1);
}

}  // namespace

std::string_view find_given_name(const Conversation& conversation, const ConversationWords& words) {
  const std::vector<Turn>& turns = conversation.turns;
  const Vocabulary& vocabulary = words.vocabulary();
  NameCueWatch agents(words.of_role(Role::agent), vocabulary);
  NameCueWatch customers(words.of_role(Role::customer), vocabulary);
  bool may_ask = false;  // the turn before is an agent's, with a cue
  for (size_t i = 0; i < turns.size(); ++i) {
    const bool may_answer = std::exchange(may_ask, false);
    const TurnWords turn = words.turn(i);
    if (turns[i].role == Role::agent) may_ask = agents.in_next(turn.count);
    if (turns[i].role != Role::customer) continue;
    const TurnText own(turns[i].text, turn);
    std::string_view name;
    if (customers.in_next(turn.count)) name = introduced_name(own, vocabulary);
    if (name.empty() && may_answer && asks_for_name({turns[i - 1].text, words.turn(i - 1)}, vocabulary))
      name = answered_name(own);
    if (name.empty() && conversation.channel == Channel::email) name = signed_name(own);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace attune
