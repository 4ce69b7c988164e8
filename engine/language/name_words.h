// Words that stand where a name is given, and are none.
#pragma once

#include <string_view>

namespace attune {

// All take folded words.
bool is_name_title(std::string_view word);     // "Mrs"
bool is_name_particle(std::string_view word);  // "van": part of a name, but said of other things as well
bool is_name_filler(std::string_view word);    // "um"
// Words that everybody says, what is said of names ("spelt"), what a short answer says instead of a name
// ("one moment"), and what a masked name leaves ("redacted"). Also names that agents say as words ("Will",
// "May"): that they are said is no sign that the customer was addressed.
bool is_no_name(std::string_view word);

}  // namespace attune
