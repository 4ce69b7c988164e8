#include "engine/store/id_filter.h"

#include <utility>

namespace attune {
namespace {

constexpr size_t kFirstSlots = 1 << 12;

// The slot of `hash`, or the free one where it belongs.
size_t slot_of(const std::vector<uint64_t>& slots, uint64_t hash) {
  size_t mask = slots.size() - 1;
  size_t at = hash & mask;
  while (slots[at] != 0 && slots[at] != hash) at = (at + 1) & mask;
  return at;
}

}  // namespace

IdFilter::Answer IdFilter::add(uint64_t hash) {
  if (hash == 0) hash = 1;
  if (slots_.empty()) grow();
  size_t at = slot_of(slots_, hash);
  if (slots_[at] == hash) return Answer::seen;
  if (count_ >= limit_) return Answer::full;
  if (count_ >= slots_.size() / 4 * 3) {
    grow();
    at = slot_of(slots_, hash);
  }
  slots_[at] = hash;
  ++count_;
  return Answer::added;
}

void IdFilter::grow() {
  std::vector<uint64_t> larger(slots_.empty() ? kFirstSlots : slots_.size() * 2);
  for (uint64_t hash : slots_) {
    if (hash != 0) larger[slot_of(larger, hash)] = hash;
  }
  slots_ = std::move(larger);
}

}  // namespace attune
