// EnumSet: a set of enumerators in one byte. Sets of two enums are two types, and none is taken for the
// other.
#pragma once

#include <cstdint>
#include <initializer_list>

#include "engine/base/enums.h"

namespace attune {

template <class Enum>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<Enum> members) {
    for (Enum member : members) insert(member);
  }
  // Also what may be added to the enum one day.
  static constexpr EnumSet all() {
    EnumSet set;
    set.bits_ = 0xFF;
    return set;
  }

  constexpr void insert(Enum member) { bits_ |= bit(member); }
  constexpr void insert(EnumSet more) { bits_ |= more.bits_; }

  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool contains(Enum member) const { return (bits_ & bit(member)) != 0; }
  constexpr bool overlaps(EnumSet other) const { return (bits_ & other.bits_) != 0; }
  friend constexpr bool operator==(EnumSet, EnumSet) = default;

  // 1 << static_cast<int>(member) for each.
  constexpr uint8_t bits() const { return bits_; }

 private:
  static_assert(enum_count<Enum>() <= 8);
  static constexpr uint8_t bit(Enum member) {
    return static_cast<uint8_t>(1u << static_cast<unsigned>(member));
  }

  uint8_t bits_ = 0;
};

}  // namespace attune
