// CompiledShape: a shape with the tree of its paths and where each value goes.
//
// Immutable, shared by threads.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/input/shapes/path_tree.h"
#include "engine/input/shapes/shape.h"

namespace attune {

// The first cell of every row, which never gets a value.
inline constexpr uint16_t kEmptyCell = 0;

// The cell of a turn's row that has the value of a field, whatever the shape: after choose() (raw_record.h).
constexpr uint16_t cell_of(TurnField field) { return static_cast<uint16_t>(1 + static_cast<size_t>(field)); }

// The cells of a field of the record or a speaker, the best alternative first.
class Cells {
 public:
  void add(uint16_t cell) { (first_ == kEmptyCell ? first_ : others_.emplace_back()) = cell; }

  bool empty() const { return first_ == kEmptyCell; }
  uint16_t first() const { return first_; }  // kEmptyCell when there are none
  const std::vector<uint16_t>& others() const { return others_; }

 private:
  uint16_t first_ = kEmptyCell;
  std::vector<uint16_t> others_;
};

// Of a turn: where the cell `to` has no value, it gets what the cell `from` has.
struct Alternative {
  uint16_t to = kEmptyCell, from = kEmptyCell;
};

struct CompiledShape {
  Shape shape;
  PathTree tree;
  std::array<Cells, kRecordFields> record;
  std::array<Cells, kSpeakerFields> speaker;
  std::vector<Alternative> alternatives;  // one after the other
  std::vector<Cells> tags;                // of the record
  std::vector<uint16_t> filters;          // of a turn, one for each of the shape's
  std::vector<uint16_t> counted;  // of the record: cells that hold how many values their path leads to
  uint16_t record_cells = 0, turn_cells = 0, speaker_cells = 0;

  // Whether a record is several objects, one a turn.
  bool turn_is_object() const;

  const Cells& operator[](RecordField field) const { return record[static_cast<size_t>(field)]; }
  const Cells& operator[](SpeakerField field) const { return speaker[static_cast<size_t>(field)]; }
};

// `marks`: paths to note, by number, wherever they lead somewhere.
CompiledShape compile_shape(Shape shape, const std::vector<ShapePath>& marks);

}  // namespace attune
