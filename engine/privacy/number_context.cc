#include "engine/privacy/number_context.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

constexpr auto kPhone = std::to_array<std::string_view>(
    {"phone",   "telephone", "tel",      "mobile",   "cell",  "cellphone", "fax",      "whatsapp",
     "call",    "called",    "calling",  "ring",     "dial",  "text",      "sms",      "reach",
     "reached", "contact",   "callback", "landline", "handy", "telefon",   "telefono", "msisdn"});
constexpr auto kThings = std::to_array<std::string_view>(
    {"order",    "orders",  "invoice", "ticket",   "case",        "reference", "ref",
     "tracking", "parcel",  "package", "shipment", "delivery",    "booking",   "confirmation",
     "item",     "article", "product", "model",    "serial",      "sku",       "isbn",
     "ean",      "version", "build",   "receipt",  "transaction", "incident",  "rma"});
// Between such a word and the number: "order number is", "tracking no."
constexpr auto kNumberWords =
    std::to_array<std::string_view>({"number", "numbers", "no", "nr", "num", "id", "code", "is", "was"});
// Between a word of phoning and the number, besides.
constexpr auto kSmallWords = std::to_array<std::string_view>(
    {"me", "us", "him", "her", "them", "back", "at", "on", "under", "via", "to", "the", "it", "s"});
constexpr auto kOwners = std::to_array<std::string_view>({"my", "our", "your", "his", "her", "their"});
constexpr auto kUnits = std::to_array<std::string_view>({"dollar", "dollars", "usd", "euro", "euros", "eur",
                                                         "pound", "pounds", "gbp", "chf", "cents", "cent",
                                                         "bucks", "yen", "percent", "points", "miles"});
constexpr auto kGlued = std::to_array<std::string_view>(
    {"ssn", "tel", "phone", "mobile", "cell", "fax", "card", "visa", "mastercard", "amex", "no", "nr"});
constexpr auto kGluedBehind = std::to_array<std::string_view>({"x", "ext", "exp", "cvv", "cvc", "and", "or"});
constexpr auto kExtensions = std::to_array<std::string_view>({"x", "ext", "extension", "durchwahl"});

// The letters that end at `end`, in lower case.
std::string letters_before(std::string_view text, size_t end) {
  size_t start = end;
  while (start > 0 && (is_letter(text[start - 1]) || static_cast<unsigned char>(text[start - 1]) >= 0x80))
    --start;
  if (start > 0 && is_digit(text[start - 1])) return "";
  return lower_case(text.substr(start, end - start));
}

std::string letters_from(std::string_view text, size_t start) {
  size_t end = start;
  while (end < text.size() && is_word_byte(text[end]) && !is_digit(text[end])) ++end;
  return lower_case(text.substr(start, end - start));
}

// The word before `at`, which moves to its start. Between may stand blanks, an apostrophe, one of : # = - (
// and a full stop behind a short form ("no."); otherwise there is none.
std::string word_before(std::string_view text, size_t& at) {
  constexpr size_t kMost = 3;
  size_t end = at;
  bool stop = false;
  while (end > 0 && at - end < kMost &&
         std::string_view(" \t':#=-(.").find(text[end - 1]) != std::string_view::npos)
    stop |= text[--end] == '.';
  std::string word = letters_before(text, end);
  if (stop && word != "no" && word != "nr" && word != "num" && word != "ref" && word != "tel") return "";
  at = end - word.size();
  return word;
}

bool is_amount(std::string_view text, size_t start, size_t end) {
  size_t before = start, after = end;
  if (before > 0 && text[before - 1] == ' ') --before;
  if (after < text.size() && text[after] == ' ') ++after;
  if (before > 0 && text[before - 1] == '$') return true;
  if (after == text.size()) return false;
  return text[after] == '$' || text[after] == '%' || is_one_of(kUnits, letters_from(text, after));
}

bool is_numbered(std::string_view text, size_t start) {
  if (start > 0 && text[start - 1] == ' ') --start;
  return start > 0 && text[start - 1] == '#';
}

}  // namespace

NumberContext context_of(std::string_view text, size_t start, size_t end) {
  if (is_amount(text, start, end)) return NumberContext::amount;
  if (is_numbered(text, start)) return NumberContext::order;
  constexpr int kFarthest = 5;
  bool number_said = false, near = true;  // near: nothing but kNumberWords so far
  for (int i = 0; i < kFarthest; ++i) {
    std::string word = word_before(text, start);
    if (is_one_of(kPhone, word)) return NumberContext::phone;
    if (near && is_one_of(kThings, word)) return NumberContext::order;
    if (number_said && is_one_of(kOwners, word)) return NumberContext::phone;
    if (is_one_of(kNumberWords, word)) {
      number_said |= word == "number";
    } else if (is_one_of(kSmallWords, word)) {
      near = false;
    } else {
      break;
    }
  }
  return NumberContext::unknown;
}

bool may_precede_number(std::string_view text, size_t at) {
  return is_one_of(kGlued, letters_before(text, at));
}

bool may_follow_number(std::string_view text, size_t at) {
  return is_one_of(kGluedBehind, letters_from(text, at));
}

size_t extension_end(std::string_view text, size_t at) {
  constexpr size_t kMostDigits = 6;
  auto skip = [&](size_t from, std::string_view marks) {
    size_t to = from;
    while (to < text.size() && to - from < 2 && marks.find(text[to]) != std::string_view::npos) ++to;
    return to;
  };
  size_t word = skip(at, " ,;");
  std::string letters = letters_from(text, word);
  if (!is_one_of(kExtensions, letters)) return at;
  size_t start = skip(word + letters.size(), " .:"), end = start;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end > start && end - start <= kMostDigits ? end : at;
}

}  // namespace attune
