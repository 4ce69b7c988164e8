// Every diagnostic code that a rubric can give, with a paragraph that explains it. Codes are public: scripts
// look for them, so they are never renamed.
#pragma once

#include <string_view>
#include <vector>

namespace attune {

// The paragraph for `attune check --explain CODE`; "" when there is no such code.
std::string_view explain_diagnostic(std::string_view code);

// All codes, in alphabetical order.
std::vector<std::string_view> diagnostic_codes();

}  // namespace attune
