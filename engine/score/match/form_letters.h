// FormLetters: what words are to one form. Classes of words that it does not tell apart share a letter, and 0
// is any word that it does not name. Letters are few, so what follows from each can be kept side by side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/score/words/word_key.h"

namespace attune {

class FormLetters {
 public:
  using Letter = uint16_t;

  FormLetters() = default;
  struct Slot {
    WordClass word_class = 0;
    Letter letter = 0;  // 0: free
  };
  // The letters, from 1 on, of the classes that the form names, each class once. Immutable and thread-safe
  // afterwards.
  explicit FormLetters(std::span<const Slot> letters);

  // 0 among them.
  uint32_t count() const { return count_; }

  // What a look-up needs; valid as long as the letters, and where these are moved to.
  struct View {
    const Slot* slots = nullptr;
    uint32_t mask = 0;
    Letter of(WordClass word_class) const {
      uint32_t at = word_class & mask;
      while (slots[at].letter != 0 && slots[at].word_class != word_class) at = (at + 1) & mask;
      return slots[at].letter;
    }
  };
  View view() const { return {slots_.data(), static_cast<uint32_t>(slots_.size() - 1)}; }

 private:
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // a power of two, at most half of them taken
  uint32_t count_ = 1;
};

}  // namespace attune
