// A word of a text as two numbers, to be compared and hashed as such.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace attune {

// Everything the rubric's phrases can tell about a word; 0 is every word that no phrase names.
using WordClass = uint16_t;

// An ASCII word of at most kBytes bytes, folded, with its length behind them; the last two bytes are free,
// and hold the class of the word in a table, so that a look-up touches one place of it.
struct WordKey {
  uint64_t low = 0, high = 0;

  static constexpr size_t kBytes = 13;
  static constexpr int kLengthShift = 40, kClassShift = 48;
  static constexpr uint64_t kKeyMask = (uint64_t{1} << kClassShift) - 1;
  // Reads 16 bytes; `length` is at most kBytes, or one more for any longer word, whose key is no other
  // word's.
  static WordKey of(const char* bytes, size_t length);
  // Of the first kBytes bytes of a text that need not be followed by others.
  static WordKey of(std::string_view text);

  // Whether the word has bytes beyond ASCII: its key says nothing then.
  bool beyond_ascii() const { return ((low | (high & kTextBits)) & kHighBits) != 0; }
  static constexpr uint64_t kHighBits = 0x8080808080808080, kTextBits = (uint64_t{1} << kLengthShift) - 1;

  bool operator==(const WordKey&) const = default;
};

// Lower case for letters; digits and the apostrophe have the bit already.
inline constexpr uint64_t kLowerCase = 0x2020202020202020;

// What is kept of the low and high eight bytes of a word, by its length.
inline constexpr std::array<WordKey, WordKey::kBytes + 2> kKeptBytes = [] {
  std::array<WordKey, WordKey::kBytes + 2> kept{};
  for (size_t i = 0; i != kept.size(); ++i) {
    kept[i].low = i >= 8 ? ~uint64_t{0} : (uint64_t{1} << i * 8) - 1;
    kept[i].high = i > 8 ? (uint64_t{1} << (i - 8) * 8) - 1 : 0;
  }
  return kept;
}();

inline WordKey WordKey::of(const char* bytes, size_t length) {
  WordKey key;
  std::memcpy(&key.low, bytes, 8);
  std::memcpy(&key.high, bytes + 8, 8);
  key.low = (key.low | kLowerCase) & kKeptBytes[length].low;
  key.high = ((key.high | kLowerCase) & kKeptBytes[length].high) | static_cast<uint64_t>(length)
                                                                       << kLengthShift;
  return key;
}

inline WordKey WordKey::of(std::string_view text) {
  char bytes[16] = {};
  size_t length = text.size() < kBytes ? text.size() : kBytes;
  std::memcpy(bytes, text.data(), length);
  return of(bytes, length);
}

}  // namespace attune
