// Times as sources write them: numbers in a unit, durations, dates.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/input/foreign/raw_record.h"

namespace attune {

struct SourceTime {
  int64_t ms = 0;
  bool absolute = false;  // since 1970, not since the start of the conversation
};

// The time of a cell that has a value. Numbers, also those in strings, count in `unit` and are rounded to
// milliseconds; a number beyond 24 days (2147483647 ms) is one since 1970. With TimeUnit::text only strings
// are times: "12.5s" (protobuf's JSON form of a duration), "PT1M2.5S" (ISO 8601), and dates with a time
// (base/date_time.h). False: it is no such time.
bool read_time(const Cell& cell, TimeUnit unit, SourceTime& time);

// The same, quicker for what most sources write: a short number of milliseconds.
inline bool read_time_quickly(const Cell& cell, TimeUnit unit, SourceTime& time) {
  if (unit != TimeUnit::ms || !cell.is_short_integer()) return read_time(cell, unit, time);
  time = {cell.value(), false};
  return true;
}

// "2026-11-20T10:00:00Z", with milliseconds only where there are any.
std::string utc_time_text(int64_t ms);

}  // namespace attune
