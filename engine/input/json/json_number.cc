#include "engine/input/json/json_number.h"

#include <charconv>
#include <cmath>
#include <cstddef>

#include "engine/base/ascii.h"

namespace attune {
namespace {

// The place after the digits that begin at `at`.
size_t after_digits(std::string_view text, size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

}  // namespace

bool is_json_number(std::string_view text) {
  size_t at = text.starts_with('-') ? 1 : 0;
  size_t end = after_digits(text, at);
  if (end == at || (text[at] == '0' && end > at + 1)) return false;
  at = end;
  if (at < text.size() && text[at] == '.') {
    end = after_digits(text, at + 1);
    if (end == at + 1) return false;
    at = end;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    end = after_digits(text, at);
    if (end == at) return false;
    at = end;
  }
  return at == text.size();
}

bool is_integer(std::string_view number) { return number.find_first_of(".eE") == std::string_view::npos; }

bool to_integer(std::string_view number, int64_t& value, bool& beyond) {
  const char* end = number.data() + number.size();
  beyond = false;
  if (is_integer(number)) {
    beyond = std::from_chars(number.data(), end, value).ec != std::errc();
    return !beyond;
  }
  double wide = 0;
  beyond = !to_double(number, wide) || std::abs(wide) >= 9.2e18;
  if (beyond || wide != std::floor(wide)) return false;
  value = static_cast<int64_t>(wide);
  return true;
}

bool to_double(std::string_view number, double& value) {
  return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
}

bool is_cut_scalar(std::string_view text) {
  if (text.empty()) return false;
  for (std::string_view word : {"true", "false", "null"})
    if (text.size() < word.size() && word.starts_with(text)) return true;
  char last = text.back();
  bool open_end = last == '-' || last == '+' || last == '.' || last == 'e' || last == 'E';
  if (!open_end) return false;
  // One more digit completes it.
  char whole[64];
  if (text.size() >= sizeof whole) return false;
  text.copy(whole, text.size());
  whole[text.size()] = '1';
  return is_json_number({whole, text.size() + 1});
}

}  // namespace attune
