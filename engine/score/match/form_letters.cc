#include "engine/score/match/form_letters.h"

#include <algorithm>
#include <bit>

namespace attune {

FormLetters::FormLetters(std::span<const Slot> letters) : slots_(std::bit_ceil(2 * letters.size() + 1)) {
  const size_t mask = slots_.size() - 1;
  for (const auto& [word_class, letter] : letters) {
    size_t at = word_class & mask;
    while (slots_[at].letter != 0) at = (at + 1) & mask;
    slots_[at] = {word_class, letter};
    count_ = std::max(count_, letter + 1u);
  }
}

}  // namespace attune
