// Numbers in digits. First cards are looked for in a run of groups, for they are told by their checksum; then
// it is asked of what is left between them what it is.
#include <algorithm>

#include "engine/privacy/number_context.h"
#include "engine/privacy/number_groups.h"
#include "engine/privacy/personal_cards.h"
#include "engine/privacy/personal_data.h"

namespace attune {
namespace {

constexpr size_t kLeastPhone = 7, kMostPhone = 15;  // digits; E.164 allows no more
constexpr size_t kLeastNamedPhone = 6;              // where the text says that it is one

// Areas, groups and serials that the Social Security Administration has given out or may give out.
bool is_social_security(const std::string& digits) {
  if (digits.size() != 9 || digits[0] == '9') return false;
  return digits.compare(0, 3, "000") != 0 && digits.compare(0, 3, "666") != 0 &&
         digits.compare(3, 2, "00") != 0 && digits.compare(5, 4, "0000") != 0;
}

bool is_year(std::string_view text, const DigitGroup& group) {
  return group.size() == 4 && value_of(text, group) >= 1900 && value_of(text, group) <= 2099;
}

// A date in digits: 2026-11-20, 20.11.2026, 11/20/26.
bool is_date(std::string_view text, DigitGroups groups) {
  Gap gap = groups[1].gap;
  if (groups[2].gap != gap || (gap != Gap::dash && gap != Gap::dot && gap != Gap::slash)) return false;
  auto fits = [&](size_t i, int most) {
    return groups[i].size() <= 2 && value_of(text, groups[i]) >= 1 && value_of(text, groups[i]) <= most;
  };
  if (is_year(text, groups[0])) return fits(1, 12) && fits(2, 31);
  bool year = is_year(text, groups[2]) || groups[2].size() == 2;
  return year && ((fits(0, 31) && fits(1, 12)) || (fits(0, 12) && fits(1, 31)));
}

// Pairs such as 199.99, with something else than a full stop between them.
bool are_decimals(DigitGroups groups) {
  if (groups.size() % 2 != 0) return false;
  for (size_t i = 0; i < groups.size(); i += 2) {
    bool pair = groups[i].gap != Gap::dot && groups[i + 1].gap == Gap::dot && groups[i + 1].size() == 2;
    if (!pair) return false;
  }
  return true;
}

// 52.520008 or 0.1234567, but not 06.12345678.
bool is_fraction(std::string_view text, DigitGroups groups) {
  if (groups.size() != 2 || groups[1].gap != Gap::dot || groups[0].size() > 2) return false;
  return groups[0].size() == 1 || text[groups[0].start] != '0';
}

// 1.250.000, with full stops between the thousands.
bool are_thousands(std::string_view text, DigitGroups groups) {
  return text[groups[0].start] != '0' && groups[0].size() <= 3 && all_gaps_are(groups, Gap::dot) &&
         std::all_of(groups.begin() + 1, groups.end(),
                     [](const DigitGroup& group) { return group.size() == 3; });
}

// What people write in groups that is nobody's number.
bool is_ordinary(std::string_view text, DigitGroups groups) {
  bool years = std::all_of(groups.begin(), groups.end(),
                           [&](const DigitGroup& group) { return is_year(text, group); });
  return years || are_decimals(groups) || is_fraction(text, groups) || are_thousands(text, groups);
}

// Judges groups without a loose gap between them, none of which belongs to a card.
class NumberJudge {
 public:
  NumberJudge(std::string_view text, std::vector<PersonalRange>& found) : text_(text), found_(found) {}

  void judge(DigitGroups groups) {
    for (size_t i = 0; i + 3 <= groups.size(); ++i) {
      if (!stands_alone(groups, i)) continue;
      judge_piece(groups.first(i));
      return judge(groups.subspan(i + 3));
    }
    judge_piece(groups);
  }

 private:
  // A date, and no part of a longer number that looks like one ("06-12-34-56-78").
  bool stands_alone(DigitGroups groups, size_t i) const {
    Gap gap = groups[i + 1].gap;
    bool begins = i == 0 || groups[i].gap != gap;
    bool ends = i + 3 == groups.size() || groups[i + 3].gap != gap;
    return begins && ends && !has_before('+', groups[0]) && is_date(text_, groups.subspan(i, 3));
  }

  bool has_before(char sign, const DigitGroup& first) const {
    return first.start > 0 && text_[first.start - 1] == sign;
  }

  void judge_piece(DigitGroups groups) {
    if (groups.empty()) return;
    std::string digits = digits_of(text_, groups);
    if (digits.size() < kLeastNamedPhone) return;
    NumberContext context = context_of(text_, groups.front().start, groups.back().end);
    bool country = has_before('+', groups[0]);
    if (!country && (context == NumberContext::amount || context == NumberContext::order)) return;
    if ((groups.size() == 1 || have_sizes(groups, {3, 2, 4})) && is_social_security(digits))
      return add(groups, PersonalKind::social_security);
    if (digits.size() > kMostPhone && groups.size() > 1) return judge_several(groups);
    bool phone =
        context == NumberContext::phone || (digits.size() >= kLeastPhone && is_phone(groups, digits));
    if (phone && digits.size() <= kMostPhone) add(groups, PersonalKind::phone);
  }

  bool is_phone(DigitGroups groups, const std::string& digits) const {
    bool bracket = groups.size() > 1 && has_before('(', groups[0]);  // round an area code
    if (bracket || has_before('+', groups[0])) return true;
    if (groups.size() > 1) return !is_ordinary(text_, groups);
    return digits[0] == '0' || digits.size() == 10 || digits.size() == 11;
  }

  // More digits than one phone has: several numbers with blanks between them, each of which has other marks;
  // or one that is dictated. With one kind of mark throughout it is a number of something else.
  void judge_several(DigitGroups groups) {
    if (is_ordinary(text_, groups)) return;
    if (all_gaps_are(groups, Gap::blank)) return add(groups, PersonalKind::phone);
    for (size_t from = 0, to = 1; to <= groups.size(); ++to) {
      if (to < groups.size() && groups[to].gap != Gap::blank) continue;
      if (to - from < groups.size()) judge_piece(groups.subspan(from, to - from));
      from = to;
    }
  }

  void add(DigitGroups groups, PersonalKind kind) {
    uint32_t start = groups.front().start;
    while (start > 0 && (text_[start - 1] == '+' || text_[start - 1] == '(')) --start;
    found_.push_back({start, static_cast<uint32_t>(extension_end(text_, groups.back().end)), kind});
  }

  const std::string_view text_;
  std::vector<PersonalRange>& found_;
};

}  // namespace

void find_numbers(std::string_view plain, std::vector<PersonalRange>& found) {
  NumberJudge numbers(plain, found);
  for (size_t at = 0; at < plain.size();) {
    std::vector<DigitGroup> run = next_run(plain, at);
    std::vector<bool> of_card = find_cards(plain, run, found);
    for (size_t from = 0; from < run.size();) {
      size_t to = from + 1;
      while (to < run.size() && of_card[to] == of_card[from] && run[to].gap != Gap::loose) ++to;
      if (!of_card[from]) numbers.judge(DigitGroups(run).subspan(from, to - from));
      from = to;
    }
  }
}

}  // namespace attune
