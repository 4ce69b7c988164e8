// HashSet64: a set of 64-bit hashes in little memory.
//
// The lowest bits of a hash choose one of 64 tables, each of which grows by itself and by less than its
// double: what is there twice while it does is a small part, and the set never takes much more than it holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace attune {

class HashSet64 {
 public:
  // Holds at most `limit` hashes, in 11 to 16 bytes each. Takes no memory before the first.
  explicit HashSet64(size_t limit = std::numeric_limits<size_t>::max()) : limit_(limit) {}

  // `full`: it is not in the set, and was not added either. All bits of a hash should be as good as random;
  // 0 is taken for 1.
  enum class Answer : uint8_t { added, seen, full };
  Answer add(uint64_t hash);

 private:
  struct Table {
    std::vector<uint64_t> slots;  // open addressing with linear steps; 0: free
    size_t count = 0;
  };
  static void grow(Table& table);

  size_t limit_;
  size_t count_ = 0;
  std::vector<Table> tables_;
};

}  // namespace attune
