// Phrase: one entry of a signal or lexicon, as a tree of words.
//
// Notation (rubrics/README.md): `(a|b)` one of, `word?` may be missing, `word*` any ending, `...` up to three
// words between, `{lexicon}` any phrase of that lexicon. Words are folded (lower case, straight apostrophe);
// what counts as a word is defined once, in base/words.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"

namespace attune {

// `...` stands for 0 to this many words.
inline constexpr int kGapWords = 3;

struct PhraseItem {
  enum class Kind : uint8_t { word, prefix, choice, gap, lexicon };
  Kind kind = Kind::word;
  bool optional = false;
  std::string word = {};                                   // word, prefix (without its '*')
  std::vector<std::vector<PhraseItem>> alternatives = {};  // choice: each a sequence of items
  uint32_t lexicon = 0;                                    // lexicon: index into Rubric::lexicons
};

struct Phrase {
  std::string text;               // as written
  std::vector<PhraseItem> items;  // in order
  bool skip_negated = false;      // a match in the scope of a negation does not count
  SourcePlace place;
  bool keeps_unless = false;  // it is a lexicon whose own `unless` cancels its matches
};

// The escape hatch: a regular expression in RE2 syntax, matched case-insensitively within one turn.
struct Regex {
  std::string text;
  bool skip_negated = false;
  SourcePlace place;
};

}  // namespace attune
