// The languages that can be told apart, with the small words that they are told by: data for language_guess.
//
// The words are the commonest function words of each language, as grammars and frequency lists have them, up
// to eight bytes long. A word may be of several languages ("is", "in", "a"): what is shared tells little, and
// is counted so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace attune {

enum class Script : uint8_t { latin, greek, cyrillic, hebrew, arabic, devanagari, thai, kana, hangul, han };
inline constexpr size_t kScriptCount = 10;

struct LanguageWords {
  std::string_view language;  // primary subtag
  Script script = Script::latin;
  std::string_view words;  // folded, separated by blanks; none where the script alone tells
};

// At most 32.
std::span<const LanguageWords> language_words();

// What a text in this script, but in no known language, is said to be in: "und-Cyrl".
std::string_view language_of_script(Script script);

}  // namespace attune
