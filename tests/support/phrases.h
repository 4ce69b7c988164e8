// Phrases for tests, from plain words: no notation, no YAML.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/words.h"
#include "engine/model/phrase.h"

namespace attune::test {

// One phrase of the words of `text`; a word that ends in '*' is a prefix.
inline Phrase phrase_of(std::string_view text) {
  Phrase phrase;
  phrase.text = text;
  for (const WordRange& w : split_words(text)) {
    PhraseItem item;
    item.word = fold_word(text.substr(w.start, w.end - w.start));
    if (w.end < text.size() && text[w.end] == '*') item.kind = PhraseItem::Kind::prefix;
    phrase.items.push_back(item);
  }
  return phrase;
}

}  // namespace attune::test
