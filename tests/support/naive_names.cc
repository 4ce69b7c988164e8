#include "tests/support/naive_names.h"

#include <algorithm>
#include <regex>
#include <set>
#include <vector>

#include "engine/base/words.h"
#include "engine/language/name_words.h"

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

// ---- does the agent ask?

struct Sentence {
  std::vector<std::string> words;
  bool is_question = false;
};

std::vector<Sentence> sentences_of(std::string_view text) {
  std::vector<Sentence> sentences;
  const std::vector<Word> words = words_of(text);
  for (size_t i = 0; i < words.size(); ++i) {
    if (i == 0 || words[i].is_broken) sentences.emplace_back();
    sentences.back().words.push_back(words[i].folded);
    const size_t next = i + 1 < words.size() ? words[i + 1].start : text.size();
    sentences.back().is_question = text.substr(words[i].end, next - words[i].end).find('?') != text.npos;
  }
  return sentences;
}

using WordSet = std::set<std::string>;
const WordSet kTail = {"again", "ask",   "by",     "chance", "first", "for",   "hon", "i",      "is",
                       "love",  "madam", "mate",   "may",    "me",    "miss",  "now", "please", "sir",
                       "sorry", "thank", "thanks", "then",   "there", "today", "you"};
const WordSet kKinds = {"and",  "christian", "family", "first",  "full",   "given",
                        "last", "name",      "or",     "second", "surname"};
const WordSet kRequests = {"ask",   "can",  "catch",  "confirm", "could", "get",  "give",   "may",
                           "might", "need", "please", "take",    "tell",  "what", "what's", "whats"};
const WordSet kElsewhere = {"as", "by",    "from", "got",   "in",   "of", "on",
                            "to", "under", "see",  "using", "with", "put"};
const WordSet kTells = {"appears", "came", "comes",  "has",  "is",   "isn't",
                        "shows",   "was",  "wasn't", "will", "won't"};
const WordSet kOwned = {"account",    "booking", "contract", "file",
                        "membership", "order",   "policy",   "reservation"};

bool asks_in(const Sentence& sentence, size_t name) {
  const std::vector<std::string>& words = sentence.words;
  std::vector<std::string> before(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(name));
  const std::vector<std::string> after(words.begin() + static_cast<std::ptrdiff_t>(name) + 1, words.end());
  bool is_kind = words[name] == "surname";
  for (; !before.empty() && kKinds.contains(before.back()); before.pop_back()) is_kind = true;
  if (!before.empty() && before.back() == "what") return true;
  const bool only_tail =
      std::all_of(after.begin(), after.end(), [](const auto& w) { return kTail.contains(w); });
  if (!after.empty() && kTells.contains(after[0]) && !only_tail) return false;
  const bool ends = after.empty() || kTail.contains(after[0]);
  if (before.empty()) return sentence.is_question || (is_kind && ends);
  const std::string whose = before.back();
  before.pop_back();
  const bool is_own = after.size() > 2 && after[0] == "on" && kOwned.contains(after[2]) &&
                      (after[1] == "the" || after[1] == "your" || after[1] == "this");
  if (whose != "your" && !(whose == "the" && (is_kind || is_own))) return false;
  if (before.empty()) return sentence.is_question || ends;
  if (kElsewhere.contains(before.back())) return false;
  if (sentence.is_question || words.back() == "please") return true;
  if (std::any_of(before.begin(), before.end(), [](const auto& w) { return kRequests.contains(w); }))
    return true;
  return before == std::vector<std::string>{"and"};
}

bool asks_who(std::string_view text) {
  std::vector<Word> words = words_of(text);
  while (!words.empty() && kTail.contains(words.back().folded)) words.pop_back();
  if (words.size() < 2) return false;
  size_t first = words.size() - 1;
  while (first > 0 && !words[first].is_broken) --first;
  const std::string asked = line_of(words, first, words.size());  // a break before its first word, if any
  const std::string sentence = asked.substr(asked[0] == '|' ? 1 : 0);
  static const std::regex kOwn(
      "(.* )?who (i|am|is|i'm) ?(i|am|is|i'm)? ?(i|am|is|i'm)? ?(speaking|talking) (to |with )?");
  static const std::regex kCalling("(.* )?(who's|who( (is|am|i|i'm))*) calling (to |with )?");
  if (std::regex_match(sentence, kCalling)) return true;
  if (!std::regex_match(sentence, kOwn)) return false;
  return std::regex_search(sentence.substr(sentence.rfind("who ")), std::regex(" (i|i'm) "));
}

