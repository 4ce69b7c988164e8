#include "tests/support/naive_names.h"

#include <regex>
#include <set>
#include <vector>

#include "engine/base/words.h"
#include "engine/score/name_words.h"

namespace attune::test {
namespace {

struct Word {
  std::string written, folded;
  size_t start = 0, end = 0;
  bool is_broken = false, begins_clause = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (const WordRange& r : split_words(text)) {
    const std::string written(text.substr(r.start, r.end - r.start));
    words.push_back(
        {written, fold_word(written), r.start, r.end, r.break_before, r.break_before || r.comma_before});
  }
  return words;
}

bool is_lead(const Word& word) { return is_name_title(word.folded) || is_name_filler(word.folded); }

size_t letter_length(const std::string& word) { return static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2; }

bool is_capitalised(const Word& word) {
  const size_t first = letter_length(word.written);
  return word.written.substr(0, first) != word.folded.substr(0, first) &&
         word.written.substr(first) == word.folded.substr(first);
}

bool is_name(const Word& word, std::string_view text) {
  static const std::regex kNoName("(.*[0-9].*)|(.*('(s|m|re|ve|ll|d)|n't|s'))|.?");
  static const std::regex kDoing("....*ing");
  if (std::regex_match(word.folded, kNoName) || is_no_name(word.folded) || is_lead(word)) return false;
  if (word.start > 0 && std::string("[<{(*_#").find(text[word.start - 1]) != std::string::npos) return false;
  return !std::regex_match(word.folded, kDoing) || is_capitalised(word);
}

// The folded words from `first` to before `last`, one blank between, breaks as '|'.
std::string line_of(const std::vector<Word>& words, size_t first, size_t last) {
  std::string line;
  for (size_t i = first; i < last; ++i) line += (words[i].is_broken ? "|" : "") + words[i].folded + " ";
  return line;
}

std::string introduced(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  for (size_t i = 0; i < words.size(); ++i) {
    // No break is looked at within "my name is".
    size_t behind = 0;
    if (words[i].folded != "my" || i + 1 >= words.size()) continue;
    if (words[i + 1].folded == "name's") behind = i + 2;
    if (words[i + 1].folded == "name" && i + 2 < words.size() && words[i + 2].folded == "is") behind = i + 3;
    size_t first = behind;
    while (behind != 0 && first < words.size() && is_lead(words[first])) ++first;
    if (behind == 0 || first >= words.size() || !is_name(words[first], text)) continue;
    if (line_of(words, behind, first + 1).find('|') != std::string::npos) continue;
    size_t last = first;
    for (size_t next = first + 1; next < words.size() && next < first + 3; ++next) {
      if (words[next].begins_clause || !is_name(words[next], text)) break;
      const bool is_hyphenated = text.substr(words[last].end, words[next].start - words[last].end) == "-";
      const bool ends = next + 1 == words.size() || words[next + 1].begins_clause;
      if (!is_hyphenated && !ends && !is_capitalised(words[next])) break;
      last = next;
    }
    return std::string(text.substr(words[first].start, words[last].end - words[first].start));
  }
  return {};
}

bool asks_for_name(std::string_view text) {
  std::vector<Word> words = words_of(text);
  static const std::set<std::string> kTail = {
      "again", "ask", "by",     "chance", "first", "for",   "i",      "is",   "madam", "may",   "me",
      "miss",  "now", "please", "sir",    "sorry", "thank", "thanks", "then", "there", "today", "you"};
  size_t count = words.size();
  while (count > 0 && kTail.contains(words[count - 1].folded)) --count;
  if (count < 2) return false;
  size_t first = count - 1;
  while (first > 0 && !words[first].is_broken) --first;
  const std::string asked = line_of(words, first, count);  // a break before its first word, if any
  const std::string sentence = asked.substr(asked[0] == '|' ? 1 : 0);
  static const std::regex kOwn(
      "(.* )?who (i|am|is|i'm) ?(i|am|is|i'm)? ?(i|am|is|i'm)? ?(speaking|talking) (to |with )?");
  static const std::regex kCalling("(.* )?(who's|who( (is|am|i|i'm))*) calling (to |with )?");
  if (std::regex_match(sentence, kCalling)) return true;
  if (std::regex_match(sentence, kOwn)) {
    const size_t who = sentence.rfind("who ");
    return std::regex_search(sentence.substr(who), std::regex(" (i|i'm) "));
  }
  static const std::string kKinds = "((and|christian|family|first|full|given|last|name|or|second|surname) )*";
  static const std::regex kName("(.* )?(your |the )?" + kKinds + "(name|surname) ");
  if (!std::regex_match(sentence, kName)) return false;
  static const std::regex kBare(kKinds + "(name|surname) ");
  if (std::regex_match(sentence, kBare)) return sentence != "name ";
  std::smatch parts;
  static const std::regex kYour("((.*) )?(your|the) (" + kKinds + ")(name|surname) ");
  if (!std::regex_match(sentence, parts, kYour)) return false;
  const bool is_kind = parts[4].length() > 0 || parts[7] == "surname";
  if (parts[3] == "the" && !is_kind) return false;
  const std::string before = parts[2];
  if (!parts[1].matched) return true;
  static const std::regex kElsewhere("(.* )?(as|by|from|got|in|of|on|to|under|see|using|with|put)");
  if (std::regex_match(before, kElsewhere)) return false;
  if (text.find('?', words[count - 1].end) != std::string_view::npos) return true;
  static const std::set<std::string> kRequests = {"ask",  "can",  "catch",  "confirm", "could",  "get",
                                                  "give", "may",  "might",  "need",    "please", "take",
                                                  "tell", "what", "what's", "whats"};
  for (size_t i = first; i < words.size(); ++i)
    if (kRequests.contains(words[i].folded)) return true;
  return before == "and";
}

std::string answered(std::string_view text) {
  std::vector<Word> words = words_of(text);
  if (words.size() > 6 || text.find('?') != std::string_view::npos) return {};
  while (!words.empty() && is_lead(words.front())) words.erase(words.begin());
  if (words.empty() || words.size() > 3) return {};
  for (size_t i = 0; i < words.size(); ++i) {
    if (!is_name(words[i], text) || is_capitalised(words[i]) != is_capitalised(words[0])) return {};
    if (i > 0 && words[i].is_broken) return {};
  }
  return std::string(text.substr(words.front().start, words.back().end - words.front().start));
}

}  // namespace

std::string given_name_naively(const Conversation& conversation) {
  const std::vector<Turn>& turns = conversation.turns;
  for (size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].role != Role::customer) continue;
    std::string name = introduced(turns[i].text);
    if (name.empty() && i > 0 && turns[i - 1].role == Role::agent && asks_for_name(turns[i - 1].text))
      name = answered(turns[i].text);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace attune::test
