// Looking up all words of a joined text: their classes, by the vocabulary. There are versions for AVX-512,
// eight words at a time, and for any machine; the best that the processor has is chosen at run time. All give
// the same classes; a test compares them.
#pragma once

#include <string_view>
#include <vector>

#include "engine/score/words/vocabulary.h"
#include "engine/score/words/word_cutter.h"

namespace attune {

// Words of a text that is followed by kTextPadding readable bytes.
struct CutWords {
  const char* text;
  const WordPlace* places;
  size_t count;
};

struct WordLookup {
  std::string_view name;
  // Writes the class of each word to `classes`. Words that take longer, which are few, are left over for
  // Vocabulary::find_left_over(): their numbers are written to `left_over`; returns how many. Both need room
  // for every word and for eight more.
  size_t (*look_up)(const Vocabulary& vocabulary, const CutWords& words, WordClass* classes,
                    uint32_t* left_over);
};

// The best version for this processor.
const WordLookup& word_lookup();

// Every version that this processor can run, the best last; for tests and benchmarks.
const std::vector<WordLookup>& all_word_lookups();

}  // namespace attune
