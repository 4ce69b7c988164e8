// The words of one turn as they are written, for what looks at single words and not at their classes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "engine/base/ascii.h"
#include "engine/base/words.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// The first two bytes of a word in lower case, as a number: told apart by it, most words are not looked at.
inline uint16_t beginning_of_word(const char* word) {
  uint16_t two;
  std::memcpy(&two, word, 2);
  return two | 0x2020;
}

class TurnText {
 public:
  TurnText(std::string_view text, const TurnWords& words) : text_(text), words_(words) {}
  size_t count() const { return words_.count; }
  std::string_view text() const { return text_; }
  uint32_t start(size_t word) const { return words_.start(word); }
  uint32_t end(size_t word) const { return words_.end(word); }
  bool broken_before(size_t word) const { return words_.broken_before(word); }
  // A break or a comma lies before the word.
  bool begins_clause(size_t word) const { return words_.flags[word] != 0; }
  // A question mark stands between the word and the next.
  bool is_marked_behind(size_t word) const {
    const size_t next = word + 1 < count() ? start(word + 1) : text_.size();
    return text_.substr(end(word), next - end(word)).find('?') != std::string_view::npos;
  }
  std::string_view as_written(size_t word) const {
    return text_.substr(words_.start(word), words_.length(word));
  }
  WordClass class_of(size_t word) const { return words_.classes[word]; }
  uint16_t beginning_of(size_t word) const { return beginning_of_word(text_.data() + words_.start(word)); }
  bool is(size_t word, std::string_view folded) const {
    if (word >= count()) return false;
    const std::string_view written = as_written(word);
    return same_letters(written, folded) || (!is_ascii(written) && fold_word(written) == folded);
  }

 private:
  std::string_view text_;
  TurnWords words_;
};

}  // namespace attune
