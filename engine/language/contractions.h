// English contractions: the forms in which two words are written as one.
//
// "i am", "i'm" and, in raw speech-to-text, "im" and "i m" are the same words; a phrase written in one of
// these forms matches all of them. Words of other languages are not in the table and match as written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

// "i'm" = "i" "am". `short_form` is folded; first and second are the words it stands for.
struct Contraction {
  std::string_view short_form, first, second;
  uint8_t ending = 0;  // the number of `second`: from 1, the same for the same word
};

std::span<const Contraction> contractions();

// Those whose first word is `first`.
std::span<const Contraction> contractions_from(std::string_view first);

// The number of a word that is the second of some contraction; of any other 0.
uint8_t ending_of(std::string_view word);

// The word sequences that `word` (folded) stands for: {{"i", "am"}} for "i'm" and "im", {{"it", "is"}, {"it",
// "has"}} for "it's", {{word}} for any other word. Forms without their apostrophe that are words of their own
// ("well", "were", "its") stay as they are.
std::vector<std::vector<std::string>> expand_contraction(std::string_view word);

// `word` without its apostrophes.
std::string without_apostrophes(std::string_view word);

}  // namespace attune
