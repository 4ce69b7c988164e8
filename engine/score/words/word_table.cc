#include "engine/score/words/word_table.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace attune {
namespace {

uint64_t splitmix64(uint64_t x) {
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
  x = (x ^ x >> 27) * 0x94D049BB133111EB;
  return x ^ x >> 31;
}

// Bits for at least `count` values.
int bits_for(size_t count) { return static_cast<int>(std::bit_width(std::bit_ceil(count))) - 1; }

}  // namespace

// A perfect hash by displacement: the words fall into buckets, and each bucket, largest first, gets the first
// displacement that puts all its words into free slots.
WordTable::WordTable(const std::vector<Entry>& entries)
    : bucket_bits_(bits_for(std::max<size_t>(8, entries.size() / 2))),
      slot_bits_(bits_for(std::max<size_t>(16, entries.size() * 9 / 8))) {
  seed(1);
  for (uint64_t tries = 1; !place_all(entries); seed(++tries)) {
    if (tries % 16 == 0) ++slot_bits_;  // a roomier table is easier to fill
  }
}

void WordTable::seed(uint64_t number) {
  uint64_t random = number * 0x9E3779B97F4A7C15;
  for (uint64_t* factor : {&view_.low_factor, &view_.high_factor}) {
    random = splitmix64(random + 0x9E3779B97F4A7C15);
    *factor = random | 1;  // odd, so that no byte is lost
  }
  view_.bucket_shift = 64 - bucket_bits_;
  view_.slot_shift = view_.bucket_shift - slot_bits_;
  view_.slot_mask = (uint64_t{1} << slot_bits_) - 1;
}

bool WordTable::place_all(const std::vector<Entry>& entries) {
  keys_.assign(view_.slot_mask + 1, WordKey{});
  displacement_.assign(size_t{1} << bucket_bits_, 0);
  view_.keys = keys_.data();
  view_.displacement = displacement_.data();
  std::vector<std::vector<const Entry*>> buckets(displacement_.size());
  for (const Entry& e : entries) buckets[view_.bucket(view_.hash(e.key))].push_back(&e);
  std::vector<size_t> order(buckets.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return buckets[a].size() > buckets[b].size(); });
  std::vector<bool> taken(keys_.size(), false);
  // More than its type holds is no displacement; another seed then finds a smaller one.
  const size_t most = std::min<size_t>(keys_.size(), std::numeric_limits<uint16_t>::max() + size_t{1});
  for (size_t b : order) {
    size_t d = 0;
    while (d < most && !place(buckets[b], d, taken)) ++d;
    if (d == most) return false;
    displacement_[b] = static_cast<uint16_t>(d);
  }
  return true;
}

// Puts the words of a bucket into their slots; all of them, or, when one is taken, none.
bool WordTable::place(const std::vector<const Entry*>& bucket, size_t displacement,
                      std::vector<bool>& taken) {
  size_t placed = 0;
  for (const Entry* e : bucket) {
    size_t slot = view_.slot(view_.hash(e->key), displacement);
    if (taken[slot]) break;
    taken[slot] = true;
    keys_[slot] = e->key;
    keys_[slot].high |= static_cast<uint64_t>(e->word_class) << WordKey::kClassShift;
    ++placed;
  }
  if (placed == bucket.size()) return true;
  for (size_t i = 0; i < placed; ++i) {
    size_t slot = view_.slot(view_.hash(bucket[i]->key), displacement);
    taken[slot] = false;
    keys_[slot] = {};
  }
  return false;
}

}  // namespace attune
