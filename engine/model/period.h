// A span of days, UTC, counted from 1970-01-01.
#pragma once

#include <cstdint>
#include <limits>

namespace attune {

// Days, both ends included. The default is everything, conversations without a known day included; a period
// with an end leaves those out.
struct Period {
  int32_t from = std::numeric_limits<int32_t>::min();
  int32_t to = std::numeric_limits<int32_t>::max();
};

}  // namespace attune
