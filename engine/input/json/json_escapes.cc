#include "engine/input/json/json_escapes.h"

#include <algorithm>
#include <cstring>

namespace attune {
namespace {

constexpr uint32_t kNoHex = 0xFFFFFFFF;

uint32_t hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<uint32_t>(c - 'A' + 10);
  return kNoHex;
}

// The value of the escape \uXXXX at `at`, or kNoHex when there is none.
uint32_t hex_escape(std::string_view raw, size_t at) {
  if (raw.size() - at < 6 || raw[at] != '\\' || raw[at + 1] != 'u') return kNoHex;
  uint32_t value = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    uint32_t digit = hex_digit(raw[i]);
    if (digit == kNoHex) return kNoHex;
    value = value << 4 | digit;
  }
  return value;
}

char* put_utf8(uint32_t c, char* out) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
    return out;
  }
  if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      *out++ = static_cast<char>(0xE0 | c >> 12);
    } else {
      *out++ = static_cast<char>(0xF0 | c >> 18);
      *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    }
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
  }
  *out++ = static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

// The byte that \c stands for, or 0 when JSON has no such escape.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

// The \u escape or the pair of them at `at`; moves `at` and `out` on.
EscapeFault put_hex_escape(std::string_view raw, size_t& at, char*& out) {
  uint32_t c = hex_escape(raw, at);
  if (c == kNoHex) return EscapeFault::unknown_escape;
  if (c == 0) return EscapeFault::nul;
  at += 6;
  if (c >= 0xD800 && c < 0xE000) {
    uint32_t low = c < 0xDC00 ? hex_escape(raw, at) : kNoHex;
    if (low < 0xDC00 || low >= 0xE000) return EscapeFault::lone_surrogate;
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    at += 6;
  }
  out = put_utf8(c, out);
  return EscapeFault::none;
}

}  // namespace

EscapeFault unescape(std::string_view raw, char* out, size_t& size) {
  char* start = out;
  size_t at = 0;
  while (at < raw.size()) {
    size_t escape = std::min(raw.find('\\', at), raw.size());
    std::memcpy(out, raw.data() + at, escape - at);
    out += escape - at;
    at = escape;
    if (at == raw.size()) break;
    if (raw.size() - at >= 2 && raw[at + 1] == 'u') {
      if (EscapeFault fault = put_hex_escape(raw, at, out); fault != EscapeFault::none) return fault;
      continue;
    }
    char c = raw.size() - at >= 2 ? short_escape(raw[at + 1]) : '\0';
    if (c == '\0') return EscapeFault::unknown_escape;
    *out++ = c;
    at += 2;
  }
  size = static_cast<size_t>(out - start);
  return EscapeFault::none;
}

bool are_escapes(std::string_view raw) {
  for (size_t at = 0; (at = raw.find('\\', at)) != std::string_view::npos;) {
    if (hex_escape(raw, at) != kNoHex)
      at += 6;
    else if (raw.size() - at >= 2 && short_escape(raw[at + 1]) != 0)
      at += 2;
    else
      return false;
  }
  return true;
}

}  // namespace attune
