// Tables with a row for each enumerator of an enum. An enumerator that is added without a row for it does not
// compile, nor does a row too many.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "engine/base/ascii.h"

namespace attune {

// The compiler writes an enumerator by its name, and any other value as a number: "(attune::Role)5".
template <auto kValue>
constexpr bool is_enumerator() {
  constexpr std::string_view kWritten = __PRETTY_FUNCTION__;  // "... kValue = attune::Role::agent]"
  constexpr size_t kBefore = kWritten.find_last_of(":)");
  return !is_digit(kWritten[kBefore + 1]);
}

// How many enumerators there are, from 0 without a gap.
template <class Enum, size_t kFrom = 0>
constexpr size_t enum_count() {
  if constexpr (is_enumerator<static_cast<Enum>(kFrom)>())
    return enum_count<Enum, kFrom + 1>();
  else
    return kFrom;
}

template <class Enum, class Row>
class EnumTable {
 public:
  // In the order of the enumerators.
  template <size_t kRows>
  constexpr explicit EnumTable(const Row (&rows)[kRows]) : rows_(std::to_array(rows)) {
    static_assert(kRows == enum_count<Enum>(), "one row for each enumerator");
  }

  constexpr const Row& operator[](Enum value) const { return rows_[static_cast<size_t>(value)]; }
  constexpr auto begin() const { return rows_.begin(); }
  constexpr auto end() const { return rows_.end(); }

 private:
  std::array<Row, enum_count<Enum>()> rows_;
};

template <class Enum>
using EnumNames = EnumTable<Enum, std::string_view>;

// False: it is the name of none, and `value` stays.
template <class Enum>
constexpr bool parse_name(const EnumNames<Enum>& names, std::string_view name, Enum& value) {
  size_t at = 0;
  for (std::string_view known : names) {
    if (known == name) return value = static_cast<Enum>(at), true;
    ++at;
  }
  return false;
}

}  // namespace attune
