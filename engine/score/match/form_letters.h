// FormLetters: what words are to one form. Each class of words that it names is a letter of its own, from 1
// on; any other word is 0. Letters are few, so what follows from each can be kept side by side.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/score/words/word_key.h"

namespace attune {

class FormLetters {
 public:
  FormLetters() = default;
  // `named` may name a class several times. Immutable and thread-safe afterwards.
  explicit FormLetters(std::vector<WordClass> named);

  // 0 among them.
  uint32_t count() const { return count_; }
  uint32_t of(WordClass word_class) const {
    size_t at = word_class & mask_;
    while (slots_[at].letter != 0 && slots_[at].word_class != word_class) at = (at + 1) & mask_;
    return slots_[at].letter;
  }

 private:
  struct Slot {
    WordClass word_class = 0;
    uint16_t letter = 0;  // 0: free
  };
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // at most half of them taken
  size_t mask_ = 0;
  uint32_t count_ = 1;
};

}  // namespace attune
