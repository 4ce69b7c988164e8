// Numbers in digits. A run of groups of digits is cut out first ("+49 30 1234-5678"); then it is asked what
// it is: groups that make a card, otherwise the whole run.
#include <algorithm>
#include <array>
#include <string>

#include "engine/base/personal_data.h"

namespace attune {
namespace {

struct Group {
  uint32_t start = 0, end = 0;
  char separator = 0;  // before it; 0: the first of its run
  uint32_t digits() const { return end - start; }
};

// Groups of digits with one or two separators between them, and nothing that is a word on either side.
struct Run {
  uint32_t start = 0;  // of the first group, or of the '+' or '(' before it
  std::vector<Group> groups;
};

bool is_separator(char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/'; }

Group group_at(std::string_view text, size_t at, char separator) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end), separator};
}

// The next run at or after `at`, which moves behind it. No groups: there is none.
Run next_run(std::string_view text, size_t& at) {
  Run run;
  while (at < text.size() && !is_digit(text[at])) ++at;
  if (at == text.size()) return run;
  size_t first = at;
  char separator = 0;
  for (;;) {
    run.groups.push_back(group_at(text, at, separator));
    at = run.groups.back().end;
    size_t next = at;
    while (next < text.size() && next - at < 2 && is_separator(text[next])) ++next;
    if (next == at || next == text.size() || !is_digit(text[next])) break;
    separator = text[at];
    at = next;
  }
  // A group that is part of a word is not part of a number.
  if (at < text.size() && is_word_byte(text[at])) run.groups.pop_back();
  if (first > 0 && is_word_byte(text[first - 1]) && !run.groups.empty()) run.groups.erase(run.groups.begin());
  if (run.groups.empty()) {
    run.groups.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at), 0});
    return run;
  }
  run.start = run.groups.front().start;
  while (run.start > 0 && (text[run.start - 1] == '+' || text[run.start - 1] == '(')) --run.start;
  return run;
}

std::string digits_of(std::string_view text, const Group* begin, const Group* end) {
  std::string digits;
  for (const Group* group = begin; group != end; ++group)
    digits += text.substr(group->start, group->digits());
  return digits;
}

// ISO/IEC 7812-1, annex B.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (size_t i = digits.size(); i-- > 0; twice = !twice) {
    int digit = (digits[i] - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

// Groups that together are a card number; true when any was found.
bool find_cards(std::string_view text, const std::vector<Group>& groups, std::vector<PersonalRange>& found) {
  bool any = false;
  for (size_t from = 0; from < groups.size(); ++from) {
    std::string digits;
    for (size_t to = from; to < groups.size() && digits.size() <= 19; ++to) {
      digits += text.substr(groups[to].start, groups[to].digits());
      if (digits.size() < 13 || digits.size() > 19 || !passes_luhn(digits)) continue;
      found.push_back({groups[from].start, groups[to].end, PersonalKind::card});
      any = true;
    }
  }
  return any;
}

// Areas, groups and serials that the Social Security Administration has given out or may give out.
bool is_social_security(const std::string& digits) {
  if (digits.size() != 9 || digits[0] == '9') return false;
  return digits.compare(0, 3, "000") != 0 && digits.compare(0, 3, "666") != 0 &&
         digits.compare(3, 2, "00") != 0 && digits.compare(5, 4, "0000") != 0;
}

bool in_groups(const std::vector<Group>& groups, std::initializer_list<uint32_t> sizes) {
  return std::equal(groups.begin(), groups.end(), sizes.begin(), sizes.end(),
                    [](const Group& group, uint32_t size) { return group.digits() == size; });
}

// A date in digits: 2026-11-20, 20.11.2026, 11/20/26.
bool is_date(const std::vector<Group>& groups) {
  if (groups.size() != 3 || groups[1].separator != groups[2].separator || groups[1].separator == ' ')
    return false;
  auto size = [&](size_t i) { return groups[i].digits(); };
  bool year_first = size(0) == 4 && size(1) <= 2 && size(2) <= 2;
  bool year_last = size(0) <= 2 && size(1) <= 2 && (size(2) == 4 || size(2) == 2);
  return year_first || year_last;
}

// An amount with dots between the thousands: 1.250.000.
bool is_amount(std::string_view text, const std::vector<Group>& groups) {
  return text[groups[0].start] != '0' && groups[0].digits() <= 3 &&
         std::all_of(groups.begin() + 1, groups.end(),
                     [](const Group& group) { return group.separator == '.' && group.digits() == 3; });
}

bool is_phone(std::string_view text, const Run& run, const std::string& digits) {
  if (digits.size() < 7 || digits.size() > 15) return false;
  if (run.start < run.groups[0].start || digits[0] == '0') return true;  // "+", "(" or a trunk prefix
  if (run.groups.size() == 1) return digits.size() == 10 || digits.size() == 11;
  return !is_date(run.groups) && !is_amount(text, run.groups);
}

}  // namespace

void find_numbers(std::string_view text, std::vector<PersonalRange>& found) {
  for (size_t at = 0; at < text.size();) {
    Run run = next_run(text, at);
    if (run.groups.empty()) return;
    const std::vector<Group>& groups = run.groups;
    if (find_cards(text, groups, found)) continue;
    std::string digits = digits_of(text, groups.data(), groups.data() + groups.size());
    uint32_t end = groups.back().end;
    if ((groups.size() == 1 || in_groups(groups, {3, 2, 4})) && is_social_security(digits))
      found.push_back({run.start, end, PersonalKind::social_security});
    else if (is_phone(text, run, digits))
      found.push_back({run.start, end, PersonalKind::phone});
  }
}

}  // namespace attune
