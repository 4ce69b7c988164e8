// Numbers and addresses as they are spoken, and written out by a recogniser of speech.
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"
#include "engine/base/words.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

// English, German, French, Spanish, Italian, Dutch and Portuguese; only seven in a row are taken for a
// number.
constexpr auto kUnits = std::to_array<std::string_view>(
    {"zero",   "oh",   "o",           "nought", "naught", "one",    "two",   "three", "four",
     "five",   "six",  "seven",       "eight",  "nine",   "null",   "eins",  "zwei",  "zwo",
     "drei",   "vier", "f\xC3\xBCnf", "fuenf",  "sechs",  "sieben", "acht",  "neun",  "z\xC3\xA9ro",
     "un",     "deux", "trois",       "quatre", "cinq",   "sept",   "huit",  "neuf",  "cero",
     "uno",    "dos",  "tres",        "cuatro", "cinco",  "seis",   "siete", "ocho",  "nueve",
     "due",    "tre",  "quattro",     "cinque", "sei",    "sette",  "otto",  "nove",  "nul",
     "een",    "twee", "drie",        "vijf",   "zes",    "zeven",  "negen", "dois",  "tr\xC3\xAAs",
     "quatro", "sete", "oito"});
constexpr auto kTeens =
    std::to_array<std::string_view>({"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                                     "seventeen", "eighteen", "nineteen"});
constexpr auto kTens = std::to_array<std::string_view>(
    {"twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety"});
// What people say between the digits of one number.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"uh", "um", "er", "erm", "uhm", "hmm", "mm", "dash", "hyphen", "space", "then", "and", "comma"});
constexpr auto kAts = std::to_array<std::string_view>({"at", "\xC3\xA4t", "arroba"});
constexpr auto kDots = std::to_array<std::string_view>({"dot", "punkt", "point", "punto"});
constexpr auto kJoiners = std::to_array<std::string_view>(
    {"dot", "punkt", "point", "punto", "period", "underscore", "dash", "hyphen", "minus", "plus"});
constexpr auto kMailWords = std::to_array<std::string_view>({"email", "mail", "emails", "address", "gmail"});

constexpr int kSpokenDigits = 7, kMostFillers = 2;
constexpr size_t kMostDigitsOfAWord = 4;

bool is_number(std::string_view word) { return std::all_of(word.begin(), word.end(), is_digit); }

class SpokenFinder {
 public:
  SpokenFinder(std::string_view text, std::vector<PersonalRange>& found)
      : text_(text), words_(split_words(text)), found_(found) {
    for (const WordRange& word : words_)
      folded_.push_back(fold_word(text.substr(word.start, word.end - word.start)));
  }

  void find_numbers() {
    for (size_t from = 0; from < folded_.size(); ++from) {
      Count count = count_digits(from);
      bool dictated = count.spoken >= 2 || !count.long_numbers;
      if (count.digits >= kSpokenDigits && dictated) add(from, count.end - 1, PersonalKind::phone);
      if (count.end > from) from = count.end - 1;
    }
  }

  void find_addresses() {
    for (size_t at = 1; at + 1 < folded_.size(); ++at)
      if (is_one_of(kAts, folded_[at])) find_address(at);
  }

 private:
  struct Count {
    int digits = 0, spoken = 0;  // digits said, and the words that say them
    bool long_numbers = false;   // some are written, several in one word
    size_t end = 0;              // behind the last word of them
  };

  // The digits that the words from `from` on say.
  Count count_digits(size_t from) const {
    Count count;
    bool behind_tens = false;  // "forty" and then "two" are two digits
    int fillers = 0;
    for (size_t at = from; at < folded_.size(); ++at) {
      const std::string& word = folded_[at];
      if (at > from && fillers < kMostFillers && is_number_filler(word)) {
        ++fillers;
        continue;
      }
      int digits = digits_said(word, behind_tens);
      if (digits < 0) break;
      behind_tens = is_tens(word);
      fillers = 0;
      count.digits += digits;
      count.spoken += is_number(word) ? 0 : 1;
      count.long_numbers |= is_number(word) && digits > 1;
      count.end = at + 1;
    }
    return count;
  }

  // The one mark between two words, 0 when it is anything else.
  char mark_before(size_t word) const {
    uint32_t end = words_[word - 1].end;
    return words_[word].start == end + 1 ? text_[end] : '\0';
  }

  struct Local {
    size_t first = 0;
    bool looks_like_one = false;  // put together, spelled, or with digits in it
  };

  // What stands before "at": words joined by "dot", "underscore" and the like, and letters that are spelled.
  Local local_before(size_t at) const {
    Local local{at - 1, false};
    auto spelled = [this](size_t i) { return folded_[i].size() == 1 || is_one_of(kUnits, folded_[i]); };
    for (;;) {
      size_t first = local.first;
      if (first >= 2 && is_one_of(kJoiners, folded_[first - 1]))
        local.first -= 2;
      else if (first >= 1 && (std::string_view("._-+").find(mark_before(first)) != std::string_view::npos ||
                              (spelled(first) && spelled(first - 1))))
        local.first -= 1;
      else
        break;
      local.looks_like_one = true;
    }
    for (size_t i = local.first; i < at; ++i)
      local.looks_like_one |= std::any_of(folded_[i].begin(), folded_[i].end(), is_digit);
    return local;
  }

  // Whether the text speaks of mail shortly before the word.
  bool speaks_of_mail(size_t word) const {
    constexpr size_t kNear = 6;
    for (size_t i = word - std::min(word, kNear); i < word; ++i)
      if (is_one_of(kMailWords, folded_[i])) return true;
    return false;
  }

  void find_address(size_t at) {
    size_t last = at + 1;
    if (last + 1 < folded_.size() && folded_[last + 1] == "mail") ++last;  // "g mail"
    bool said_dot = false, wrote_dot = false;
    for (;;) {
      if (last + 2 < folded_.size() && is_one_of(kDots, folded_[last + 1])) {
        last += 2;
        said_dot = true;
      } else if (last + 1 < folded_.size() && mark_before(last + 1) == '.') {
        ++last;
        wrote_dot = true;
      } else {
        break;
      }
    }
    if (is_number(folded_[last]) || digits_said(folded_[last], false) >= 0) return;  // "at two point five"
    Local local = local_before(at);
    bool provider = is_mail_provider(folded_[at + 1]);
    bool address = said_dot || (wrote_dot && (provider || local.looks_like_one)) ||
                   (provider && (local.looks_like_one || speaks_of_mail(local.first)));
    if (address) add(local.first, last, PersonalKind::email);
  }

  void add(size_t first, size_t last, PersonalKind kind) {
    found_.push_back({words_[first].start, words_[last].end, kind});
  }

  const std::string_view text_;
  const std::vector<WordRange> words_;
  std::vector<std::string> folded_;
  std::vector<PersonalRange>& found_;
};

}  // namespace

int digits_said(const std::string& word, bool behind_tens) {
  if (is_number(word)) return word.size() <= kMostDigitsOfAWord ? static_cast<int>(word.size()) : -1;
  if (is_one_of(kUnits, word)) return behind_tens ? 0 : 1;
  if (is_one_of(kTeens, word) || is_tens(word) || word == "hundred") return 2;
  if (word == "double") return 1;
  return word == "triple" || word == "treble" ? 2 : -1;
}

bool is_tens(const std::string& word) { return is_one_of(kTens, word); }
bool is_number_filler(const std::string& word) { return is_one_of(kFillers, word); }

void find_spoken(std::string_view text, std::vector<PersonalRange>& found) {
  SpokenFinder finder(text, found);
  finder.find_numbers();
  finder.find_addresses();
}

}  // namespace attune
