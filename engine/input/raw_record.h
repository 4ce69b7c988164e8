// RawRecord: the values that a shape's paths lead to, before anything is made of them.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/input/compiled_shape.h"

namespace attune {

inline constexpr size_t kMostMarks = 256;

// A scalar of the record. Its text is valid as long as the cursor's record is open.
struct Cell {
  enum class Kind : uint8_t { none, text, number, flag };
  const char* data = nullptr;
  uint32_t size = 0;
  Kind kind = Kind::none;

  std::string_view text() const { return {data, size}; }
  // Neither missing, nor null, nor "".
  bool has_value() const { return kind != Kind::none && size > 0; }
};

// Rows of cells, `width` each, in the order of the record. Reused without allocating.
class CellRows {
 public:
  void start(size_t width) {
    width_ = width;
    cells_.clear();
    lists_.clear();
  }
  // A new row, without values. Valid until the next one is added.
  Cell* add(uint8_t list) {
    lists_.push_back(list);
    cells_.resize(cells_.size() + width_);
    return cells_.data() + cells_.size() - width_;
  }
  void drop_last() {
    lists_.pop_back();
    cells_.resize(cells_.size() - width_);
  }
  size_t size() const { return lists_.size(); }
  Cell* row(size_t row) { return cells_.data() + row * width_; }
  const Cell* operator[](size_t row) const { return cells_.data() + row * width_; }
  uint8_t list(size_t row) const { return lists_[row]; }

 private:
  size_t width_ = 0;
  std::vector<Cell> cells_;
  std::vector<uint8_t> lists_;  // which of the shape's lists each row is from
};

struct RawRecord {
  std::vector<Cell> record;
  CellRows turns, speakers;
  std::bitset<kMostMarks> marks;

  void start(const CompiledShape& shape) {
    record.assign(shape.record_cells, {});
    turns.start(shape.turn_cells);
    speakers.start(shape.speaker_cells);
    marks.reset();
  }
};

// The first of `cells` that has a value; one without when none has.
inline Cell first_value(const Cell* row, const Cells& cells) {
  for (uint16_t cell : cells)
    if (row[cell].has_value()) return row[cell];
  return {};
}

}  // namespace attune
