// Lexicon documents.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/rubric/documents/pack.h"
#include "engine/rubric/phrases/phrase_list.h"
#include "engine/yaml/fields.h"

namespace attune {

// The lexicon that says which words negate what follows them.
inline constexpr std::string_view kNegationLexicon = "negation";

extern const KeyTable kLexiconKeys, kLexiconTestKeys;

struct LoadedLexicon {
  Lexicon lexicon;
  bool skip_negated = false;                 // holds for the signals that name it, too
  std::vector<LexiconReference> references;  // the lexicons that its phrases name
};

LoadedLexicon read_lexicon(const Document& document, Reporter& reporter);

// The words of the lexicon `negation`; reports phrases that are neither a word nor a choice of words.
std::vector<std::string> negators_of(const Lexicon& lexicon, Reporter& reporter);

// `negated: skip` or `keep` of a mapping; false when absent. Whoever skips needs the lexicon `negation`.
bool read_negated(const Fields& fields, ReadContext context);

}  // namespace attune
