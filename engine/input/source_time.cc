#include "engine/input/source_time.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>

#include "engine/input/json_number.h"

namespace attune {
namespace {

constexpr double kMostMs = 4e15;  // beyond every date that one can mean, and exact in a double

// A number without blanks and signs but '-'; false for anything else.
bool to_number(std::string_view text, double& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool rounded(double ms, SourceTime& time) {
  if (!(std::abs(ms) < kMostMs)) return false;
  time.ms = std::llround(ms);
  return true;
}

double ms_per_unit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::s:
      return 1e3;
    case TimeUnit::us:
      return 1e-3;
    case TimeUnit::ticks:  // of 100 ns
      return 1e-4;
    default:
      return 1;
  }
}

// PT1H2M3.5S, P1DT2H; months and years have no fixed length and are none.
bool read_iso_duration(std::string_view text, SourceTime& time) {
  text.remove_prefix(1);
  double ms = 0;
  bool of_day = false, any = false;
  while (!text.empty()) {
    if (text[0] == 'T') {
      of_day = true;
      text.remove_prefix(1);
      continue;
    }
    size_t end = text.find_first_not_of("0123456789.");
    double value = 0;
    if (end == std::string_view::npos || !to_number(text.substr(0, end), value)) return false;
    char unit = text[end];
    double factor = unit == 'S' ? 1e3 : unit == 'M' ? 6e4 : unit == 'H' ? 3.6e6 : unit == 'D' ? 8.64e7 : 0;
    if (factor == 0 || (unit == 'D') == of_day) return false;
    ms += value * factor;
    any = true;
    text.remove_prefix(end + 1);
  }
  return any && rounded(ms, time);
}

bool take_digits(std::string_view& text, size_t count, int& value) {
  if (text.size() < count) return false;
  auto [end, error] = std::from_chars(text.data(), text.data() + count, value);
  if (error != std::errc() || end != text.data() + count || value < 0) return false;
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// "", "Z", "+02:00", "-0500", "+01": minutes east of UTC.
bool read_offset(std::string_view text, int& minutes) {
  minutes = 0;
  if (text.empty() || text == "Z" || text == "z" || text == " UTC") return true;
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return false;
  int hour = 0, minute = 0;
  if (!take_digits(text, 2, hour)) return false;
  take(text, ':');
  if (!text.empty() && (!take_digits(text, 2, minute) || !text.empty())) return false;
  minutes = (hour * 60 + minute) * (west ? -1 : 1);
  return true;
}

bool read_date(std::string_view text, SourceTime& time) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (!take_digits(text, 4, year) || !take(text, '-') || !take_digits(text, 2, month) || !take(text, '-') ||
      !take_digits(text, 2, day))
    return false;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return false;
  if (!take_digits(text, 2, hour) || !take(text, ':') || !take_digits(text, 2, minute)) return false;
  if (take(text, ':') && !take_digits(text, 2, second)) return false;
  double fraction = 0;
  if (text.starts_with('.')) {
    size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end > 1 && !to_number(text.substr(0, end), fraction)) return false;
    text.remove_prefix(end);
  }
  int east = 0;
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                   std::chrono::day(static_cast<unsigned>(day))};
  if (!read_offset(text, east) || !date.ok() || hour > 24 || minute > 59 || second > 60) return false;
  int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  time.ms = ((days * 24 + hour) * 60 + minute - east) * 60'000 + second * 1000 + std::llround(fraction * 1e3);
  time.absolute = true;
  return true;
}

bool read_text_time(std::string_view text, SourceTime& time) {
  double seconds = 0;
  if (text.ends_with('s'))
    return to_number(text.substr(0, text.size() - 1), seconds) && rounded(seconds * 1e3, time);
  return text.starts_with('P') ? read_iso_duration(text, time) : read_date(text, time);
}

}  // namespace

bool read_time(const Cell& cell, TimeUnit unit, SourceTime& time) {
  time = {};
  if (cell.kind() == Cell::Kind::flag) return false;
  if (unit == TimeUnit::text) return cell.kind() == Cell::Kind::text && read_text_time(cell.text(), time);
  double number = 0;
  if (!to_number(cell.text(), number) || !rounded(number * ms_per_unit(unit), time)) return false;
  time.absolute = time.ms > std::numeric_limits<int32_t>::max();
  return true;
}

std::string utc_time_text(int64_t ms) {
  using namespace std::chrono;
  sys_time<milliseconds> time{milliseconds(ms)};
  auto day = floor<days>(time);
  year_month_day date{day};
  hh_mm_ss clock{time - day};
  char text[48];
  int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                           static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                           static_cast<int>(clock.seconds().count()));
  std::string out(text, static_cast<size_t>(size));
  auto thousandths = static_cast<int>(clock.subseconds().count());
  if (thousandths > 0) {
    std::snprintf(text, sizeof text, ".%03d", thousandths);
    out += text;
  }
  return out + "Z";
}

}  // namespace attune
