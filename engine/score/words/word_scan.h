// The words of a text, folded, one after the other, without allocating: for what looks at words outside the
// pass over the phrases. The rules are those of base/words.h (a test compares the two).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/words.h"

namespace attune {

namespace word_scan {

inline bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace word_scan

// Calls use(folded word, start, end) for each word, with the bytes [start, end) of the text. The folded word
// is valid during the call only.
template <class Use>
void for_each_word(std::string_view text, const Use& use) {
  std::array<char, 64> buffer;
  size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) break;
    if (!word_scan::is_ascii_word(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const size_t start = at;
    size_t size = 0;
    for (; at < text.size(); ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      const bool inner_apostrophe = c == '\'' && at + 1 < text.size() &&
                                    word_scan::is_ascii_word(static_cast<unsigned char>(text[at + 1]));
      if (!word_scan::is_ascii_word(c) && !inner_apostrophe) break;
      if (size < buffer.size()) buffer[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      at = start;
      break;
    }
    use(std::string_view(buffer.data(), size), static_cast<uint32_t>(start), static_cast<uint32_t>(at));
  }
  if (at >= text.size()) return;
  // From the first character beyond ASCII on, by the slow rules.
  for (const WordRange& range : split_words(text.substr(at))) {
    const std::string word = fold_word(text.substr(at + range.start, range.end - range.start));
    use(std::string_view(word), static_cast<uint32_t>(at + range.start),
        static_cast<uint32_t>(at + range.end));
  }
}

}  // namespace attune
