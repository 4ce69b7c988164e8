// Joins criteria and lexicons: ids of lexicons become indexes, and what a lexicon demands (`unless`,
// `negated`) is noted at its name in the signals.
#pragma once

#include "engine/model/rubric.h"
#include "engine/rubric/lexicons/lexicon_table.h"

namespace attune {

// A phrase may become this many words when the lexicons in it are written out; it bounds the size of its
// pattern.
inline constexpr size_t kMostExpandedItems = 10'000;

// Matching has 16 bits for what a word means; contractions bring a few more than the phrases name.
inline constexpr size_t kMostWords = 60'000;

// Fills rubric.lexicons (those that rubric.signals name, directly or not, and `negation`) and
// rubric.negators. Every id must be known to `table`, and there must be no cycle.
void link_lexicons(const LexiconTable& table, Rubric& rubric, Reporter& reporter);

}  // namespace attune
