// Personal data with letters in it: bank accounts, addresses, and what a speech recogniser writes out.
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/personal_data.h"
#include "engine/base/words.h"

namespace attune {
namespace {

bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool starts_word(std::string_view text, size_t at) { return at == 0 || !is_word_byte(text[at - 1]); }
bool ends_word(std::string_view text, size_t at) { return at == text.size() || !is_word_byte(text[at]); }

// ---- bank accounts

// ISO 13616: the first four letters go to the end, A is 10 and Z is 35; the number modulo 97 is 1.
bool passes_iban_check(const std::string& account) {
  int rest = 0;
  for (size_t i = 0; i < account.size(); ++i) {
    char c = account[(i + 4) % account.size()];
    rest = is_digit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
  }
  return rest == 1;
}

constexpr size_t kShortestIban = 15, kLongestIban = 34;

// The end of the account that starts at `at`, the longest that passes; 0 when none does. Single blanks and
// hyphens may stand between its groups.
size_t iban_end(std::string_view text, size_t at) {
  std::string account;
  size_t end = 0;
  for (size_t i = at; i < text.size() && account.size() < kLongestIban; ++i) {
    if (is_alphanumeric(text[i])) {
      account += upper(text[i]);
      if (account.size() >= kShortestIban && ends_word(text, i + 1) && passes_iban_check(account))
        end = i + 1;
    } else if ((text[i] != ' ' && text[i] != '-') || !is_alphanumeric(text[i - 1])) {
      break;
    }
  }
  return end;
}

bool looks_like_iban(std::string_view text, size_t at) {
  return at + kShortestIban <= text.size() && is_letter(text[at]) && is_letter(text[at + 1]) &&
         is_digit(text[at + 2]) && is_digit(text[at + 3]);
}

// ---- national insurance: two letters, three pairs of digits, one of A to D; blanks between them.

size_t insurance_end(std::string_view text, size_t at) {
  static constexpr std::string_view kForm = "LLDDDDDDS";
  for (char want : kForm) {
    while (at < text.size() && text[at] == ' ' && want != 'L') ++at;
    if (at == text.size()) return 0;
    char c = upper(text[at]);
    bool fits = want == 'D' ? is_digit(c) : want == 'L' ? is_letter(c) : c >= 'A' && c <= 'D';
    if (!fits) return 0;
    ++at;
  }
  return ends_word(text, at) ? at : 0;
}

// ---- addresses

bool is_local_byte(char c) {
  return is_word_byte(c) || std::string_view("._%+-'&=~!#$*/?^`{|}").find(c) != std::string_view::npos;
}
bool is_domain_byte(char c) { return is_word_byte(c) || c == '-' || c == '.'; }

void find_written_addresses(std::string_view text, std::vector<PersonalRange>& found) {
  for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    size_t start = at, end = at + 1;
    while (start > 0 && is_local_byte(text[start - 1])) --start;
    while (end < text.size() && is_domain_byte(text[end])) ++end;
    while (end > at + 1 && !is_word_byte(text[end - 1])) --end;  // the full stop of the sentence
    bool has_dot = text.substr(at, end - at).find('.') != std::string_view::npos;
    if (start < at && has_dot)
      found.push_back({static_cast<uint32_t>(start), static_cast<uint32_t>(end), PersonalKind::email});
  }
}

// "dana dot cole at example dot co dot uk": words joined by "dot" on both sides of "at", at least one behind
// it.
void find_spoken_addresses(const std::vector<WordRange>& words, const std::vector<std::string>& folded,
                           std::vector<PersonalRange>& found) {
  for (size_t at = 1; at + 3 < words.size(); ++at) {
    if (folded[at] != "at" || folded[at + 2] != "dot") continue;
    size_t first = at - 1, last = at + 1;
    while (first >= 2 && folded[first - 1] == "dot") first -= 2;
    while (last + 2 < words.size() && folded[last + 1] == "dot") last += 2;
    found.push_back({words[first].start, words[last].end, PersonalKind::email});
  }
}

// ---- spoken digits

constexpr size_t kSpokenDigits = 7;
constexpr std::array kDigitWords = {"zero", "oh",  "o",     "nought", "one",  "two",    "three", "four",
                                    "five", "six", "seven", "eight",  "nine", "double", "triple"};

bool is_spoken_digit(const std::string& word) {
  if (word.size() == 1 && is_digit(word[0])) return true;
  return std::find(kDigitWords.begin(), kDigitWords.end(), word) != kDigitWords.end();
}

std::vector<std::string> fold_all(std::string_view text, const std::vector<WordRange>& words) {
  std::vector<std::string> folded;
  for (const WordRange& word : words)
    folded.push_back(fold_word(text.substr(word.start, word.end - word.start)));
  return folded;
}

}  // namespace

void find_lettered_numbers(std::string_view text, std::vector<PersonalRange>& found) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_letter(text[at]) || !starts_word(text, at)) continue;
    if (size_t end = looks_like_iban(text, at) ? iban_end(text, at) : 0)
      found.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), PersonalKind::bank_account});
    else if (size_t other = insurance_end(text, at))
      found.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(other), PersonalKind::social_security});
  }
}

void find_spoken_numbers(std::string_view text, std::vector<PersonalRange>& found) {
  std::vector<WordRange> words = split_words(text);
  std::vector<std::string> folded = fold_all(text, words);
  for (size_t from = 0; from < words.size(); ++from) {
    size_t to = from;
    while (to < words.size() && is_spoken_digit(folded[to])) ++to;
    if (to - from >= kSpokenDigits)
      found.push_back({words[from].start, words[to - 1].end, PersonalKind::phone});
    from = std::max(from, to);
  }
}

void find_addresses(std::string_view text, std::vector<PersonalRange>& found) {
  find_written_addresses(text, found);
  std::vector<WordRange> words = split_words(text);
  find_spoken_addresses(words, fold_all(text, words), found);
}

}  // namespace attune
