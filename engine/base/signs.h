// Signs: the characters beyond ASCII that belong to no word (base/words.h).
#pragma once

#include <cstdint>

namespace attune {

// Whether a character beyond ASCII is neither a letter, nor a mark, nor a digit: punctuation, symbols, blanks
// and characters for private use (Unicode categories P, S, Z and Co), with the invisible ones that emoji are
// made of (variation selectors, joiners, tags) and those that tell the direction of text.
bool is_sign(uint32_t character);

}  // namespace attune
