// Days: UTC calendar days counted from 1970-01-01, the unit of periods and tallies.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

// The UTC day of an ISO 8601 date or time ("2026-11-20", "2026-11-20T23:30:00-05:00", "20261120T233000Z"; a
// blank may stand for the T). A time without an offset counts as UTC. kNoDay when the text is none of these.
int32_t utc_day(std::string_view text);

// "2026-11-20" and back. parse_day: none unless the text is a date in just this form.
std::string day_text(int32_t day);
std::optional<int32_t> parse_day(std::string_view text);

// The Monday of the week of `day`.
int32_t monday_of(int32_t day);

}  // namespace attune
