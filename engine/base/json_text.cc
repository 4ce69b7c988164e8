#include "engine/base/json_text.h"

#include <charconv>

namespace attune {
namespace {

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, unsigned char c) {
  static constexpr char kDigits[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += kDigits[c >> 4];
      out += kDigits[c & 15];
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  size_t start = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(static_cast<unsigned char>(text[i]))) continue;
    out.append(text, start, i - start);
    append_escaped(out, static_cast<unsigned char>(text[i]));
    start = i + 1;
  }
  out.append(text, start);
  out += '"';
}

void append_integer(std::string& out, int64_t value) {
  char digits[24];
  auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  (void)error;  // 24 characters hold every int64_t
  out.append(digits, end);
}

void append_fixed(std::string& out, int64_t value, int decimals) {
  if (value < 0) out += '-';
  // The least int64_t has no positive counterpart.
  uint64_t size = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  uint64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  append_integer(out, static_cast<int64_t>(size / unit));
  uint64_t rest = size % unit;
  if (rest == 0) return;
  out += '.';
  for (unit /= 10; rest > 0; unit /= 10) {
    out += static_cast<char>('0' + static_cast<char>(rest / unit));
    rest %= unit;
  }
}

}  // namespace attune
