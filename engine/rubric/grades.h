// The grades of a rubric: names for ranges of scores.
#pragma once

#include <vector>

#include "engine/model/rubric.h"
#include "engine/yaml/document.h"

namespace attune {

class Reporter;

// Best first; reports edges that do not fall and a last grade that is not 'otherwise'.
std::vector<Grade> read_grades(const Node& list, Reporter& reporter);

}  // namespace attune
