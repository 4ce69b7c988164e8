// WordPrefixes: the beginnings ("apolog*") that phrases name, and what words that begin so are.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/score/word_key.h"

namespace attune {

class WordPrefixes {
 public:
  WordPrefixes() = default;
  struct Entry {
    std::string text;  // folded, at least two bytes
    WordClass word_class = 0;
  };
  // Immutable and thread-safe afterwards.
  explicit WordPrefixes(std::vector<Entry> entries);

  // One bit for each value of filter_index(): whether a prefix may begin so. Most words are turned away here,
  // by their first four bytes. It is small enough for two vector registers.
  static constexpr int kFilterBits = 10;
  using Filter = std::array<uint64_t, (1u << kFilterBits) / 64>;
  const Filter& filter() const { return filter_; }
  static constexpr uint32_t kFilterFactor = 0x9E3779B1;
  static uint32_t filter_index(WordKey key) {
    return static_cast<uint32_t>(key.low) * kFilterFactor >> (32 - kFilterBits);
  }
  bool may_begin(WordKey key) const {
    const uint32_t index = filter_index(key);
    return filter_[index / 64] >> (index % 64) & 1;
  }

  // The class of the longest prefix of a folded word, or 0.
  WordClass find(std::string_view folded) const;
  // The same for a word that is no longer than its key.
  WordClass find(WordKey key) const;

 private:
  struct Prefix {
    Entry entry;
    WordKey key, mask;  // an ASCII word begins with it when (word & mask) == key
  };
  void mark(const std::string& start);

  std::vector<Prefix> prefixes_;       // by their first byte, then the longest first
  std::array<uint16_t, 257> first_{};  // of each first byte: index into prefixes_
  Filter filter_{};
};

}  // namespace attune
