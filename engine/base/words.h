// What a word is. Rubric phrases and transcripts are cut into words by the same rules, stated here once,
// slowly and obviously; score/ has a fast version that is tested against this one.
//
// - A word is a run of letters and digits: ASCII letters and digits, and every UTF-8 character beyond ASCII
//   that is no sign (signs.h): emoji, currency signs and the like separate words as a blank does.
// - An apostrophe (' or U+2019) between two word characters belongs to the word: "don't" is one word.
// - Between two words lies a break when there is a line feed or one of . ! ? ; : or U+2026 between them, or
//   what ends a sentence in another script, except a single . or : directly between two word characters
//   ("a.m", "3.50", "5:30"). Phrases and gaps do not reach across a break; they do reach across commas,
//   hyphens, quotes and brackets.
// - Folding: ASCII letters become lower case, and so do those of the Latin-1, Greek and Cyrillic blocks;
//   U+2019 becomes '.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

struct WordRange {
  uint32_t start = 0, end = 0;  // bytes of the text
  bool break_before = false;    // a break, or the start of the text, lies before this word
  bool comma_before = false;    // a comma lies before it (with no break): the clause ends, for negation
};

// The words of `text`, in order.
std::vector<WordRange> split_words(std::string_view text);

// What a character beyond ASCII is to the rules above: an ASCII character that they treat as they do it, or 0
// when it belongs to words as a letter does.
char separator_for(uint32_t character);

// The folded form of one word.
std::string fold_word(std::string_view word);

}  // namespace attune
