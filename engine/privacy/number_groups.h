// Digits as they stand in a text: groups, and runs of groups with no more than separators between them
// ("+49 30 1234-5678"). Over plain text (plain_text.h). Internal to engine/base.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// What stands between two groups: one mark, with or without a blank on either side, or blanks alone. loose:
// what people put between two numbers rather than into one, such as a comma or the end of a line.
enum class Gap : uint8_t { none, blank, dash, dot, slash, bracket, loose };

struct DigitGroup {
  uint32_t start = 0, end = 0;  // characters of the text
  Gap gap = Gap::none;          // before it; none: the first of its run
  uint32_t size() const { return end - start; }
};
using DigitGroups = std::span<const DigitGroup>;

// The next run at or after `at`, which moves behind it. Groups that are part of a word ("BR9212") are left
// out, but not behind a word that says what they are ("tel0301234567"). Without groups where nothing is left
// of it; at the end of the text `at` is its size.
std::vector<DigitGroup> next_run(std::string_view text, size_t& at);

std::string digits_of(std::string_view text, DigitGroups groups);

// The value of a group of at most 4 digits.
int value_of(std::string_view text, const DigitGroup& group);

// Whether there are so many groups of these sizes.
bool have_sizes(DigitGroups groups, std::initializer_list<uint32_t> sizes);
// Whether all gaps between the groups are `gap`.
bool all_gaps_are(DigitGroups groups, Gap gap);

}  // namespace attune
