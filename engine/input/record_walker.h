// RecordWalker: goes over a record once and collects what the paths of a shape lead to.
#pragma once

#include "engine/input/field_reader.h"
#include "engine/input/raw_record.h"
#include "engine/input/text_arena.h"

namespace attune {

// Reads the record that `fields` has been started on. False: rejected, or the cursor says why not. A path
// that leads to an object or array where a value is expected leads to nothing.
class RecordWalker {
 public:
  RecordWalker(FieldReader& fields, TextArena& arena) : fields_(fields), json_(fields.json), arena_(arena) {}

  bool walk(const CompiledShape& shape, RawRecord& raw);

 private:
  bool walk_value(uint16_t index);
  bool walk_list(const PathTree::Node& node);
  bool walk_inside(const PathTree::Node& node);
  bool walk_object(const PathTree::Node& node);
  bool walk_elements(const PathTree::Node& node);
  bool walk_rows(const PathTree::Node& node);
  bool walk_row(const PathTree::Node& node);
  bool take_scalar(const PathTree::Node& node);
  bool put(const PathTree::Node& node, Cell value);
  void gather_record();
  bool keeps_row(const Cell* row) const;

  FieldReader& fields_;
  JsonCursor& json_;
  TextArena& arena_;

  const CompiledShape* shape_ = nullptr;
  RawRecord* raw_ = nullptr;
  Cell* cells_ = nullptr;  // of the row that is being read, or the record's
};

}  // namespace attune
