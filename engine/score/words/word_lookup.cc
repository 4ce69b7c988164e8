#include "engine/score/words/word_lookup.h"

#include <algorithm>

#include "engine/score/words/word_lookup_avx512.h"

namespace attune {
namespace {

// A word that is too long gets a key that no word in the table has.
WordKey key_of(const CutWords& words, size_t word) {
  const WordPlace& place = words.places[word];
  return WordKey::of(words.text + place.start, std::min<size_t>(place.length(), WordKey::kBytes + 1));
}

// No branch depends on what a word is.
size_t look_up_portable(const Vocabulary& vocabulary, const CutWords& words, WordClass* classes,
                        uint32_t* left_over) {
  const WordTable::View table = vocabulary.table().view();
  size_t unknown = 0;
  for (size_t i = 0; i < words.count; ++i) {
    classes[i] = table.find(key_of(words, i));
    left_over[unknown] = static_cast<uint32_t>(i);
    unknown += classes[i] == 0;
  }
  const WordPrefixes& prefixes = vocabulary.prefixes();
  size_t left = 0;
  for (size_t i = 0; i < unknown; ++i) {
    const uint32_t word = left_over[i];
    const WordKey key = key_of(words, word);
    const bool is_long = words.places[word].length() > WordKey::kBytes;
    left_over[left] = word;
    left += is_long | key.beyond_ascii() | prefixes.may_begin(key);
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
