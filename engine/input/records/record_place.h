// RecordPlace: where in a record the reader is, for the detail of a reject: "turns[3].role".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace attune {

// A name from the record made fit for a message: cut at 40 bytes (never inside a character), control
// characters shown as '?'.
std::string shown_name(std::string_view name);

struct RecordPlace {
  static constexpr size_t kNoIndex = static_cast<size_t>(-1);

  std::string_view section;  // "turns", "agents", "outcome", ...; empty at the top
  size_t index = kNoIndex;   // element of the section, when it is an array

  // "turns[3].role", "outcome.csat", "turns[3]" for no key, "the record" for nothing at all.
  std::string path(std::string_view key) const;
};

}  // namespace attune
