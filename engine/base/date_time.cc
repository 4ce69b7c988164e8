#include "engine/base/date_time.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "engine/base/ascii.h"

namespace attune {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr size_t kNameLetters = 3;  // of a month or weekday
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes parts off the front of a text. One that is asked for and not there makes ok() false for good.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(size_t count) {
    int value = 0;
    if (rest_.size() < count || !std::all_of(rest_.begin(), rest_.begin() + count, is_digit)) return fail();
    for (char c : rest_.substr(0, count)) value = value * 10 + (c - '0');
    rest_.remove_prefix(count);
    return value;
  }
  // 1 for the first of `names`.
  template <size_t Count>
  int name(const std::array<std::string_view, Count>& names) {
    std::string_view word = rest_.substr(0, kNameLetters);
    for (size_t i = 0; i < Count; ++i) {
      if (!same_letters(word, names[i])) continue;
      rest_.remove_prefix(kNameLetters);
      return static_cast<int>(i) + 1;
    }
    return fail();
  }
  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool skip_blanks() {
    size_t before = rest_.size();
    while (!rest_.empty() && is_blank(rest_[0])) rest_.remove_prefix(1);
    return rest_.size() < before;
  }
  void expect(bool there) { ok_ = ok_ && there; }
  bool at_digit(size_t ahead = 0) const { return rest_.size() > ahead && is_digit(rest_[ahead]); }
  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  bool ok() const { return ok_; }

 private:
  int fail() {
    ok_ = false;
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

// "20 Nov 2026", also with "Fri, " before it.
Date scan_named_date(Scanner& scan) {
  Date date;
  if (!scan.at_digit()) {
    scan.name(kWeekdays);
    scan.expect(scan.skip(','));
    scan.skip_blanks();
  }
  date.day = scan.digits(scan.at_digit(1) ? 2 : 1);
  scan.expect(scan.skip_blanks());
  date.month = scan.name(kMonths);
  scan.expect(scan.skip_blanks());
  date.year = scan.digits(4);
  return date;
}

Date scan_date(Scanner& scan) {
  bool year_first = scan.at_digit() && scan.at_digit(1) && scan.at_digit(2);
  if (!year_first) return scan_named_date(scan);
  Date date;
  date.year = scan.digits(4);
  const char between = scan.skip('-') ? '-' : scan.skip('/') ? '/' : '\0';
  date.month = scan.digits(2);
  if (between != '\0') scan.expect(scan.skip(between));
  date.day = scan.digits(2);
  return date;
}

// Of a second, rounded.
int64_t scan_fraction_ms(Scanner& scan) {
  int64_t tenths_of_ms = 0;
  for (int64_t unit = 1000; scan.at_digit(); unit /= 10) tenths_of_ms += unit * scan.digits(1);
  return (tenths_of_ms + 5) / 10;
}

// Milliseconds since midnight.
int64_t scan_time(Scanner& scan) {
  const bool one_digit = scan.at_digit() && scan.rest().substr(1).starts_with(':');  // 9:30
  int hours = scan.digits(one_digit ? 1 : 2), minutes = 0, seconds = 0;
  if (scan.skip(':') || scan.at_digit()) minutes = scan.digits(2);
  if (scan.skip(':') || scan.at_digit()) seconds = scan.digits(2);
  int64_t ms = (hours * 60 + minutes) * 60'000LL + seconds * 1000LL;
  scan.expect(minutes < 60 && seconds <= 60 && ms <= kDayMinutes * 60'000LL);  // 60: a leap second
  if (scan.skip('.') || scan.skip(',')) ms += scan_fraction_ms(scan);
  return ms;
}

// What may follow a numeric offset, and says nothing more: "CET", "(CET)", "[Europe/Berlin]".
bool is_zone_name(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || (text.front() == '[' && text.back() == ']')) return true;
  if (text.front() == '(' && text.back() == ')') return true;
  return std::all_of(text.begin(), text.end(), is_letter);
}

// Minutes east of UTC; reads "Z", "UTC", "GMT", "+05:30", "-0500", "+01" or nothing, to the end.
int scan_offset(Scanner& scan) {
  scan.skip_blanks();
  for (std::string_view utc : {"", "Z", "UTC", "GMT"})
    if (same_letters(scan.rest(), utc)) return 0;
  int sign = scan.skip('-') ? -1 : 1;
  scan.expect(sign < 0 || scan.skip('+'));
  int hours = scan.digits(2), minutes = 0;
  if (scan.skip(':') || scan.at_digit()) minutes = scan.digits(2);
  scan.expect(hours * 60 + minutes < kDayMinutes && minutes < 60 && is_zone_name(scan.rest()));
  return sign * (hours * 60 + minutes);
}

}  // namespace

std::optional<DateTime> read_date_time(std::string_view text) {
  Scanner scan(trimmed(text));
  Date read = scan_date(scan);
  std::chrono::year_month_day date{std::chrono::year(read.year),
                                   std::chrono::month(static_cast<unsigned>(read.month)),
                                   std::chrono::day(static_cast<unsigned>(read.day))};
  if (!scan.ok() || !date.ok()) return std::nullopt;
  DateTime time;
  time.ms = std::chrono::sys_days(date).time_since_epoch().count() * int64_t{kDayMinutes} * 60'000;
  if (scan.at_end()) return time;
  if (!scan.skip('T') && !scan.skip('t') && !scan.skip_blanks()) return std::nullopt;
  time.has_time = true;
  time.ms += scan_time(scan);
  time.ms -= scan_offset(scan) * int64_t{60'000};
  return scan.ok() ? std::optional(time) : std::nullopt;
}

}  // namespace attune
