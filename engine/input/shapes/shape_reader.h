// Loading a shape: YAML to a checked Shape, with all errors at once.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/input/shapes/shape.h"

namespace attune {

// `shape` is complete and may be used only when ok().
struct LoadedShape {
  Shape shape;
  Diagnostics diagnostics;
  std::string text;  // of the file
  bool ok() const { return !has_errors(diagnostics); }
};

// Reads the shape in the file `path`. Never throws on bad input. The language: input/formats/README.md; codes
// of messages: there; those of YAML itself as in rubrics (rubric/messages.h).
LoadedShape load_shape(const std::string& path);

// The same from text; `file` names it in messages.
LoadedShape load_shape_text(std::string_view text, const std::string& file);

}  // namespace attune
