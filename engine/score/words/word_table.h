// WordTable: from the key of a known word to its class, by a perfect hash: one probe, and tables small enough
// for the first-level cache. The arithmetic is such that eight words can be looked up at once with vector
// instructions (word_lookup_avx512.cc); this is the version for one.
#pragma once

#include <array>
#include <vector>

#include "engine/score/words/word_key.h"

namespace attune {

class WordTable {
 public:
  struct Entry {
    WordKey key;
    WordClass word_class = 0;
  };
  // Of words that differ. Immutable and thread-safe afterwards.
  explicit WordTable(const std::vector<Entry>& entries);
  // Views point into the table: one that is moved keeps them, a copy would not.
  WordTable(WordTable&&) noexcept = default;
  WordTable& operator=(WordTable&&) noexcept = default;
  WordTable(const WordTable&) = delete;
  WordTable& operator=(const WordTable&) = delete;

  // What a look-up needs, to be held in registers; valid as long as the table.
  struct View {
    const WordKey* keys;           // by slot, each with the class of its word
    const uint16_t* displacement;  // by bucket
    uint64_t low_factor, high_factor;
    int bucket_shift, slot_shift;
    uint64_t slot_mask;

    // Each byte of the word changes the uppermost bits, which choose the bucket.
    uint64_t hash(WordKey key) const { return key.low * low_factor + key.high * high_factor; }
    size_t bucket(uint64_t hash) const { return hash >> bucket_shift; }
    size_t slot(uint64_t hash, uint64_t moved) const { return ((hash >> slot_shift) + moved) & slot_mask; }

    // The class of the word, 0 when it is not in the table. Whether a word is known cannot be predicted, so
    // no branch asks for it.
    WordClass find(WordKey key) const {
      const uint64_t h = hash(key);
      const WordKey& entry = keys[slot(h, displacement[bucket(h)])];
      const uint64_t difference = (entry.low ^ key.low) | ((entry.high ^ key.high) & WordKey::kKeyMask);
      const uint64_t known = ((difference | -difference) >> 63) - 1;
      return static_cast<WordClass>(entry.high >> WordKey::kClassShift & known);
    }
  };
  View view() const { return view_; }

 private:
  void seed(uint64_t number);
  bool place_all(const std::vector<Entry>& entries);
  bool place(const std::vector<const Entry*>& bucket, size_t displacement, std::vector<bool>& taken);

  int bucket_bits_, slot_bits_;
  std::vector<WordKey> keys_;
  std::vector<uint16_t> displacement_;
  View view_{};
};

}  // namespace attune
