#include "engine/privacy/personal_cards.h"

#include <algorithm>

#include "engine/privacy/number_context.h"

namespace attune {
namespace {

constexpr size_t kFewestDigits = 13, kMostDigits = 19;

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

// As cards are printed: four and four, or 4-6-5 and 4-6-4; or as they are dictated: one by one, or in pairs.
bool has_card_shape(DigitGroups groups) {
  if (have_sizes(groups, {4, 6, 5}) || have_sizes(groups, {4, 6, 4})) return true;
  uint32_t size = groups[0].size();
  if (size != 4 && size > 2) return false;
  auto last = groups.end() - (size == 4 ? 1 : 0);  // 4-4-4-1 and 4-4-4-4-3 are cards too
  return std::all_of(groups.begin(), last,
                     [size](const DigitGroup& group) { return group.size() == size; }) &&
         groups.back().size() <= size;
}

// The marks of a list stand between the parts of a card only where they do so throughout.
bool is_printed_card(std::string_view text, DigitGroups groups) {
  if (!has_card_shape(groups)) return false;
  bool loose = std::any_of(groups.begin() + 1, groups.end(),
                           [](const DigitGroup& group) { return group.gap == Gap::loose; });
  return (!loose || all_gaps_are(groups, Gap::loose)) && passes_luhn(digits_of(text, groups));
}

// In several groups of any size, where the marks between them are those within a number.
bool is_grouped_card(std::string_view text, DigitGroups groups) {
  if (groups.size() == 1) return false;
  bool simple = std::all_of(groups.begin() + 1, groups.end(), [](const DigitGroup& group) {
    return group.gap == Gap::blank || group.gap == Gap::dash;
  });
  bool one_number = simple || (groups[1].gap != Gap::loose && all_gaps_are(groups, groups[1].gap));
  return one_number && passes_luhn(digits_of(text, groups));
}

// A card with its date or code behind it, as one number: those of the great networks are told by how they
// begin (4, 51 to 55, 34 and 37, 6011, 65, 35).
bool begins_with_card(std::string_view text, DigitGroups groups) {
  std::string digits = digits_of(text, groups);
  if (digits.size() <= 16 || digits.size() > kMostDigits + 4) return false;
  bool american = digits.starts_with("34") || digits.starts_with("37");
  bool other = digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5') ||
               digits.starts_with("6011") || digits.starts_with("65") || digits.starts_with("35");
  return (american || other) && passes_luhn(std::string_view(digits).substr(0, american ? 15 : 16));
}

// Four groups of four with the same tight gaps; but four years are none, nor is what the text calls an order.
bool has_sixteen_digits(std::string_view text, DigitGroups groups) {
  if (!have_sizes(groups, {4, 4, 4, 4}) || !all_gaps_are(groups, groups[1].gap)) return false;
  if (groups[1].gap == Gap::loose || groups[1].gap == Gap::slash) return false;
  bool years = std::all_of(groups.begin(), groups.end(), [text](const DigitGroup& group) {
    return value_of(text, group) >= 1900 && value_of(text, group) <= 2099;
  });
  return !years && context_of(text, groups.front().start, groups.back().end) != NumberContext::order;
}

// Marks the groups that are cards in the eyes of `is_card`, from the left, the longest first, none twice.
template <class IsCard>
void mark_cards(DigitGroups run, const IsCard& is_card, std::vector<bool>& of_card,
                std::vector<PersonalRange>& found) {
  for (size_t from = 0; from < run.size(); ++from) {
    size_t digits = 0, end = from;  // of the longest
    for (size_t to = from; to < run.size() && !of_card[to] && digits <= kMostDigits; ++to) {
      digits += run[to].size();
      bool fits = digits >= kFewestDigits && (digits <= kMostDigits || to == from);
      if (fits && is_card(run.subspan(from, to - from + 1))) end = to + 1;
    }
    if (end == from) continue;
    found.push_back({run[from].start, run[end - 1].end, PersonalKind::card});
    for (; from < end; ++from) of_card[from] = true;
    --from;
  }
}

}  // namespace

// What is printed as a card goes before what may be one by chance. Groups of which that is so are judged once
// more by the caller: what looks like a card may be the end of one phone number and the beginning of another.
std::vector<bool> find_cards(std::string_view text, const std::vector<DigitGroup>& run,
                             std::vector<PersonalRange>& found) {
  std::vector<bool> of_card(run.size());
  mark_cards(
      run, [text](DigitGroups groups) { return is_printed_card(text, groups); }, of_card, found);
  mark_cards(
      run, [text](DigitGroups groups) { return has_sixteen_digits(text, groups); }, of_card, found);
  auto is_whole = [text](DigitGroups groups) {
    if (groups.size() > 1) return false;
    bool whole = groups[0].size() <= kMostDigits && passes_luhn(digits_of(text, groups));
    return whole || begins_with_card(text, groups);
  };
  mark_cards(run, is_whole, of_card, found);
  std::vector<bool> perhaps = of_card;
  mark_cards(
      run, [text](DigitGroups groups) { return is_grouped_card(text, groups); }, perhaps, found);
  return of_card;
}

}  // namespace attune
