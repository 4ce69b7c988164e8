#include "engine/score/find/name_question.h"

#include <algorithm>
#include <array>

namespace attune {
namespace {

// What may stand behind the end of a question for the name.
constexpr std::array<std::string_view, 25> kTail = {
    "again", "ask",   "by",     "chance", "first", "for",   "hon", "i",      "is",
    "love",  "madam", "mate",   "may",    "me",    "miss",  "now", "please", "sir",
    "sorry", "thank", "thanks", "then",   "there", "today", "you"};
constexpr std::array<std::string_view, 11> kKinds = {
    "and", "christian", "family", "first", "full", "given", "last", "name", "or", "second", "surname"};
constexpr size_t kMostKinds = 8;  // "first name and last name" has four
constexpr std::array<std::string_view, 16> kRequests = {"ask",  "can",  "catch",  "confirm", "could",  "get",
                                                        "give", "may",  "might",  "need",    "please", "take",
                                                        "tell", "what", "what's", "whats"};
constexpr std::array<std::string_view, 13> kElsewhere = {"as", "by",    "from", "got",   "in",   "of", "on",
                                                         "to", "under", "see",  "using", "with", "put"};
// Behind "your name": a name is told, and not asked for.
constexpr std::array<std::string_view, 11> kTells = {"appears", "came", "comes",  "has",  "is",   "isn't",
                                                     "shows",   "was",  "wasn't", "will", "won't"};
// What "the name on the ..." is the customer's on. A card may be somebody else's.
constexpr std::array<std::string_view, 8> kOwned = {"account",    "booking", "contract", "file",
                                                    "membership", "order",   "policy",   "reservation"};

template <size_t Count>
bool is_any(const TurnText& words, size_t word, const std::array<std::string_view, Count>& list) {
  return word < words.count() &&
         std::any_of(list.begin(), list.end(), [&](std::string_view one) { return words.is(word, one); });
}

// A sentence: its first word, and the one behind its last.
struct Sentence {
  size_t first = 0, end = 0;
  size_t request = 0;  // no word before it is one of kRequests
  bool has_mark = false;
};

// The one that word `word` is in. It begins at word `from` or later.
Sentence sentence_of(const TurnText& words, size_t word, size_t from) {
  Sentence sentence{word, word + 1};
  while (sentence.first > from && !words.broken_before(sentence.first)) --sentence.first;
  while (sentence.end < words.count() && !words.broken_before(sentence.end)) ++sentence.end;
  sentence.request = sentence.first;
  sentence.has_mark = words.is_marked_behind(sentence.end - 1);
  return sentence;
}

// Each word is looked at once, whatever is asked.
bool requests_before(const TurnText& words, size_t word, Sentence& sentence) {
  while (sentence.request < word && !is_any(words, sentence.request, kRequests)) ++sentence.request;
  return sentence.request < word;
}

// "your name is on the list", and not "and your name is".
bool tells(const TurnText& words, size_t name, const Sentence& sentence) {
  if (name + 1 >= sentence.end || !is_any(words, name + 1, kTells)) return false;
  for (size_t word = name + 1; word < sentence.end; ++word)
    if (!is_any(words, word, kTail)) return true;
  return false;
}

bool is_own_record(const TurnText& words, size_t name) {
  if (!words.is(name + 1, "on")) return false;
  const bool pointed = words.is(name + 2, "the") || words.is(name + 2, "your") || words.is(name + 2, "this");
  return pointed && is_any(words, name + 3, kOwned);
}

// `name` is the word "name" or "surname".
bool asks_with(const TurnText& words, size_t name, Sentence& sentence) {
  const bool is_surname = words.is(name, "surname");
  size_t kinds = name;
  while (kinds > sentence.first && kinds + kMostKinds > name && is_any(words, kinds - 1, kKinds)) --kinds;
  const bool is_kind = is_surname || kinds < name;
  if (kinds > sentence.first && words.is(kinds - 1, "what")) return true;  // "what name is it under"
  if (tells(words, name, sentence)) return false;
  if (kinds == sentence.first) {  // "and last name please", "name and postcode?"
    const bool is_whole = name + 1 == sentence.end;
    return is_kind ? is_whole || sentence.has_mark || is_any(words, name + 1, kTail) : sentence.has_mark;
  }
  const size_t whose = kinds - 1;
  const bool is_your = words.is(whose, "your");
  if (!is_your && !(words.is(whose, "the") && (is_kind || is_own_record(words, name)))) return false;
  if (whose == sentence.first) {  // "your name please"
    return name + 1 == sentence.end || sentence.has_mark || is_any(words, name + 1, kTail);
  }
  if (is_any(words, whose - 1, kElsewhere)) return false;
  if (requests_before(words, whose, sentence) || sentence.has_mark) return true;
  if (is_any(words, sentence.end - 1, std::array<std::string_view, 1>{"please"})) return true;
  return whose == sentence.first + 1 && words.is(sentence.first, "and");  // "and your name is"
}

// "who am i speaking to", "who's calling": not whom the customer spoke to.
bool asks_who(const TurnText& words) {
  size_t count = words.count();
  while (count > 0 && is_any(words, count - 1, kTail)) --count;
  if (count < 2) return false;
  size_t last = count - 1;
  const size_t first = sentence_of(words, last, 0).first;
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

}  // namespace

bool asks_for_name(const TurnText& words, const Vocabulary& vocabulary) {
  bool may_say_who = false;
  Sentence sentence;
  for (size_t word = 0; word < words.count(); ++word) {
    if (!vocabulary.is_name_cue(words.class_of(word))) continue;
    if (words.is(word, "name") || words.is(word, "surname")) {
      if (word >= sentence.end) sentence = sentence_of(words, word, sentence.end);
      if (asks_with(words, word, sentence)) return true;
    } else if (words.is(word, "name's")) {
      if (word > 0 && words.is(word - 1, "what")) return true;
    } else {
      may_say_who = true;
    }
  }
  return may_say_who && asks_who(words);
}

}  // namespace attune
