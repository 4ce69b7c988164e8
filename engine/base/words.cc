#include "engine/base/words.h"

#include <algorithm>
#include <array>

#include "engine/base/ascii.h"
#include "engine/base/signs.h"
#include "engine/base/utf8.h"

namespace attune {
namespace {

bool is_word(uint32_t c) { return c < 0x80 ? is_alphanumeric(static_cast<char>(c)) : !is_sign(c); }

bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

// Ascending: the Greek question mark, the signs of Arabic and Devanagari, doubled ones, those of Chinese and
// Japanese.
constexpr std::array<uint32_t, 19> kBreaks = {0x037E, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965, 0x2026,
                                              0x203C, 0x2047, 0x2048, 0x2049, 0x3002, 0xFE52, 0xFF01,
                                              0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF61};

bool is_break(uint32_t c) {
  if (c >= 0x80) return std::binary_search(kBreaks.begin(), kBreaks.end(), c);
  return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n';
}

bool is_comma(uint32_t c) { return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C || c == 0xFF64; }

// The end of the word that starts at `start`.
size_t word_end(std::string_view text, size_t start) {
  size_t at = start;
  while (at < text.size()) {
    CodePoint c = decode_character(text, at);
    if (!is_word(c.value)) {
      if (!is_apostrophe(c.value) || at + c.length >= text.size()) break;
      if (!is_word(decode_character(text, at + c.length).value)) break;
    }
    at += c.length;
  }
  return at;
}

// Two-byte letters whose lower case is 0x20 further on, or beside them.
uint32_t lower(uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;     // Latin-1
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 0x20;  // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;                // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

}  // namespace

std::vector<WordRange> split_words(std::string_view text) {
  std::vector<WordRange> words;
  bool broken = true, comma = false;
  size_t at = 0;
  while (at < text.size()) {
    CodePoint c = decode_character(text, at);
    if (is_word(c.value)) {
      size_t end = word_end(text, at);
      words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), broken, comma && !broken});
      broken = comma = false;
      at = end;
      continue;
    }
    bool inside = (c.value == '.' || c.value == ':') && !words.empty() && words.back().end == at &&
                  at + 1 < text.size() && is_word(decode_character(text, at + 1).value);
    if (is_break(c.value) && !inside) broken = true;
    if (is_comma(c.value)) comma = true;
    at += c.length;
  }
  return words;
}

char separator_for(uint32_t character) {
  if (is_word(character)) return 0;
  if (is_apostrophe(character)) return '\'';
  if (is_comma(character)) return ',';
  return is_break(character) ? '!' : ' ';
}

std::string fold_word(std::string_view word) {
  std::string folded;
  for (size_t at = 0; at < word.size();) {
    CodePoint c = decode_character(word, at);
    uint32_t low = c.value == 0x2019 ? '\'' : lower(c.value);
    if (low == c.value) {
      folded.append(word, at, c.length);
    } else if (low < 0x80) {
      folded += static_cast<char>(low);
    } else {
      folded += static_cast<char>(0xC0 | low >> 6);
      folded += static_cast<char>(0x80 | (low & 0x3F));
    }
    at += c.length;
  }
  return folded;
}

}  // namespace attune
