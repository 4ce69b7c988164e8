// "Did you mean": the name that a mistyped one was probably meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

// The candidate nearest to `typed` by edit distance with transpositions, or "" when none is near enough to
// be worth saying (more than a third of the letters differ).
std::string closest_name(std::string_view typed, const std::vector<std::string>& candidates);

// "did you mean 'x'?" when there is a near candidate; otherwise "expected one of 'a', 'b', 'c'" when they are
// few (at most 12); otherwise "".
std::string suggest_name(std::string_view typed, const std::vector<std::string>& candidates);

}  // namespace attune
