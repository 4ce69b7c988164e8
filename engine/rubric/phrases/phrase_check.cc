#include "engine/rubric/phrases/phrase_check.h"

#include <algorithm>

namespace attune {
namespace {

bool can_be_missing(const PhraseSequence& sequence);

bool can_be_missing(const PhrasePart& part) {
  if (part.optional) return true;
  return part.is_group() && std::any_of(part.alternatives.begin(), part.alternatives.end(),
                                        [](const PhraseSequence& s) { return can_be_missing(s); });
}

bool can_be_missing(const PhraseTerm& term) {
  if (term.optional || term.kind == PhraseTerm::Kind::gap) return true;
  return term.kind == PhraseTerm::Kind::run &&
         std::all_of(term.parts.begin(), term.parts.end(),
                     [](const PhrasePart& p) { return can_be_missing(p); });
}

bool can_be_missing(const PhraseSequence& sequence) {
  return std::all_of(sequence.begin(), sequence.end(), [](const PhraseTerm& t) { return can_be_missing(t); });
}

// The gap with which a match could begin (or end, with `last`), or nullptr.
const PhraseTerm* gap_at_edge(const PhraseSequence& sequence, bool last) {
  for (size_t i = 0; i < sequence.size(); ++i) {
    const PhraseTerm& term = sequence[last ? sequence.size() - 1 - i : i];
    if (term.kind == PhraseTerm::Kind::gap) return &term;
    if (term.is_choice()) {
      for (const PhraseSequence& alternative : term.parts[0].alternatives) {
        if (const PhraseTerm* gap = gap_at_edge(alternative, last)) return gap;
      }
    }
    if (!can_be_missing(term)) return nullptr;
  }
  return nullptr;
}

}  // namespace

void check_phrase(const PhraseSequence& sequence, size_t length, std::vector<PhraseProblem>& problems) {
  if (can_be_missing(sequence)) {
    problems.push_back({"phrase-no-fixed-word", 0, length, "every part of the phrase can be missing",
                        "no word that is always there", "make at least one word fixed: take a '?' away"});
    return;
  }
  const PhraseTerm* first = gap_at_edge(sequence, false);
  const PhraseTerm* last = gap_at_edge(sequence, true);
  if (first) {
    problems.push_back({"phrase-gap", first->offset, first->length, "a match could begin with '...'",
                        "nothing fixed before it", "begin the phrase with a word that cannot be missing"});
  }
  if (last && last != first) {
    problems.push_back({"phrase-gap", last->offset, last->length, "a match could end with '...'",
                        "nothing fixed behind it", "end the phrase with a word that cannot be missing"});
  }
}

}  // namespace attune
