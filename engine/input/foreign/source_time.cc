#include "engine/input/foreign/source_time.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>

#include "engine/base/date_time.h"
#include "engine/input/json/json_number.h"

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

bool read_date(std::string_view text, SourceTime& time) {
  std::optional<DateTime> read = read_date_time(text);
  if (!read || !read->has_time) return false;
  time = {read->ms, true};
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
