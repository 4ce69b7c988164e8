// PlaceSets: sets of places, each numbered from 0 when it is first met.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace attune {

class PlaceSets {
 public:
  PlaceSets() { clear(); }

  // The number of the set, and whether it is a new one. `places` are ascending.
  std::pair<uint32_t, bool> number_of(std::span<const uint32_t> places);

  // Valid until the next new set.
  std::span<const uint32_t> operator[](uint32_t set) const {
    return {places_.data() + begins_[set], begins_[set + 1] - begins_[set]};
  }
  size_t size() const { return begins_.size() - 1; }
  size_t bytes() const { return (places_.size() + begins_.size() + slots_.size()) * sizeof(uint32_t); }
  void clear();

 private:
  static constexpr uint32_t kFree = 0xFFFFFFFF;
  size_t slot_of(std::span<const uint32_t> places) const;
  void make_room();

  std::vector<uint32_t> places_;  // of all sets, one behind the other
  std::vector<uint32_t> begins_;  // by number, and where the next one will begin
  std::vector<uint32_t> slots_;   // numbers by hash, at most half of them taken
};

}  // namespace attune
