#include "engine/yaml/plain_scalar.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.h"

namespace attune {
namespace {

constexpr int kMostDigits = 15;  // leaves room for the scale in an int64_t

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string_view without_sign(std::string_view text) {
  return !text.empty() && (text[0] == '-' || text[0] == '+') ? text.substr(1) : text;
}

// 12, 1_000, 3.5, .5, 1e5, 0x1F, 0o17, .inf
bool is_number(std::string_view text) {
  text = without_sign(text);
  if (text == ".inf") return true;
  if (text.starts_with("0x")) return text.size() > 2 && only(text.substr(2), "0123456789abcdef_");
  if (text.starts_with("0o") || text.starts_with("0b"))
    return text.size() > 2 && only(text.substr(2), "01234567_");
  size_t exponent = text.find('e');
  if (exponent != std::string_view::npos) {
    std::string_view power = without_sign(text.substr(exponent + 1));
    if (power.empty() || !only(power, "0123456789")) return false;
    text = text.substr(0, exponent);
  }
  bool point_or_digit = !text.empty() && (is_digit(text[0]) || text[0] == '.');
  return point_or_digit && only(text, "0123456789_.") && std::any_of(text.begin(), text.end(), is_digit) &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

// 12:30, 1:02:03, which YAML 1.1 reads as numbers of base 60.
bool is_time(std::string_view text) {
  text = without_sign(text);
  return !text.empty() && is_digit(text[0]) && only(text, "0123456789:._") && text.find(':') != text.npos &&
         text.back() != ':';
}

// 2026-11-20, with or without a time behind it.
bool is_date(std::string_view text) {
  return text.size() >= 8 && std::all_of(text.begin(), text.begin() + 4, is_digit) && text[4] == '-' &&
         only(text, "0123456789-:.tz +") && std::count(text.begin(), text.end(), '-') >= 2;
}

}  // namespace

std::string_view plain_meaning(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kBooleans = {"true", "false", "yes", "no",
                                                                "on",   "off",   "y",   "n"};
  static constexpr std::array<std::string_view, 3> kNothing = {"", "~", "null"};
  std::string lower = lower_case(text);
  if (is_one_of(kBooleans, lower)) return "a boolean";
  if (is_one_of(kNothing, lower)) return "nothing";
  if (is_number(lower) || lower == ".nan") return "a number";
  if (is_time(lower)) return "a time";
  if (is_date(lower)) return "a date";
  return "";
}

std::optional<int64_t> parse_decimal(std::string_view text, int decimals) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  int64_t value = 0;
  int digits = 0, behind_point = -1;
  for (char c : text) {
    if (c == '.' && behind_point < 0 && digits > 0) {
      behind_point = 0;
      continue;
    }
    if (!is_digit(c) || ++digits > kMostDigits) return {};
    value = value * 10 + (c - '0');
    if (behind_point >= 0 && ++behind_point > decimals) {
      if (c != '0') return {};
      value /= 10;  // zeros behind the last digit that counts say nothing
      --behind_point;
    }
  }
  if (digits == 0 || text.back() == '.') return {};
  for (int i = std::max(behind_point, 0); i < decimals; ++i) value *= 10;
  return negative ? -value : value;
}

std::optional<int64_t> parse_duration_ms(std::string_view text) {
  struct Unit {
    std::string_view name;
    int64_t ms;
  };
  static constexpr std::array<Unit, 3> kUnits = {{{"ms", 1}, {"s", 1000}, {"min", 60'000}}};
  size_t end = text.find_first_not_of("0123456789.-");
  if (end == std::string_view::npos) return {};
  std::string_view unit_name = text.substr(end);
  if (unit_name.starts_with(' ')) unit_name.remove_prefix(1);
  for (const Unit& unit : kUnits) {
    if (unit.name != unit_name) continue;
    std::optional<int64_t> thousandths = parse_decimal(text.substr(0, end), 3);
    constexpr int64_t kMost = 1'000'000'000'000;
    if (!thousandths || *thousandths > kMost || *thousandths < -kMost) return {};
    if (*thousandths * unit.ms % 1000 != 0) return {};
    return *thousandths * unit.ms / 1000;
  }
  return {};
}

}  // namespace attune
