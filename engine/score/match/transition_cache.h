// TransitionCache: where the states of a LazyDfa lead, for those transitions that TransitionRows has no place
// for. It grows to a fixed size, in which a new transition may put out an old one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/score/match/dfa_state.h"

namespace attune {

class TransitionCache {
 public:
  // There is room for 2^size_bits transitions (at least 1).
  explicit TransitionCache(int size_bits);

  void clear();
  // `rank` is that of the class, from 1.
  std::optional<DfaState> find(uint32_t from_number, uint32_t rank) const;
  void keep(uint32_t from_number, uint32_t rank, DfaState to);

 private:
  struct Transition {
    uint32_t key = 0;  // none has this one
    DfaState to = 0;
  };
  // Two transitions that fall into one place; the one that came last stands first.
  using Bucket = std::array<Transition, 2>;
  static uint32_t key_of(uint32_t from_number, uint32_t rank) { return from_number << 16 | rank; }
  size_t bucket_of(uint32_t key) const;
  void put(const Transition& transition);
  void make_room();

  const size_t most_buckets_;
  size_t kept_ = 0;  // transitions, those that were put out again too
  std::vector<Bucket> buckets_;
};

}  // namespace attune
