#include "engine/score/words/word_prefixes.h"

#include <algorithm>
#include <cstring>

namespace attune {
namespace {

constexpr size_t kFilteredBytes = 4;

// Of the bytes that a prefix fixes. A word no longer than its key cannot begin with a longer prefix: nothing
// fits that.
WordKey mask_of(const std::string& prefix) {
  WordKey mask;
  mask.low = kKeptBytes[std::min(prefix.size(), WordKey::kBytes)].low;
  mask.high = kKeptBytes[std::min(prefix.size(), WordKey::kBytes)].high;
  return mask;
}

}  // namespace

WordPrefixes::WordPrefixes(std::vector<Entry> entries) {
  for (Entry& entry : entries) {
    WordKey mask = mask_of(entry.text), key = WordKey::of(entry.text);
    key.high &= mask.high;
    if (entry.text.size() > WordKey::kBytes) key.high = ~uint64_t{0};
    mark(entry.text.substr(0, kFilteredBytes));
    prefixes_.push_back({std::move(entry), key, mask});
  }
  // Of the text itself: a key has other bits than a letter beyond ASCII begins with.
  auto first_byte = [](const Prefix& p) { return size_t{static_cast<unsigned char>(p.entry.text[0])}; };
  std::sort(prefixes_.begin(), prefixes_.end(), [&](const Prefix& a, const Prefix& b) {
    return first_byte(a) != first_byte(b) ? first_byte(a) < first_byte(b)
                                          : a.entry.text.size() > b.entry.text.size();
  });
  for (const Prefix& p : prefixes_) ++first_[first_byte(p) + 1];
  for (size_t i = 1; i < first_.size(); ++i) first_[i] = static_cast<uint16_t>(first_[i] + first_[i - 1]);
}

// A prefix shorter than what the filter looks at goes with anything behind it, also with the end of the word.
void WordPrefixes::mark(const std::string& start) {
  if (start.size() < kFilteredBytes) {
    for (char next : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789'")) mark(start + next);
  }
  for (size_t i = 0; i < filter_.size(); ++i) {
    const uint32_t index = filter_index(WordKey::of(start), kFilterFactors[i]);
    filter_[i][index / 64] |= uint64_t{1} << (index % 64);
  }
}

WordClass WordPrefixes::find(std::string_view folded) const {
  if (folded.empty()) return 0;
  size_t start = static_cast<unsigned char>(folded[0]);
  for (uint32_t i = first_[start]; i < first_[start + 1]; ++i)
    if (folded.starts_with(prefixes_[i].entry.text)) return prefixes_[i].entry.word_class;
  return 0;
}

WordClass WordPrefixes::find(WordKey key) const {
  size_t start = key.low & 0xFF;
  for (uint32_t i = first_[start]; i < first_[start + 1]; ++i) {
    const Prefix& p = prefixes_[i];
    if ((key.low & p.mask.low) == p.key.low && (key.high & p.mask.high) == p.key.high)
      return p.entry.word_class;
  }
  return 0;
}

}  // namespace attune
