// CompiledShape: a shape with the tree of its paths and where each value goes.
//
// Immutable, shared by threads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/input/path_tree.h"
#include "engine/input/shape.h"

namespace attune {

// The cells of a field, the best alternative first.
using Cells = std::vector<uint16_t>;

struct CompiledShape {
  Shape shape;
  PathTree tree;
  std::array<Cells, kRecordFields> record;
  std::array<Cells, kTurnFields> turn;
  std::array<Cells, kSpeakerFields> speaker;
  std::vector<Cells> tags;        // of the record
  std::vector<uint16_t> filters;  // of a turn, one for each of the shape's
  uint16_t record_cells = 0, turn_cells = 0, speaker_cells = 0;

  // Whether a record is several objects, one a turn.
  bool turn_is_object() const;

  const Cells& operator[](RecordField field) const { return record[static_cast<size_t>(field)]; }
  const Cells& operator[](TurnField field) const { return turn[static_cast<size_t>(field)]; }
  const Cells& operator[](SpeakerField field) const { return speaker[static_cast<size_t>(field)]; }
};

// `marks`: paths to note, by number, wherever they lead somewhere.
CompiledShape compile_shape(Shape shape, const std::vector<ShapePath>& marks);

}  // namespace attune
