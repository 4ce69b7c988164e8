#include "engine/base/hash_set.h"

#include <utility>

namespace attune {
namespace {

constexpr size_t kTables = 64;
constexpr size_t kFirstSlots = 64;

// The slot of `hash`, or the free one where it belongs. By the upper half, so that the length need not be a
// power of two, and growing goes through both tables from one end to the other.
size_t slot_of(const std::vector<uint64_t>& slots, uint64_t hash) {
  size_t at = ((hash >> 32) * slots.size()) >> 32;
  while (slots[at] != 0 && slots[at] != hash) {
    if (++at == slots.size()) at = 0;
  }
  return at;
}

// Powers of two and what lies halfway between them.
size_t next_length(size_t length) {
  if (length == 0) return kFirstSlots;
  const bool power_of_two = (length & (length - 1)) == 0;
  return power_of_two ? length / 2 * 3 : length / 3 * 4;
}

}  // namespace

HashSet64::Answer HashSet64::add(uint64_t hash) {
  if (hash == 0) hash = 1;
  if (tables_.empty()) tables_.resize(kTables);
  Table& table = tables_[hash % kTables];
  if (table.slots.empty()) grow(table);
  size_t at = slot_of(table.slots, hash);
  if (table.slots[at] == hash) return Answer::seen;
  if (count_ >= limit_) return Answer::full;
  if (table.count >= table.slots.size() / 4 * 3) {
    grow(table);
    at = slot_of(table.slots, hash);
  }
  table.slots[at] = hash;
  ++table.count;
  ++count_;
  return Answer::added;
}

void HashSet64::grow(Table& table) {
  std::vector<uint64_t> larger(next_length(table.slots.size()));
  for (uint64_t hash : table.slots) {
    if (hash != 0) larger[slot_of(larger, hash)] = hash;
  }
  table.slots = std::move(larger);
}

}  // namespace attune
