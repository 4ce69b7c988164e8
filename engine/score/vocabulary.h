// Vocabulary: from a word of a text to its class. A class stands for everything the rubric's phrases can tell
// about a word, so words that no phrase tells apart share one; class 0 is every word that no phrase names.
//
// The look-up is one probe of a perfect hash, without a branch on whether the word is known, and its tables
// are small: a branch that depends on the text, or a table beyond the first-level cache, would double the
// cost of all matching.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/compiler.h"

namespace attune {

using WordClass = uint16_t;

class Vocabulary {
 public:
  // Of the atoms that `patterns` use, and of the negating words. Immutable and thread-safe afterwards.
  Vocabulary(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
             const std::vector<std::string>& negators);

  // The class of the word [start, start + length) of an ASCII text followed by at least 16 readable bytes.
  WordClass find_ascii(const char* word, size_t length) const;

  // The class of any word, folded by base/words.h.
  WordClass find_folded(std::string_view folded) const;

  size_t class_count() const { return class_atoms_.size(); }
  // The atoms, besides kAnyWord, that words of the class fit.
  const std::vector<uint32_t>& atoms_of(WordClass word_class) const { return class_atoms_[word_class]; }
  bool is_negator(WordClass word_class) const { return negator_[word_class]; }

 private:
  // An ASCII word of at most 15 bytes, folded, with its length in the last byte.
  struct Key {
    uint64_t low = 0, high = 0;
    bool operator==(const Key&) const = default;
  };
  struct Entry {
    Key key;
    WordClass word_class = 0;
  };
  struct Prefix {
    std::string text;
    WordClass word_class = 0;
    Key key, mask;  // of its first 15 bytes: an ASCII word begins with them when (word & mask) == key
  };

  static Key key_of(const char* bytes, size_t length);
  static uint64_t hash(Key key, uint64_t seed);
  void add_word(const std::string& word, WordClass word_class, std::vector<Entry>& entries);
  void add_prefix(const std::string& prefix, WordClass word_class);
  void sort_prefixes();
  void build_table(const std::vector<Entry>& entries);
  bool place_all(const std::vector<Entry>& entries);
  size_t slot_of(Key key) const;
  WordClass find_prefix(std::string_view folded) const;
  uint64_t may_have_prefix(uint64_t low) const;  // 1 or 0
  WordClass find_prefix(Key key) const;

  // Constant after construction.
  uint64_t seed_ = 0;
  uint32_t slot_mask_ = 0, bucket_mask_ = 0;
  std::vector<uint16_t> displacement_;                    // by bucket
  std::vector<Key> keys_;                                 // by slot
  std::vector<WordClass> classes_;                        // by slot
  std::map<std::string, WordClass, std::less<>> others_;  // words over 15 bytes or beyond ASCII
  std::vector<Prefix> prefixes_;                          // by their first two bytes, then the longest first
  std::array<uint16_t, 1025> prefix_first_{};  // of each start of two folded bytes: index into prefixes_
  std::array<uint64_t, 512> prefix_filter_{};  // one bit for each possible start of three folded bytes
  std::vector<std::vector<uint32_t>> class_atoms_;
  std::vector<bool> negator_;
};

}  // namespace attune
