#include "engine/input/json/bad_byte.h"

#include <simdjson.h>

#include <algorithm>

namespace attune {

size_t bad_utf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    auto lead = static_cast<unsigned char>(text[at]);
    size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    length = std::min(length, text.size() - at);
    if (lead >= 0x80 && !simdjson::validate_utf8(text.data() + at, length)) return at;
    at += length;
  }
  return text.size();
}

size_t bad_control(std::string_view json) {
  bool in_string = false;
  for (size_t at = 0; at < json.size(); ++at) {
    char c = json[at];
    if (in_string && static_cast<unsigned char>(c) < 0x20) return at;
    if (c == '\\') ++at;
    if (c == '"') in_string = !in_string;
  }
  return json.size();
}

}  // namespace attune
