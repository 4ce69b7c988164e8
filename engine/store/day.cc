#include "engine/store/day.h"

#include <chrono>

#include "engine/base/date_time.h"

namespace attune {

int32_t utc_day(std::string_view text) {
  std::optional<DateTime> time = read_date_time(text);
  if (!time) return kNoDay;
  return static_cast<int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(time->ms)).count());
}

int32_t today() {
  return static_cast<int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

std::string day_text(int32_t day) {
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  auto padded = [](int value, size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(static_cast<int>(date.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::optional<int32_t> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-') return std::nullopt;
  int32_t day = utc_day(text);
  return day == kNoDay ? std::nullopt : std::optional(day);
}

int32_t monday_of(int32_t day) {
  int32_t weekday = (day + 3) % 7;  // 1970-01-01 was a Thursday
  return day - (weekday < 0 ? weekday + 7 : weekday);
}

}  // namespace attune
