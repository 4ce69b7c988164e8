// The keys that every kind of document has.
#pragma once

#include <string>

#include "engine/yaml/fields.h"

namespace attune {

// `version`: a whole number from 1; 1 when absent or wrong, which is reported.
int read_version(const Fields& fields);

// `title`, and any other key that holds one text; "" when absent or wrong.
std::string read_title(const Fields& fields);
std::string read_text_key(const Fields& fields, std::string_view key);

}  // namespace attune
