#include "engine/score/match/form_letters.h"

#include <algorithm>
#include <bit>

namespace attune {

FormLetters::FormLetters(std::vector<WordClass> named) {
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  slots_.assign(std::bit_ceil(2 * named.size() + 1), Slot{});
  mask_ = slots_.size() - 1;
  for (const WordClass word_class : named) {
    size_t at = word_class & mask_;
    while (slots_[at].letter != 0) at = (at + 1) & mask_;
    slots_[at] = {word_class, static_cast<uint16_t>(count_++)};
  }
}

}  // namespace attune
