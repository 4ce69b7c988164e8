// Whether a conversation is in a language that a rubric, a criterion or a signal speaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune {

// Whether a conversation in `language` (BCP 47, "en-GB") is in one of `languages`: their primary subtags
// agree, whatever the case. No languages: any will do. A conversation that does not say its language is taken
// to be in the right one.
bool speaks(const std::vector<std::string>& languages, std::string_view language);

}  // namespace attune
