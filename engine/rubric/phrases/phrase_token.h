// The signs that a phrase is made of.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

enum class Sign {
  blank,       // between words: also commas, quotes, hyphens and dashes, which are skipped in text as well
  word,        // a character of a word
  apostrophe,  // part of a word when it stands in one
  open,        // (
  bar,
  close,
  question,
  star,
  gap,        // ...
  lexicon,    // {
  unmatched,  // a sign that no text can match
};

struct PhraseToken {
  Sign sign = Sign::blank;
  size_t length = 1;  // bytes; 0 at the end of the text
};

PhraseToken phrase_token(std::string_view text, size_t at);

// Whether the character at `at` belongs to words (base/words.h). False beyond the end.
bool is_word_at(std::string_view text, size_t at);

}  // namespace attune
