#include "engine/privacy/plain_text.h"

#include <algorithm>
#include <array>

#include "engine/base/utf8.h"

namespace attune {
namespace {

// The zeros of the decimal digits of Unicode (general category Nd) that people type; nine more follow each.
constexpr std::array<uint32_t, 20> kZeros = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                             0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                             0x0F20, 0x1040, 0x17E0, 0x1810, 0xA8D0, 0xFF10};
constexpr uint32_t kMathDigits = 0x1D7CE;  // five alphabets of ten

struct Span {
  uint32_t first, last;
};
template <size_t Count>
bool lies_in(const std::array<Span, Count>& spans, uint32_t c) {
  return std::any_of(spans.begin(), spans.end(),
                     [c](const Span& span) { return c >= span.first && c <= span.last; });
}

constexpr std::array<Span, 12> kUnseen = {{{0x00AD, 0x00AD},  // the soft hyphen
                                           {0x034F, 0x034F},
                                           {0x061C, 0x061C},
                                           {0x180B, 0x180E},
                                           {0x200B, 0x200F},
                                           {0x202A, 0x202E},
                                           {0x2060, 0x2064},
                                           {0x2066, 0x206F},
                                           {0x20D0, 0x20F0},  // combining, the frame of a keycap among them
                                           {0xFE00, 0xFE0F},
                                           {0xFEFF, 0xFEFF},
                                           {0xE0000, 0xE0FFF}}};
constexpr std::array<Span, 5> kBlanks = {
    {{0x00A0, 0x00A0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}}};
constexpr std::array<Span, 5> kDashes = {
    {{0x2010, 0x2015}, {0x2043, 0x2043}, {0x2212, 0x2212}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}}};
constexpr std::array<Span, 6> kDots = {{{0x00B7, 0x00B7},
                                        {0x2022, 0x2022},
                                        {0x2024, 0x2024},
                                        {0x2027, 0x2027},
                                        {0x2219, 0x2219},
                                        {0x22C5, 0x22C5}}};
constexpr std::array<Span, 2> kCurrencies = {{{0x00A2, 0x00A5}, {0x20A0, 0x20BF}}};
// Latin, Greek, Cyrillic, Armenian, and the accents that are put on them.
constexpr std::array<Span, 7> kLetters = {{{0x00AA, 0x00AA},
                                           {0x00B5, 0x00B5},
                                           {0x00BA, 0x00BA},
                                           {0x00C0, 0x00D6},
                                           {0x00D8, 0x00F6},
                                           {0x00F8, 0x058F},
                                           {0x1E00, 0x1FFF}}};

char plain_digit(uint32_t c) {
  if (c >= kMathDigits && c < kMathDigits + 50) return static_cast<char>('0' + (c - kMathDigits) % 10);
  for (uint32_t zero : kZeros)
    if (c >= zero && c < zero + 10) return static_cast<char>('0' + (c - zero));
  return 0;
}

// What stands for a character beyond ASCII.
char plain_character(uint32_t c) {
  if (char digit = plain_digit(c)) return digit;
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');  // ASCII in full width
  if (c == 0x3000 || lies_in(kBlanks, c)) return ' ';
  if (lies_in(kDashes, c)) return '-';
  if (lies_in(kDots, c)) return '.';
  if (c == 0xFE6B) return '@';
  if (lies_in(kCurrencies, c)) return '$';
  return lies_in(kLetters, c) ? kPlainLetter : kPlainBreak;
}

}  // namespace

PlainText plain_text(std::string_view text) {
  PlainText plain;
  plain.characters.reserve(text.size());
  plain.starts.reserve(text.size());
  plain.ends.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    CodePoint c = decode_character(text, at);
    auto start = static_cast<uint32_t>(at);
    at += c.length;
    if (lies_in(kUnseen, c.value)) continue;
    plain.characters += c.value < 0x80 ? static_cast<char>(c.value) : plain_character(c.value);
    plain.starts.push_back(start);
    plain.ends.push_back(static_cast<uint32_t>(at));
  }
  return plain;
}

}  // namespace attune
