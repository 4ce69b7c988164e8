#include "engine/privacy/number_groups.h"

#include <algorithm>

#include "engine/base/ascii.h"
#include "engine/privacy/number_context.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

constexpr size_t kLongestGap = 3;  // " - "

Gap gap_of_mark(char mark) {
  switch (mark) {
    case '-':
      return Gap::dash;
    case '.':
      return Gap::dot;
    case '/':
      return Gap::slash;
    case '(':
    case ')':
      return Gap::bracket;
    default:
      return Gap::loose;
  }
}

bool is_separator(char c) {
  return is_blank(c) || std::string_view("-./()\n\r,_:;*|").find(c) != std::string_view::npos;
}

// The kind of what stands between two groups; 1 to kLongestGap separators.
Gap gap_of(std::string_view between) {
  Gap gap = Gap::blank;
  int marks = 0;
  for (char c : between) {
    if (is_blank(c)) continue;
    Gap next = gap_of_mark(c);
    bool both_brackets = next == Gap::bracket || gap == Gap::bracket;
    gap = ++marks == 1 ? next : both_brackets && next != Gap::loose ? Gap::bracket : Gap::loose;
  }
  // A full stop with a blank behind it ends a sentence.
  return gap == Gap::dot && is_blank(between.back()) ? Gap::loose : gap;
}

// The separators at `at` when digits follow them; empty otherwise.
std::string_view separators_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && end - at < kLongestGap && is_separator(text[end])) ++end;
  bool followed = end > at && end < text.size() && is_digit(text[end]);
  return followed ? text.substr(at, end - at) : std::string_view();
}

DigitGroup group_at(std::string_view text, size_t at, Gap gap) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end), gap};
}

// What is part of a word is not part of a number.
void leave_out_words(std::string_view text, std::vector<DigitGroup>& groups) {
  size_t end = groups.back().end, start = groups.front().start;
  if (end < text.size() && is_word_byte(text[end]) && !may_follow_number(text, end)) groups.pop_back();
  if (start > 0 && is_word_byte(text[start - 1]) && !may_precede_number(text, start) && !groups.empty())
    groups.erase(groups.begin());
  if (!groups.empty()) groups.front().gap = Gap::none;
}

}  // namespace

std::vector<DigitGroup> next_run(std::string_view text, size_t& at) {
  std::vector<DigitGroup> groups;
  while (at < text.size() && !is_digit(text[at])) ++at;
  if (at == text.size()) return groups;
  Gap gap = Gap::none;
  for (;;) {
    groups.push_back(group_at(text, at, gap));
    at = groups.back().end;
    std::string_view between = separators_at(text, at);
    if (between.empty()) break;
    gap = gap_of(between);
    at += between.size();
  }
  leave_out_words(text, groups);
  return groups;
}

std::string digits_of(std::string_view text, DigitGroups groups) {
  std::string digits;
  for (const DigitGroup& group : groups) digits += text.substr(group.start, group.size());
  return digits;
}

int value_of(std::string_view text, const DigitGroup& group) {
  int value = 0;
  for (char c : text.substr(group.start, std::min<size_t>(group.size(), 4))) value = value * 10 + (c - '0');
  return value;
}

bool have_sizes(DigitGroups groups, std::initializer_list<uint32_t> sizes) {
  return std::equal(groups.begin(), groups.end(), sizes.begin(), sizes.end(),
                    [](const DigitGroup& group, uint32_t size) { return group.size() == size; });
}

bool all_gaps_are(DigitGroups groups, Gap gap) {
  return std::all_of(groups.begin() + 1, groups.end(),
                     [gap](const DigitGroup& group) { return group.gap == gap; });
}

}  // namespace attune
