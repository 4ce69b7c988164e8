// All keys of the rubric language as data: rubrics/schema.json and rubrics/README.md are tested against them.
#pragma once

#include <vector>

#include "engine/yaml/fields.h"

namespace attune {

// One table for each kind of mapping, in the order of the reference page.
std::vector<KeyTable> all_key_tables();

}  // namespace attune
