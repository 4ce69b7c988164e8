#include "engine/score/match/place_sets.h"

#include <algorithm>
#include <string_view>

#include "engine/base/hash.h"

namespace attune {

void PlaceSets::clear() {
  places_.clear();
  begins_.assign(1, 0);
  slots_.assign(64, kFree);
}

std::pair<uint32_t, bool> PlaceSets::number_of(std::span<const uint32_t> places) {
  uint32_t& slot = slots_[slot_of(places)];
  if (slot != kFree) return {slot, false};
  const auto number = static_cast<uint32_t>(size());
  slot = number;
  places_.insert(places_.end(), places.begin(), places.end());
  begins_.push_back(static_cast<uint32_t>(places_.size()));
  if (2 * size() > slots_.size()) make_room();
  return {number, true};
}

// That of the set, or a free one where it would be.
size_t PlaceSets::slot_of(std::span<const uint32_t> places) const {
  const auto bytes = std::as_bytes(places);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash64({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) & mask;
  while (slots_[slot] != kFree && !std::ranges::equal((*this)[slots_[slot]], places))
    slot = (slot + 1) & mask;
  return slot;
}

void PlaceSets::make_room() {
  slots_.assign(2 * slots_.size(), kFree);
  for (uint32_t set = 0; set < size(); ++set) slots_[slot_of((*this)[set])] = set;
}

}  // namespace attune
