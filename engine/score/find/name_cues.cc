#include "engine/score/find/name_cues.h"

#include <array>

namespace attune {

std::span<const std::string_view> name_cues() {
  static constexpr std::array<std::string_view, 5> kCues = {"name", "name's", "surname", "who", "who's"};
  return kCues;
}

size_t NameCueWatch::next_cue(size_t word) const {
  // Most words are none: so many are asked about at once, without a branch between them.
  constexpr size_t kTogether = 32;
  for (; word + kTogether <= words_.count; word += kTogether) {
    unsigned any = 0;
    for (size_t i = 0; i < kTogether; ++i) any |= vocabulary_.is_name_cue(words_.classes[word + i]);
    if (any != 0) break;
  }
  while (word < words_.count && !vocabulary_.is_name_cue(words_.classes[word])) ++word;
  return word;
}

}  // namespace attune
