// WordPrefixes: the beginnings ("apolog*") that phrases name, and what words that begin so are.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/score/words/word_key.h"

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

  // One bit for each value of filter_index(), by each of two factors: whether a prefix may begin so. Nearly
  // all words are turned away here, by their first four bytes. It is small enough for four vector registers.
  static constexpr int kFilterBits = 10;
  static constexpr std::array<uint32_t, 2> kFilterFactors = {0x9E3779B1, 0x85EBCA6B};
  using Filter = std::array<std::array<uint64_t, (1u << kFilterBits) / 64>, kFilterFactors.size()>;
  const Filter& filter() const { return filter_; }
  static uint32_t filter_index(WordKey key, uint32_t factor) {
    return static_cast<uint32_t>(key.low) * factor >> (32 - kFilterBits);
  }
  bool may_begin(WordKey key) const {
    uint64_t may = 1;
    for (size_t i = 0; i < filter_.size(); ++i) {
      const uint32_t index = filter_index(key, kFilterFactors[i]);
      may &= filter_[i][index / 64] >> (index % 64);
    }
    return may != 0;
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
