#include "engine/store/integer_text.h"

#include <charconv>

#include "engine/base/json_text.h"

namespace attune {

bool read_integers(std::string_view json, std::vector<int64_t>& values) {
  values.clear();
  const char* at = json.data();
  const char* end = at + json.size();
  while (at < end) {
    if (*at == '[' || *at == ']' || *at == ',' || *at == ' ') {
      ++at;
      continue;
    }
    int64_t value = 0;
    auto [after, error] = std::from_chars(at, end, value);
    if (error != std::errc()) return false;
    values.push_back(value);
    at = after;
  }
  return true;
}

void append_integers(std::string& json, std::span<const int64_t> values, size_t width) {
  json += '[';
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) json += ',';
    if (width > 0 && i % width == 0) json += '[';
    append_integer(json, values[i]);
    if (width > 0 && i % width == width - 1) json += ']';
  }
  json += ']';
}

}  // namespace attune
