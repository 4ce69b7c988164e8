#include "engine/base/redact.h"

#include <algorithm>

#include "engine/base/personal_data.h"

namespace attune {

std::vector<PersonalRange> find_personal(std::string_view text) {
  std::vector<PersonalRange> found;
  find_numbers(text, found);
  find_lettered_numbers(text, found);
  find_spoken_numbers(text, found);
  find_addresses(text, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const PersonalRange& a, const PersonalRange& b) { return a.start < b.start; });
  // Where two overlap, one range covers both.
  std::vector<PersonalRange> apart;
  for (const PersonalRange& range : found) {
    if (!apart.empty() && range.start < apart.back().end)
      apart.back().end = std::max(apart.back().end, range.end);
    else
      apart.push_back(range);
  }
  return apart;
}

bool redact(std::string& text) {
  std::vector<PersonalRange> found = find_personal(text);
  for (const PersonalRange& range : found)
    std::replace_if(text.begin() + range.start, text.begin() + range.end, is_word_byte, '*');
  return !found.empty();
}

}  // namespace attune
