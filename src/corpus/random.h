// Random: the corpus's own source of chance, so that a seed gives the same corpus on every machine and with
// every compiler (the distributions of the standard library do not). SplitMix64; not for secrets.
#pragma once

#include <cstddef>
#include <cstdint>

namespace attune::corpus {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  // A stream of its own for part `index` of what `seed` stands for.
  Random(uint64_t seed, uint64_t index) : state_(seed) { state_ = next() ^ (index * 0xD1342543DE82EF95ull); }

  uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ull;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }

  // 0 .. n - 1; n > 0. The bias (below n / 2^32) does not matter here.
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(((next() >> 32) * n) >> 32); }

  // low .. high, both possible.
  int32_t between(int32_t low, int32_t high) {
    return low + static_cast<int32_t>(below(static_cast<uint32_t>(high - low + 1)));
  }

  bool percent(uint32_t chance) { return below(100) < chance; }

  // One element of an array or vector.
  template <class List>
  const auto& pick(const List& list) {
    return list[below(static_cast<uint32_t>(list.size()))];
  }

 private:
  uint64_t state_;
};

}  // namespace attune::corpus
