#include "engine/score/given_name.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/score/name_words.h"
#include "engine/score/turn_text.h"

namespace attune {
namespace {

constexpr size_t kMostWords = 3;  // of a name

template <size_t Count>
bool is_any(const TurnText& words, size_t word, const std::array<std::string_view, Count>& list) {
  return word < words.count() &&
         std::any_of(list.begin(), list.end(), [&](std::string_view one) { return words.is(word, one); });
}

// ---- one word

bool is_capitalised(std::string_view written) {
  const std::string folded = fold_word(written);
  const size_t first = static_cast<unsigned char>(written[0]) < 0x80 ? 1 : 2;
  return folded.substr(0, first) != written.substr(0, first) && folded.substr(first) == written.substr(first);
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

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

std::string_view introduced_name(const TurnText& words) {
  static const uint16_t my = beginning_of_word("my");
  for (size_t i = 0; i + 2 < words.count(); ++i) {
    if (words.beginning_of(i) != my || !words.is(i, "my")) continue;
    std::string_view name;
    if (words.is(i + 1, "name's")) name = name_behind(words, i + 1);
    if (words.is(i + 1, "name") && words.is(i + 2, "is")) name = name_behind(words, i + 2);
    if (!name.empty()) return name;
  }
  return {};
}

// ---- "and who am I speaking to?"

// What may stand behind a question for the name.
constexpr std::array<std::string_view, 22> kTail = {
    "again", "ask", "by",     "chance", "first", "for",   "i",      "is",   "madam", "may",   "me",
    "miss",  "now", "please", "sir",    "sorry", "thank", "thanks", "then", "there", "today", "you"};
constexpr std::array<std::string_view, 11> kKinds = {
    "and", "christian", "family", "first", "full", "given", "last", "name", "or", "second", "surname"};
constexpr std::array<std::string_view, 14> kRequests = {"ask",    "can",  "catch", "confirm", "could",
                                                        "get",    "give", "may",   "might",   "need",
                                                        "please", "take", "tell",  "what"};
constexpr std::array<std::string_view, 13> kElsewhere = {"as", "by",    "from", "got",   "in",   "of", "on",
                                                         "to", "under", "see",  "using", "with", "put"};

// Where the sentence of the word begins.
size_t sentence_of(const TurnText& words, size_t word) {
  while (word > 0 && !words.broken_before(word)) --word;
  return word;
}

// "who am i speaking to", "who's calling": not whom the customer spoke to. `last` is its last word.
bool asks_who(const TurnText& words, size_t last) {
  const size_t first = sentence_of(words, last);
  if (words.is(last, "to") || words.is(last, "with")) --last;
  const bool speaks = words.is(last, "speaking") || words.is(last, "talking");
  if (last <= first || (!speaks && !words.is(last, "calling"))) return false;
  size_t who = last - 1;
  bool is_own = false;  // the agent, who speaks
  while (who > first &&
         (words.is(who, "am") || words.is(who, "i") || words.is(who, "i'm") || words.is(who, "is"))) {
    is_own = is_own || words.is(who, "i") || words.is(who, "i'm");
    --who;
  }
  if (words.is(who, "who's")) return !speaks;
  return words.is(who, "who") && (!speaks || is_own);
}

// `last` is the last word of what may ask: "your name", "the first and last name", "your surname".
bool asks_for_your_name(const TurnText& words, size_t last) {
  if (!words.is(last, "name") && !words.is(last, "surname")) return false;
  const size_t first = sentence_of(words, last);
  size_t kinds = last;
  while (kinds > first && is_any(words, kinds - 1, kKinds)) --kinds;
  if (kinds == first) return kinds < last || words.is(last, "surname");  // "and last name please"
  const bool is_kind = kinds < last || words.is(last, "surname");
  const size_t whose = kinds - 1;
  if (!words.is(whose, "your") && !(is_kind && words.is(whose, "the"))) return false;
  if (whose == first) return true;  // "your name please"
  if (is_any(words, whose - 1, kElsewhere)) return false;
  if (words.text().find('?', words.end(last)) != std::string_view::npos) return true;
  for (size_t word = first; word < words.count(); ++word)
    if (is_any(words, word, kRequests) || words.is(word, "what's") || words.is(word, "whats")) return true;
  return whose == first + 1 && words.is(first, "and");  // "and your name is"
}

bool asks_for_name(const TurnText& words) {
  size_t count = words.count();
  while (count > 0 && is_any(words, count - 1, kTail)) --count;
  return count > 1 && (asks_for_your_name(words, count - 1) || asks_who(words, count - 1));
}

// A turn of nothing but a name.
std::string_view answered_name(const TurnText& words) {
  const size_t first = skip_lead(words, 0), count = words.count();
  if (first >= count || count - first > kMostWords) return {};
  if (words.text().find('?') != std::string_view::npos) return {};
  const bool capitalised = is_capitalised(words.as_written(first));
  for (size_t word = first; word < count; ++word) {
    if (!may_be_name(words, word) || is_capitalised(words.as_written(word)) != capitalised) return {};
    if (word > first && words.broken_before(word)) return {};
  }
  return between(words, first, count - 1);
}

constexpr size_t kShortTurn = kMostWords + 3;  // with titles and fillers

}  // namespace

std::string_view find_given_name(const Conversation& conversation, const ConversationWords& words) {
  const std::vector<Turn>& turns = conversation.turns;
  for (size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].role != Role::customer) continue;
    const TurnText own(turns[i].text, words.turn(i));
    std::string_view name = introduced_name(own);
    const bool may_answer = i > 0 && turns[i - 1].role == Role::agent && own.count() <= kShortTurn;
    if (name.empty() && may_answer && asks_for_name({turns[i - 1].text, words.turn(i - 1)}))
      name = answered_name(own);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace attune
