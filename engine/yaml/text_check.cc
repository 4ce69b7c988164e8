#include "engine/yaml/text_check.h"

#include <algorithm>

#include "engine/yaml/reporter.h"
#include "engine/yaml/source_text.h"

namespace attune {
namespace {

constexpr uint32_t kByteOrderMark = 0xFEFF;  // may begin a file

struct CodePoint {
  uint32_t value = 0;
  size_t length = 0;  // 0: not UTF-8
};

// Decodes strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF.
CodePoint decode(std::string_view text, size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return {};
  uint32_t value = lead & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    auto tail = static_cast<unsigned char>(text[at + i]);
    if ((tail & 0xC0) != 0x80) return {};
    value = value << 6 | (tail & 0x3Fu);
  }
  static constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || value > 0x10FFFF || surrogate) return {};
  return {value, length};
}

bool is_control(uint32_t c) {
  return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
         c == kByteOrderMark || c == 0xFFFE || c == 0xFFFF;
}

std::string hex(uint32_t value) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (; value > 0 || digits.size() < 2; value >>= 4) digits.insert(digits.begin(), kDigits[value & 15]);
  return digits;
}

void report_bad_character(CodePoint c, unsigned char byte, const SourcePlace& place, Reporter& reporter) {
  if (c.length == 0) {
    reporter.error("not-utf8", place, "the file is not UTF-8",
                   "byte " + hex(byte) + " is not part of a character", "save the file as UTF-8");
  } else if (c.value == '\t') {
    reporter.error("tab", place, "a tab stands where blanks are expected", "tab",
                   "indent and separate with blanks: how wide a tab is depends on the editor");
  } else {
    reporter.error("control-character", place, "the file holds a control character",
                   "character " + hex(c.value), "delete it");
  }
}

}  // namespace

bool check_text(const SourceText& source, Reporter& reporter) {
  std::string_view text = source.text();
  int bad_lines = 0;
  for (size_t at = 0; at < text.size() && bad_lines < kMostBadLines;) {
    CodePoint c = decode(text, at);
    bool byte_order_mark = at == 0 && c.value == kByteOrderMark;
    if (byte_order_mark || (c.length > 0 && c.value != '\t' && !is_control(c.value))) {
      at += c.length;
      continue;
    }
    ++bad_lines;
    report_bad_character(c, static_cast<unsigned char>(text[at]), source.place(at, at + 1), reporter);
    at = std::min(text.find('\n', at), text.size());  // one message a line is enough
  }
  return bad_lines == 0;
}

std::string printable(std::string_view text) {
  std::string shown(text);
  for (size_t at = 0; at < text.size();) {
    CodePoint c = decode(text, at);
    size_t length = std::max<size_t>(c.length, 1);
    bool harmless = c.length > 0 && (!is_control(c.value) || c.value == kByteOrderMark);
    if (!harmless) std::fill_n(shown.begin() + static_cast<std::ptrdiff_t>(at), length, '?');
    at += length;
  }
  return shown;
}

}  // namespace attune
