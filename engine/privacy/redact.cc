#include "engine/privacy/redact.h"

#include <algorithm>

#include "engine/privacy/personal_data.h"
#include "engine/privacy/plain_text.h"

namespace attune {
namespace {

void find_written(std::string_view text, std::vector<PersonalRange>& found) {
  PlainText plain = plain_text(text);
  find_numbers(plain.characters, found);
  find_lettered_numbers(plain.characters, found);
  find_written_addresses(plain.characters, found);
  for (PersonalRange& range : found) {
    range.start = plain.starts[range.start];
    range.end = plain.ends[range.end - 1];
  }
}

void blot(std::string& text, const PersonalRange& range) {
  std::replace_if(text.begin() + range.start, text.begin() + range.end, is_word_byte, '*');
}

}  // namespace

std::vector<PersonalRange> find_personal(std::string_view text) {
  std::vector<PersonalRange> found;
  find_written(text, found);
  find_spoken(text, found);
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
  for (const PersonalRange& range : found) blot(text, range);
  return !found.empty();
}

std::vector<std::string> redacted_turns(std::span<const std::string_view> texts) {
  std::vector<std::vector<PersonalRange>> dictated(texts.size());
  find_dictated(texts, dictated);
  std::vector<std::string> redacted;
  redacted.reserve(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    std::string& text = redacted.emplace_back(texts[i]);
    redact(text);
    for (const PersonalRange& range : dictated[i]) blot(text, range);
  }
  return redacted;
}

}  // namespace attune
