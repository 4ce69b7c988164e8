// Looking up all words of a turn: their classes, by the vocabulary. There are versions for AVX-512, eight
// words at a time, and for any machine; the best that the processor has is chosen at run time. All give the
// same classes; a test compares them.
#pragma once

#include <string_view>
#include <vector>

#include "engine/score/vocabulary.h"

namespace attune {

// Word i of `count` is bytes [start[i], end[i]) of an ASCII text, which is followed by kTextPadding readable
// bytes.
struct AsciiWords {
  const char* text;
  const uint32_t *start, *end;
  size_t count;
  uint32_t turn;  // that they are of
};

// A word that the look-up has left over.
struct LeftOver {
  uint32_t word = 0;
  uint32_t turn = 0;
};

struct WordLookup {
  std::string_view name;
  // Writes the class of each word to `classes`. Words that take longer, which are few, are left over for
  // Vocabulary::find_left_over() and written to `left_over`; returns how many. Both need room for every word
  // and for eight more.
  size_t (*look_up)(const Vocabulary& vocabulary, const AsciiWords& words, WordClass* classes,
                    LeftOver* left_over);
};

// The best version for this processor.
const WordLookup& word_lookup();

// Every version that this processor can run, the best last; for tests and benchmarks.
const std::vector<WordLookup>& all_word_lookups();

}  // namespace attune
