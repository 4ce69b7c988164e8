// Dates and times as people and programs write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace attune {

struct DateTime {
  int64_t ms = 0;         // since 1970-01-01T00:00Z; may be negative
  bool has_time = false;  // false: a date alone, and `ms` its midnight
};

// Reads the forms of ISO 8601 and RFC 3339 ("2026-11-20", "20261120T233000Z", "2026-11-20 23:30:00.5 -0500",
// "2026/11/20 23:30 UTC") and of RFC 2822 ("Fri, 20 Nov 2026 23:30:00 GMT"), with blanks around them.
// Seconds, minutes and the offset may be missing; a time without an offset counts as UTC. Behind a numeric
// offset the zone may stand once more ("+0100 CET", "+01:00[Europe/Berlin]"). None: the text is none of
// these, or one that may mean several days, as 03/04/2026 does.
std::optional<DateTime> read_date_time(std::string_view text);

}  // namespace attune
