// Personal data with letters in it: bank accounts, national insurance numbers, addresses.
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

bool starts_word(std::string_view text, size_t at) { return at == 0 || !is_word_byte(text[at - 1]); }
bool ends_word(std::string_view text, size_t at) { return at == text.size() || !is_word_byte(text[at]); }

// Behind the separators at `at`, at most two: what may stand between the groups of an account.
size_t skip_separators(std::string_view text, size_t at) {
  constexpr size_t kMost = 2;
  size_t end = at;
  while (end < text.size() && end - at < kMost &&
         std::string_view(" -._\t\n").find(text[end]) != std::string_view::npos)
    ++end;
  return end;
}

// Where something of this form ends that begins at `at`; 0 where nothing does. In the form L is a letter, D a
// digit and S one of A to D; separators may stand before each of the last two.
size_t form_end(std::string_view text, size_t at, std::string_view form) {
  for (char want : form) {
    if (want != 'L') at = skip_separators(text, at);
    if (at == text.size()) return 0;
    char c = upper(text[at]);
    bool fits = want == 'D' ? is_digit(c) : want == 'L' ? is_letter(c) : c >= 'A' && c <= 'D';
    if (!fits) return 0;
    ++at;
  }
  return at;
}

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

// The end of the account that starts at `at`, the longest that passes; 0 when none does.
size_t iban_end(std::string_view text, size_t at) {
  std::string account;
  size_t end = 0;
  while (at < text.size() && is_alphanumeric(text[at]) && account.size() < kLongestIban) {
    account += upper(text[at++]);
    if (account.size() >= kShortestIban && ends_word(text, at) && passes_iban_check(account)) end = at;
    at = skip_separators(text, at);
  }
  return end;
}

// National insurance: two letters, three pairs of digits, one of A to D.
size_t insurance_end(std::string_view text, size_t at) {
  size_t end = form_end(text, at, "LLDDDDDDS");
  return end > 0 && ends_word(text, end) ? end : 0;
}

// ---- addresses

bool is_local_byte(char c) {
  return is_word_byte(c) || std::string_view("._%+-'\"&=~!#$*/?^`{|}").find(c) != std::string_view::npos;
}
bool is_domain_byte(char c) { return is_word_byte(c) || c == '-' || c == '.'; }

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return is_word_byte(c) && !is_digit(c); });
}

// "example.com": the last part is no number.
bool is_named_domain(std::string_view domain) {
  size_t dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  std::string_view last = domain.substr(dot + 1);
  return last.size() >= 2 && std::none_of(last.begin(), last.end(), is_digit);
}

// What stands around an '@', with at most a blank on either side.
struct WrittenAddress {
  size_t start = 0, end = 0;
  bool spaced = false;
  std::string_view local, domain;
};

WrittenAddress address_around(std::string_view text, size_t at) {
  WrittenAddress found;
  size_t before = at, after = at + 1;
  if (before > 0 && text[before - 1] == ' ') --before;
  if (after < text.size() && text[after] == ' ') ++after;
  found.spaced = before < at || after > at + 1;
  found.start = before;
  while (found.start > 0 && is_local_byte(text[found.start - 1])) --found.start;
  found.end = after;
  while (found.end < text.size() && is_domain_byte(text[found.end])) ++found.end;
  while (found.end > after && !is_word_byte(text[found.end - 1]))
    --found.end;  // the full stop of the sentence
  found.local = text.substr(found.start, before - found.start);
  found.domain = text.substr(after, found.end - after);
  return found;
}

// "2 @ 3.50" is a price, "see you @ noon" a place in time.
bool is_address(const WrittenAddress& found) {
  if (found.local.empty() || found.domain.empty()) return false;
  if (is_named_domain(found.domain) || is_mail_provider(found.domain)) return true;
  return !found.spaced && has_letter(found.local);
}

}  // namespace

bool is_mail_provider(std::string_view domain) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"gmail", "googlemail", "yahoo", "ymail", "hotmail", "outlook",
                                       "icloud", "aol", "gmx", "protonmail", "yandex"});
  return is_one_of(kNames, lower_case(domain.substr(0, domain.find('.'))));
}

void find_lettered_numbers(std::string_view plain, std::vector<PersonalRange>& found) {
  for (size_t at = 0; at < plain.size(); ++at) {
    if (!is_letter(plain[at]) || !starts_word(plain, at)) continue;
    if (size_t end = form_end(plain, at, "LLDD") > 0 ? iban_end(plain, at) : 0)
      found.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), PersonalKind::bank_account});
    else if (size_t other = insurance_end(plain, at))
      found.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(other), PersonalKind::social_security});
  }
}

void find_written_addresses(std::string_view plain, std::vector<PersonalRange>& found) {
  for (size_t at = plain.find('@'); at != std::string_view::npos; at = plain.find('@', at + 1)) {
    WrittenAddress address = address_around(plain, at);
    if (is_address(address))
      found.push_back(
          {static_cast<uint32_t>(address.start), static_cast<uint32_t>(address.end), PersonalKind::email});
  }
}

}  // namespace attune
