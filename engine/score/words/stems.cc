#include "engine/score/words/stems.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/base/words.h"
#include "engine/language/stop_words.h"

namespace attune {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Takes the ending away where at least three letters with a vowel among them are left.
bool cut(std::string& word, std::string_view ending) {
  if (!word.ends_with(ending) || word.size() < ending.size() + kShortestContentWord) return false;
  const std::string_view left(word.data(), word.size() - ending.size());
  if (std::none_of(left.begin(), left.end(), is_vowel)) return false;
  word.resize(left.size());
  return true;
}

void undouble(std::string& word) {
  const size_t n = word.size();
  if (n > kShortestContentWord && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]) &&
      word[n - 1] != 'l' && word[n - 1] != 's')
    word.pop_back();
}

}  // namespace

std::string content_stem(std::string_view folded) {
  if (folded.ends_with("'s")) folded.remove_suffix(2);
  if (folded.size() < kShortestContentWord || is_stop_word(folded)) return {};
  if (std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  std::string word(folded);
  if (cut(word, "ies")) {
    word += 'y';
  } else if (!word.ends_with("ss") && !word.ends_with("us")) {
    cut(word, "s");
  }
  if (cut(word, "ing") || cut(word, "ed")) undouble(word);
  cut(word, "e");
  return word;
}

Stem StemTable::find_slowly(std::string_view word) {
  const std::string stem = content_stem(fold_word(word));
  return stem.empty() ? kNoStem : hash64(stem) | 1;  // never kNoStem
}

}  // namespace attune
