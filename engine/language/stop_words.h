// Words that say nothing of the matter that is talked about.
#pragma once

#include <span>
#include <string_view>

namespace attune {

// Folded, of three letters and more, in the order of the alphabet.
std::span<const std::string_view> stop_words();

bool is_stop_word(std::string_view folded);

}  // namespace attune
