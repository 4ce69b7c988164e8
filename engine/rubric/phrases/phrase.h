// The phrase notation of rubrics/README.md: text to a tree of words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/phrase.h"
#include "engine/rubric/phrases/phrase_syntax.h"

namespace attune {

// Limits that no phrase written by a person meets; they bound the work that a hostile one can cause.
inline constexpr size_t kMostWordForms = 64;      // forms of one word with choices inside
inline constexpr size_t kMostPhraseItems = 1000;  // items of one phrase, nested ones included

// A `{lexicon}` of a phrase, in the order written.
struct LexiconMention {
  std::string id;
  size_t offset = 0, length = 0;  // bytes of the phrase
};

struct ParsedPhrase {
  std::vector<PhraseItem> items;  // a lexicon item holds the id in `word` until it is resolved
  std::vector<LexiconMention> lexicons;
  std::vector<PhraseProblem> problems;  // empty: the phrase is good
};

// Words are cut and folded by the rules of base/words.h. Choices inside a word become choices of words. Never
// fails otherwise than by `problems`; then the other fields say what could be understood.
ParsedPhrase parse_phrase(std::string_view text);

}  // namespace attune
