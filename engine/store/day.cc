#include "engine/store/day.h"

#include <chrono>
#include <cstdlib>

namespace attune {
namespace {

constexpr int kDayMinutes = 24 * 60;

// Takes digits, signs and separators off the front of a text. A step that does not fit makes ok() false for
// good.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(size_t count) {
    int value = 0;
    if (rest_.size() < count) return fail();
    for (size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool skip(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool at_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }
  bool at_end() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  int fail() {
    ok_ = false;
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

// kNoDay when there is no such date.
int32_t days_from(int year, int month, int day) {
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                   std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return kNoDay;
  return static_cast<int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

// Minutes to add to a local time to get UTC; reads "Z", "+05:30", "-0500", "+01" or nothing.
int scan_offset(Scanner& scan) {
  if (scan.at_end() || scan.skip('Z') || scan.skip('z')) return 0;
  int sign = scan.skip('+') ? -1 : 1;
  if (sign == 1 && !scan.skip('-')) return scan.digits(99);  // neither sign: not a time
  int hours = scan.digits(2);
  scan.skip(':');
  int minutes = scan.at_end() ? 0 : scan.digits(2);
  return sign * (hours * 60 + minutes);
}

// Minutes since midnight. Seconds and fractions are read and dropped.
int scan_time(Scanner& scan) {
  int hours = scan.digits(2);
  scan.skip(':');
  int minutes = scan.at_digit() ? scan.digits(2) : 0;
  if (scan.skip(':') || scan.at_digit()) scan.digits(2);
  if (scan.skip('.') || scan.skip(',')) {
    while (scan.at_digit()) scan.digits(1);
  }
  return hours * 60 + minutes;
}

}  // namespace

int32_t utc_day(std::string_view text) {
  Scanner scan(text);
  int year = scan.digits(4);
  bool dashes = scan.skip('-');
  int month = scan.digits(2);
  if (dashes && !scan.skip('-')) return kNoDay;
  int32_t day = days_from(year, month, scan.digits(2));
  if (!scan.ok() || day == kNoDay || scan.at_end()) return scan.ok() ? day : kNoDay;
  if (!scan.skip('T') && !scan.skip('t') && !scan.skip(' ')) return kNoDay;
  int minutes = scan_time(scan);
  int offset = scan_offset(scan);
  if (!scan.ok() || !scan.at_end() || minutes > kDayMinutes || std::abs(offset) >= kDayMinutes) return kNoDay;
  minutes += offset;
  return day + (minutes < 0 ? -1 : minutes / kDayMinutes);
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
