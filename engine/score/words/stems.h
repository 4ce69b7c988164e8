// Content words and their stems, for comparing what two people talk about.
//
// A content word has at least three letters, no digit (repeating an account number is no listening) and is no
// stop word. Words are compared by their stem: plural and verb endings (-s, -es, -ies, -ed, -ing), a doubled
// consonant before them and a final e are taken away, in the manner of the S stemmer (Harman 1991, How
// effective is suffixing?), which brings "charged", "charges" and "charge" together and little else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/score/words/word_key.h"

namespace attune {

inline constexpr size_t kShortestContentWord = 3;  // letters

// The stem of a folded word, as far as it is a content word; otherwise empty.
std::string content_stem(std::string_view word);

// A stem as a number: equal for equal stems. Two of the stems of a conversation are the same number by chance
// once in 10^15 conversations.
using Stem = uint64_t;
inline constexpr Stem kNoStem = 0;

// Stems of words that were met before, stop words among them, so that few words are taken apart. One a
// thread; what it has in store changes speed only.
class StemTable {
 public:
  StemTable() : entries_(kEntries) {}

  // Of a word of so many bytes, followed by kTextPadding readable ones; kNoStem when it is no content word.
  Stem find(const char* word, size_t length) {
    if (length > WordKey::kBytes) return find_slowly({word, length});
    const WordKey key = WordKey::of(word, length);
    if (key.beyond_ascii()) return find_slowly({word, length});
    if (has_digit(key)) return kNoStem;  // numbers are many, and put out words
    Entry& entry = entries_[((key.low ^ key.high * kHigh) * kFactor) >> (64 - kEntryBits)];
    if (entry.key != key) [[unlikely]]
      entry = {key, find_slowly({word, length})};
    return entry.stem;
  }

 private:
  struct Entry {
    WordKey key;
    Stem stem = kNoStem;
  };
  static constexpr int kEntryBits = 15;
  static constexpr size_t kEntries = size_t{1} << kEntryBits;
  static constexpr uint64_t kFactor = 0x9E3779B97F4A7C15, kHigh = 0xC2B2AE3D27D4EB4F;

  // Of an ASCII word: letters have the bit 0x40, an apostrophe lacks the bit 0x10.
  static bool has_digit(const WordKey& key) {
    constexpr uint64_t kBit = 0x1010101010101010,
                       kLengthBytes = WordKey::kKeyMask >> WordKey::kLengthShift << WordKey::kLengthShift;
    const uint64_t high = key.high & ~kLengthBytes;
    return ((key.low & ~(key.low >> 2)) | (high & ~(high >> 2))) & kBit;
  }

  static Stem find_slowly(std::string_view word);

  std::vector<Entry> entries_;  // each word has one place, and puts out the one before it
};

}  // namespace attune
