// What cancels among the hits of a signal in one turn: its `unless` hits, laid out so that asking for one
// that overlaps takes a few steps however many there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/rubric/compile/compiler.h"
#include "engine/score/find/hit.h"

namespace attune {

// Reused from signal to signal without allocating. Not shared between threads.
class Cancelling {
 public:
  // `of_signal` are all hits of one signal in a turn; they are not needed afterwards.
  void lay_out(const CompiledRubric& compiled, std::span<const Hit> of_signal);

  // Whether an `unless` hit among them overlaps `hit`, and is not one of a lexicon that found something else.
  // What is found by two lexicons is two hits.
  bool cancels(const CompiledRubric& compiled, const Hit& hit) {
    return !reaches_.empty() && any_cancels(compiled, hit);
  }

  size_t steps = 0;  // how many were looked at, in all turns: for tests

 private:
  // How far the `unless` hits of an entry reach that start no later than this one.
  struct Reach {
    uint32_t entry = 0, start = 0, end = 0;
  };
  bool any_cancels(const CompiledRubric& compiled, const Hit& hit);
  bool overlaps(uint32_t entry, const Hit& hit);

  std::vector<Reach> reaches_;  // by entry and start
};

}  // namespace attune
