// Vocabulary: from a word of a text to its class. A class stands for everything the rubric's phrases can tell
// about a word, so words that no phrase tells apart share one; class 0 is every word that no phrase names.
//
// The look-up is one probe of a perfect hash, without a branch on whether the word is known, and its tables
// are small: a branch that depends on the text, or a table beyond the first-level cache, would double the
// cost of all matching.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/compiler.h"

namespace attune {

using WordClass = uint16_t;

// An ASCII word of at most kBytes bytes, folded, with its length behind them; the last two bytes are free,
// and hold the class of the word in the table, so that a look-up touches one place of it.
struct WordKey {
  uint64_t low = 0, high = 0;

  static constexpr size_t kBytes = 13;
  static constexpr int kLengthShift = 40, kClassShift = 48;
  static constexpr uint64_t kKeyMask = (uint64_t{1} << kClassShift) - 1;
  // Reads 16 bytes; `length` is at most kBytes.
  static WordKey of(const char* bytes, size_t length);
};

// What is kept of the low and high eight bytes of a word, by its length.
inline constexpr std::array<WordKey, WordKey::kBytes + 1> kKeptBytes = [] {
  std::array<WordKey, WordKey::kBytes + 1> kept{};
  for (size_t i = 0; i <= WordKey::kBytes; ++i) {
    kept[i].low = i >= 8 ? ~uint64_t{0} : (uint64_t{1} << i * 8) - 1;
    kept[i].high = i > 8 ? (uint64_t{1} << (i - 8) * 8) - 1 : 0;
  }
  return kept;
}();

inline WordKey WordKey::of(const char* bytes, size_t length) {
  WordKey key;
  std::memcpy(&key.low, bytes, 8);
  std::memcpy(&key.high, bytes + 8, 8);
  // Lower case for letters; digits and the apostrophe have the bit already. Then cut to the length.
  key.low = (key.low | 0x2020202020202020) & kKeptBytes[length].low;
  key.high = ((key.high | 0x2020202020202020) & kKeptBytes[length].high) | static_cast<uint64_t>(length)
                                                                               << kLengthShift;
  return key;
}

class Vocabulary {
 public:
  // Of the atoms that `patterns` use, and of the negating words. Immutable and thread-safe afterwards.
  Vocabulary(const std::vector<Atom>& atoms, const std::vector<Pattern>& patterns,
             const std::vector<std::string>& negators);

  // Looking up words of ASCII text. A copy of what the look-up needs, to be held in registers during a pass
  // over a turn; the Vocabulary must outlive it.
  class AsciiLookup {
   public:
    // The class of a word of `length` bytes, followed by at least 16 readable bytes.
    WordClass find(const char* word, size_t length) const {
      if (length > WordKey::kBytes) [[unlikely]]
        return vocabulary_->find_long(std::string_view(word, length));
      const WordKey key = WordKey::of(word, length);
      const uint64_t h = hash(key, low_seed_, high_seed_);
      const WordKey& entry = keys_[((h >> 32) + displacement_[h & bucket_mask_]) & slot_mask_];
      // Whether a word is known cannot be predicted, so it is not asked: the class is masked to 0 where the
      // keys differ.
      const uint64_t difference = (entry.low ^ key.low) | ((entry.high ^ key.high) & WordKey::kKeyMask);
      const uint64_t unknown = (difference | -difference) >> 63;
      if (unknown & prefix_filter_[prefix_index(key.low)]) [[unlikely]]
        return vocabulary_->find_prefix(key);
      return static_cast<WordClass>(entry.high >> WordKey::kClassShift & (unknown - 1));
    }

   private:
    friend class Vocabulary;
    const WordKey* keys_;
    const uint16_t* displacement_;
    const uint8_t* prefix_filter_;
    uint64_t low_seed_, high_seed_;
    uint64_t slot_mask_, bucket_mask_;
    const Vocabulary* vocabulary_;
  };
  AsciiLookup ascii_lookup() const;

  // The class of any word, folded by base/words.h.
  WordClass find_folded(std::string_view folded) const;

  size_t class_count() const { return class_atoms_.size(); }
  // The atoms, besides kAnyWord, that words of the class fit.
  const std::vector<uint32_t>& atoms_of(WordClass word_class) const { return class_atoms_[word_class]; }
  bool is_negator(WordClass word_class) const { return negator_[word_class]; }

 private:
  struct Entry {
    WordKey key;
    WordClass word_class = 0;
  };
  struct Prefix {
    std::string text;
    WordClass word_class = 0;
    WordKey key, mask;  // of its first bytes: an ASCII word begins with them when (word & mask) == key
  };

  // Both halves of the product are used: a difference in the last letter shows only in the upper one.
  static uint64_t hash(WordKey key, uint64_t low_seed, uint64_t high_seed) {
    __extension__ using Product = unsigned __int128;
    Product product = static_cast<Product>(key.low ^ low_seed) * (key.high ^ high_seed);
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  }
  // A number below kPrefixSlots from the first three bytes of a word.
  static constexpr size_t kPrefixSlots = 4096;
  static uint32_t prefix_index(uint64_t low) { return (static_cast<uint32_t>(low) << 8) * 0x9E3779B1u >> 20; }
  void seed(uint64_t number);
  void add_word(const std::string& word, WordClass word_class, std::vector<Entry>& entries);
  void add_prefix(const std::string& prefix, WordClass word_class);
  void sort_prefixes();
  void build_table(const std::vector<Entry>& entries);
  bool place_all(const std::vector<Entry>& entries);
  WordClass find_prefix(std::string_view folded) const;
  WordClass find_prefix(WordKey key) const;
  WordClass find_long(std::string_view word) const;

  // Constant after construction.
  uint64_t low_seed_ = 0, high_seed_ = 0;
  uint32_t slot_mask_ = 0, bucket_mask_ = 0;
  std::vector<uint16_t> displacement_;                    // by bucket
  std::vector<WordKey> keys_;                             // by slot, each with the class of its word
  std::map<std::string, WordClass, std::less<>> others_;  // long words and words beyond ASCII
  std::vector<Prefix> prefixes_;                          // by their first byte, then the longest first
  std::array<uint16_t, 257> prefix_first_{};              // of each first byte: index into prefixes_
  std::array<uint8_t, kPrefixSlots> prefix_filter_{};     // 1 where a prefix may begin so
  std::vector<std::vector<uint32_t>> class_atoms_;
  std::vector<bool> negator_;
};

// By atom: the classes whose words fit it. Words that mean the same share a class that names only one of
// their atoms; the others have none, and what they do is done by that one.
std::vector<std::vector<WordClass>> classes_by_atom(const Vocabulary& vocabulary);

}  // namespace attune
