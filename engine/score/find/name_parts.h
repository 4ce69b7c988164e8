// NameParts: a name as the words by which it may be said.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/score/words/turn_text.h"

namespace attune {

// Reused from name to name without allocating.
class NameParts {
 public:
  void clear() {
    count_ = 0;
    beginnings_ = 0;
  }
  // Its words of at least two letters that are neither title ("Ms") nor particle ("van").
  void add(std::string_view name);
  bool empty() const { return count_ == 0; }

  // The first word from `word` on that may be a part, by how it begins; the number of words where none is.
  size_t next(const TurnText& words, size_t word) const {
    const uint64_t beginnings = beginnings_;
    while (word < words.count() && (beginnings >> place_of(words.beginning_of(word)) & 1) == 0) ++word;
    return word;
  }
  // Asked of such a word alone.
  bool may_hold(uint16_t beginning) const;
  bool holds(std::string_view folded) const;

 private:
  static uint32_t place_of(uint16_t beginning) { return beginning * 0x9E3779B1u >> 26; }

  std::vector<std::string> parts_;  // folded; the first count_ are those of the name
  size_t count_ = 0;
  uint64_t beginnings_ = 0;  // by place: whether a part may begin so
};

}  // namespace attune
