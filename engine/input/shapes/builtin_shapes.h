// The shapes that come with attune: input/formats/*.yaml, compiled in.
#pragma once

#include <string_view>
#include <vector>

#include "engine/input/shapes/shape.h"

namespace attune {

struct ShapeText {
  std::string_view file, text;
};

// The texts, in the order in which formats are recognised: where a record has the keys of two, the first
// holds. Made by the build from the files; the order stands in engine/CMakeLists.txt.
const std::vector<ShapeText>& builtin_shape_texts();

// The shapes, read once. One that had a mistake would be left out: a test reads each.
const std::vector<Shape>& builtin_shapes();

}  // namespace attune
