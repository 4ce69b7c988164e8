#include "engine/rubric/phrases/phrase_token.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/words.h"

namespace attune {
namespace {

size_t character_length(std::string_view text, size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

bool is_skipped(std::string_view character) {
  // Beyond ASCII: curly and angle quotes, hyphens and dashes, the no-break space.
  static constexpr std::array<std::string_view, 11> kBeyondAscii = {
      "\xE2\x80\x98", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xAB",     "\xC2\xBB", "\xE2\x80\x90",
      "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xA0"};
  if (character.size() == 1) return std::string_view(" \n-,\"").find(character) != std::string_view::npos;
  return std::find(kBeyondAscii.begin(), kBeyondAscii.end(), character) != kBeyondAscii.end();
}

Sign ascii_sign(char c) {
  switch (c) {
    case '(':
      return Sign::open;
    case '|':
      return Sign::bar;
    case ')':
      return Sign::close;
    case '?':
      return Sign::question;
    case '*':
      return Sign::star;
    case '{':
      return Sign::lexicon;
    case '\'':
      return Sign::apostrophe;
    default:
      return Sign::unmatched;
  }
}

// A rubric has a hundred thousand of these questions, nearly all of them about ASCII.
bool is_ascii_word(char c) {
  static const std::array<bool, 0x100> kWord = [] {
    std::array<bool, 0x100> word{};
    for (size_t i = 0; i < 0x80; ++i) word[i] = !split_words(std::string(1, static_cast<char>(i))).empty();
    return word;
  }();
  return kWord[static_cast<unsigned char>(c)];
}

}  // namespace

bool is_word_at(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  if (is_ascii_word(text[at])) return true;
  return static_cast<unsigned char>(text[at]) >= 0x80 &&
         !split_words(text.substr(at, character_length(text, at))).empty();
}

PhraseToken phrase_token(std::string_view text, size_t at) {
  if (at >= text.size()) return {Sign::blank, 0};
  if (is_ascii_word(text[at])) return {Sign::word, 1};
  size_t length = character_length(text, at);
  std::string_view character = text.substr(at, length);
  if (is_skipped(character)) return {Sign::blank, length};
  if (text.substr(at, 3) == "...") return {Sign::gap, 3};
  if (is_word_at(text, at)) return {Sign::word, length};
  bool between_words = at > 0 && is_word_at(text, at - 1) && is_word_at(text, at + 1);
  if ((character == "." || character == ":") && between_words) return {Sign::word, 1};  // 5:30, a.m
  if (character == kCurlyApostrophe) return {Sign::apostrophe, length};
  return {length == 1 ? ascii_sign(character[0]) : Sign::unmatched, length};
}

}  // namespace attune
