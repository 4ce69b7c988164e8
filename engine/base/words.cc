#include "engine/base/words.h"

namespace attune {
namespace {

struct CodePoint {
  uint32_t value = 0;
  uint32_t length = 1;
};

// Decodes one character; a byte that is not UTF-8 counts as a character of its own (a letter).
CodePoint decode(std::string_view text, size_t at) {
  auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto tail = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && tail(at + 1)) return {(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  if (lead >= 0xE0 && lead < 0xF0 && tail(at + 1) && tail(at + 2))
    return {(lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F), 3};
  if (lead >= 0xF0 && tail(at + 1) && tail(at + 2) && tail(at + 3))
    return {(lead & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6 |
                (byte(at + 3) & 0x3F),
            4};
  return {0x10FFFF, 1};
}

bool is_ascii_word(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_word(uint32_t c) {
  if (c < 0x80) return is_ascii_word(c);
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F);
}

bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

bool is_break(uint32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n' || c == 0x2026;
}

// The end of the word that starts at `start`.
size_t word_end(std::string_view text, size_t start) {
  size_t at = start;
  while (at < text.size()) {
    CodePoint c = decode(text, at);
    if (!is_word(c.value)) {
      if (!is_apostrophe(c.value) || at + c.length >= text.size()) break;
      if (!is_word(decode(text, at + c.length).value)) break;
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
    CodePoint c = decode(text, at);
    if (is_word(c.value)) {
      size_t end = word_end(text, at);
      words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), broken, comma && !broken});
      broken = comma = false;
      at = end;
      continue;
    }
    bool inside = (c.value == '.' || c.value == ':') && !words.empty() && words.back().end == at &&
                  at + 1 < text.size() && is_word(decode(text, at + 1).value);
    if (is_break(c.value) && !inside) broken = true;
    if (c.value == ',') comma = true;
    at += c.length;
  }
  return words;
}

std::string fold_word(std::string_view word) {
  std::string folded;
  for (size_t at = 0; at < word.size();) {
    CodePoint c = decode(word, at);
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