bool asks_for_name(std::string_view text) {
  const std::vector<Word> all = words_of(text);
  for (size_t i = 1; i < all.size(); ++i)
    if (all[i].folded == "name's" && all[i - 1].folded == "what") return true;
  for (const Sentence& sentence : sentences_of(text))
    for (size_t i = 0; i < sentence.words.size(); ++i)
      if ((sentence.words[i] == "name" || sentence.words[i] == "surname") && asks_in(sentence, i))
        return true;
  return asks_who(text);
}

// ---- what does the customer answer, and sign with?

std::string answered(std::string_view text) {
  std::vector<Word> words = words_of(text);
  static const WordSet kLeads = {"ah", "and",  "certainly", "course", "hello", "hi",   "of",  "oh",
                                 "ok", "okay", "right",     "so",     "sure",  "yeah", "yep", "yes"};
  static const WordSet kAnnounces = {"it's", "its", "name's", "that's", "thats", "this"};
  bool is_announced = false;
  std::string previous;
  while (!words.empty()) {
    const std::string word = words.front().folded;
    const bool announces =
        kAnnounces.contains(word) || is_name_title(word) || (word == "is" && previous == "this");
    if (!announces && !is_name_filler(word) && !kLeads.contains(word)) break;
    is_announced = is_announced || announces;
    previous = word;
    words.erase(words.begin());
  }
  if (words.empty() || !is_name(words[0], text)) return {};
  const bool capitalised = is_capitalised(words[0]);
  const auto count_from = [&](size_t from) {
    const bool has_capital = is_capitalised(words[from]);
    size_t to = from + 1;
    while (to < words.size() && to - from < (has_capital ? 3u : 2u) && !words[to].begins_clause &&
           is_name(words[to], text) && is_capitalised(words[to]) == has_capital)
      ++to;
    return to - from;
  };
  const auto stands_alone_at = [&](size_t at) {
    return at == words.size() || words[at].begins_clause || words[at].written.size() == 1 ||
           words[at].written.find_first_of("0123456789") != std::string::npos;
  };
  const size_t count = count_from(0);
  const size_t end = words[count - 1].end;
  const size_t next = count < words.size() ? words[count].start : text.size();
  if (text.substr(end, next - end).find('?') != text.npos) return {};
  if (!is_announced && !(capitalised && count > 1) && !stands_alone_at(count)) return {};
  if (count == 1 && words.size() > 1 && is_name(words[1], text)) {
    const size_t more = count_from(1);
    if (more > 1 && stands_alone_at(1 + more))
      return std::string(text.substr(words[1].start, words[more].end - words[1].start));
  }
  return std::string(text.substr(words[0].start, end - words[0].start));
}

std::string signed_name(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::vector<std::vector<Word>> lines;
  for (const Word& word : words) {
    if (lines.empty() || word.is_broken) lines.emplace_back();
    lines.back().push_back(word);
  }
  if (lines.size() < 2 || lines.back().size() > 3) return {};
  const std::vector<Word>& line = lines.back();
  const size_t before = lines[lines.size() - 2].back().end;
  if (text.substr(before, line[0].start - before).find('\n') == text.npos) return {};
  if (line.size() == 1 && lines[lines.size() - 2].size() > 3) return {};
  for (const Word& word : line)
    if (!is_name(word, text) || !is_capitalised(word)) return {};
  return std::string(text.substr(line[0].start, line.back().end - line[0].start));
}

}  // namespace

std::string given_name_naively(const Conversation& conversation) {
  const std::vector<Turn>& turns = conversation.turns;
  for (size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].role != Role::customer) continue;
    std::string name = introduced(turns[i].text);
    if (name.empty() && i > 0 && turns[i - 1].role == Role::agent && asks_for_name(turns[i - 1].text))
      name = answered(turns[i].text);
    if (name.empty() && conversation.channel == Channel::email) name = signed_name(turns[i].text);
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace attune::test
