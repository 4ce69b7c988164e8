// How deep lexicons name each other.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "engine/rubric/lexicons/lexicon_reader.h"

namespace attune {

class Reporter;

// So many lexicons may follow each other by naming the next: whoever goes through them goes as deep.
inline constexpr size_t kMostLexiconDepth = 32;

// Reports lexicons that lead back to themselves, and those that lead deeper. `lexicons` are by id; a name
// that is not among them counts as a lexicon that names nothing.
void check_lexicon_depth(const std::map<std::string, LoadedLexicon>& lexicons, Reporter& reporter);

}  // namespace attune
