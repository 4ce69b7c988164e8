// The corpus's vocabulary: lists of words by the name of the slot that they fill (template.h).
#pragma once

#include <span>
#include <string_view>

namespace attune::corpus {

// The number of the list with this name; -1 when there is none.
int find_word_list(std::string_view name);

std::span<const std::string_view> word_list(int list);

// The two halves of a made-up place name.
int place_starts();
int place_ends();

}  // namespace attune::corpus
