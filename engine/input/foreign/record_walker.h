// RecordWalker: goes over a record once and collects what the paths of a shape lead to.
//
// Not thread-safe: one a thread. It notes in which order keys follow each other, and tries the one that came
// next the last time before it looks a key up: the objects of a list, and the records of a file, are nearly
// all alike. What is read does not depend on it.
#pragma once

#include <vector>

#include "engine/input/foreign/raw_record.h"
#include "engine/input/foreign/text_arena.h"
#include "engine/input/native/field_reader.h"

namespace attune {

class RecordWalker {
 public:
  RecordWalker(FieldReader& fields, TextArena& arena) : fields_(fields), json_(fields.json), arena_(arena) {}
  RecordWalker(const RecordWalker&) = delete;
  RecordWalker& operator=(const RecordWalker&) = delete;

  // Reads the record that `fields` has been started on. `shape` must stay where it is until the last walk:
  // what was noted points into it. False: rejected, or the cursor says why not. A path that leads to an
  // object or array where a value is expected leads to nothing.
  bool walk(const CompiledShape& shape, RawRecord& raw);

 private:
  void start(const CompiledShape& shape, RawRecord& raw);
  bool walk_value(uint16_t index);
  bool walk_list(const PathTree::Node& node, uint16_t index);
  bool walk_inside(const PathTree::Node& node, uint16_t index);
  bool walk_object(const PathTree::Node& node, uint16_t index);
  bool walk_elements(const PathTree::Node& node);
  bool walk_rows(const PathTree::Node& node);
  bool walk_row(const PathTree::Node& node);
  bool take_scalar(const PathTree::End& end, char first);
  // `what`: the value's kind, or that of a short integer.
  template <class What>
  bool put(const PathTree::End& end, std::string_view text, What what) {
    Cell& cell = cells_[end.cell];
    if (cell.kind() != Cell::Kind::none && !makes_room(end, text)) return end.repeat != Repeat::refused;
    cell.set(text, what);
    return true;
  }
  bool makes_room(const PathTree::End& end, std::string_view text);
  void gather_record();
  bool keeps_row(const Cell* row) const;

  FieldReader& fields_;
  JsonCursor& json_;
  TextArena& arena_;

  const CompiledShape* shape_ = nullptr;
  RawRecord* raw_ = nullptr;
  Cell* cells_ = nullptr;  // of the row that is being read, or the record's

  // Where each list of turns is a channel: how many there were, and what the one that is being read is
  // called.
  size_t channels_ = 0;
  std::string_view channel_;

  // A member of an object, and the one to a leaf that came next the last time: that of kNoEdge, which stands
  // nowhere, where none has been seen.
  struct Member {
    const PathTree::Edge* edge = nullptr;
    Member* next = nullptr;
  };
  std::vector<Member> members_;  // by edge of the shape's tree
  std::vector<Member> objects_;  // by node: `next` is what an object there began with
};

}  // namespace attune
