// Days: UTC calendar days counted from 1970-01-01, the unit of periods and tallies.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

// The UTC day of a date or time (base/date_time.h says in which forms). A time without an offset counts as
// UTC. kNoDay when it is not understood.
int32_t utc_day(std::string_view text);

// The UTC day that it is.
int32_t today();

// "2026-11-20" and back. parse_day: none unless the text is a date in just this form.
std::string day_text(int32_t day);
std::optional<int32_t> parse_day(std::string_view text);

// The Monday of the week of `day`.
int32_t monday_of(int32_t day);

}  // namespace attune
