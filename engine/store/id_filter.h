// IdFilter: which conversation ids a run has seen, as 64-bit hashes. "Not seen" is certain; "seen" may be
// chance, so it is the question and the database the answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune {

class IdFilter {
 public:
  // Holds at most `limit` ids, in 8 to 22 bytes each.
  explicit IdFilter(size_t limit) : limit_(limit) {}

  enum class Answer : uint8_t { added, seen, full };
  Answer add(uint64_t hash);

 private:
  void grow();

  size_t limit_;
  size_t count_ = 0;
  std::vector<uint64_t> slots_;  // open addressing with linear steps, a power of two long; 0: free
};

}  // namespace attune
