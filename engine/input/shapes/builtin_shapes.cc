#include "engine/input/shapes/builtin_shapes.h"

#include "engine/input/shapes/shape_reader.h"

namespace attune {

const std::vector<Shape>& builtin_shapes() {
  static const std::vector<Shape> shapes = [] {
    std::vector<Shape> read;
    for (const ShapeText& text : builtin_shape_texts()) {
      LoadedShape loaded = load_shape_text(text.text, std::string(text.file));
      if (loaded.ok()) read.push_back(std::move(loaded.shape));
    }
    return read;
  }();
  return shapes;
}

}  // namespace attune
