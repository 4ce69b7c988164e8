#include "engine/score/word_lookup.h"

#include "engine/score/word_lookup_avx512.h"

namespace attune {
namespace {

size_t look_up_portable(const Vocabulary& vocabulary, const CutWords& words, WordClass* classes,
                        uint32_t* left_over) {
  const WordTable::View table = vocabulary.table().view();
  const WordPrefixes& prefixes = vocabulary.prefixes();
  size_t left = 0;
  // No branch depends on what a word is.
  for (size_t i = 0; i < words.count; ++i) {
    const size_t length = words.places[i].length();
    const bool is_long = length > WordKey::kBytes;
    const WordKey key = WordKey::of(words.text + words.places[i].start, is_long ? WordKey::kBytes : length);
    classes[i] = table.find(key);
    left_over[left] = static_cast<uint32_t>(i);
    const bool is_prefixed = (classes[i] == 0) & prefixes.may_begin(key);
    left += is_long | key.beyond_ascii() | is_prefixed;
  }
  return left;
}

}  // namespace

const std::vector<WordLookup>& all_word_lookups() {
  static const std::vector<WordLookup> lookups = [] {
    std::vector<WordLookup> list = {{"portable", look_up_portable}};
    add_avx512_word_lookup(list);
    return list;
  }();
  return lookups;
}

const WordLookup& word_lookup() {
  static const WordLookup& best = all_word_lookups().back();
  return best;
}

}  // namespace attune
