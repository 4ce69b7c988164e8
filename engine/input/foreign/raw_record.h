// RawRecord: the values that a shape's paths lead to, before anything is made of them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/input/shapes/compiled_shape.h"

namespace attune {

// Whether a record has what each mark stands for.
using Marks = std::array<bool, kMostMarks + 1>;

// A scalar of the record. Its text is valid as long as the cursor's record is open.
class Cell {
 public:
  enum class Kind : uint32_t { none, text, number, flag };

  Cell() = default;
  Cell(std::string_view text, Kind kind) { set(text, kind); }
  // Set in place: a cell made elsewhere and copied at once costs more than all the rest of reading it.
  void set(std::string_view text, Kind kind) {
    data_ = text.data();
    size_ = static_cast<uint32_t>(text.size());
    tag_ = static_cast<uint32_t>(kind);
  }
  // A number whose value is known: an integer of up to eight digits without a sign.
  void set(std::string_view text, int32_t value) {
    set(text, Kind::number);
    tag_ |= kHasValue | static_cast<uint32_t>(value) << kValueShift;
  }

  std::string_view text() const { return {data_, size_}; }
  Kind kind() const { return static_cast<Kind>(tag_ & kKindBits); }
  // Neither missing, nor null, nor "".
  bool has_value() const { return size_ > 0; }
  // Whether value() is known.
  bool is_short_integer() const { return (tag_ & kHasValue) != 0; }
  int32_t value() const { return static_cast<int32_t>(tag_ >> kValueShift); }

 private:
  static constexpr uint32_t kKindBits = 3, kHasValue = 4;
  static constexpr int kValueShift = 3;  // 99,999,999 has 27 bits

  const char* data_ = nullptr;
  uint32_t size_ = 0;
  uint32_t tag_ = 0;
};

// Rows of cells, `width` each, in the order of the record. Reused without allocating.
class CellRows {
 public:
  void start(size_t width) {
    clear_rows(0);
    width_ = width;
    if (cells_.size() < lists_.size() * width_) cells_.resize(lists_.size() * width_);
  }
  // A new row, without values. Valid until the next one is added.
  Cell* add(uint8_t list) {
    if (count_ == lists_.size()) grow();
    lists_[count_] = list;
    return row(count_++);
  }
  void drop_last() { clear_rows(count_ - 1); }
  size_t size() const { return count_; }
  Cell* row(size_t row) { return cells_.data() + row * width_; }
  const Cell* operator[](size_t row) const { return cells_.data() + row * width_; }
  uint8_t list(size_t row) const { return lists_[row]; }

 private:
  // Without the rows from `first` on. Rows that are not in use have no values.
  void clear_rows(size_t first) {
    static_assert(std::is_trivially_copyable_v<Cell>, "a cell without a value is all zeros");
    if (count_ > first)
      std::memset(static_cast<void*>(row(first)), 0, (count_ - first) * width_ * sizeof(Cell));
    count_ = first;
  }
  void grow() {
    lists_.resize(std::max<size_t>(64, 2 * lists_.size()));
    cells_.resize(lists_.size() * width_);
  }

  size_t width_ = 0, count_ = 0;
  std::vector<Cell> cells_;     // those of all rows, and room for more
  std::vector<uint8_t> lists_;  // which of the shape's lists each row is from
};

struct RawRecord {
  std::vector<Cell> record;
  CellRows turns, speakers;
  Marks marks;

  void start(const CompiledShape& shape) {
    record.assign(shape.record_cells, {});
    for (uint16_t cell : shape.counted) record[cell].set({}, 0);
    turns.start(shape.turn_cells);
    speakers.start(shape.speaker_cells);
    marks.fill(false);
  }

  // Brings the values of the turns' fields to their cells, when the whole record has been seen.
  void choose(const std::vector<Alternative>& alternatives) {
    for (size_t row = 0; row < turns.size() && !alternatives.empty(); ++row)
      for (const Alternative& one : alternatives) choose(turns.row(row)[one.to], turns.row(row)[one.from]);
  }

 private:
  // What is there goes before nothing, even if it is empty.
  static void choose(Cell& to, const Cell& from) {
    if (!to.has_value() && (from.has_value() || to.kind() == Cell::Kind::none)) to = from;
  }
};

// The value of a turn, given its row; without a value when it has none.
inline const Cell& value_of(const Cell* turn, TurnField field) { return turn[cell_of(field)]; }

// Whether two texts of a record, or of what was made from one, are equal: they are short, mostly, and may be
// read beyond their ends (kTextPadding).
inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() > 8) return a == b;
  if (a.empty()) return true;
  uint64_t first, second;
  std::memcpy(&first, a.data(), 8);
  std::memcpy(&second, b.data(), 8);
  uint64_t beyond = 64 - 8 * a.size();
  if constexpr (std::endian::native == std::endian::big) return (first ^ second) >> beyond == 0;
  return (first ^ second) << beyond == 0;
}

// The first of `cells` that has a value; one without when none has.
inline const Cell& first_value(const Cell* row, const Cells& cells) {
  const Cell& first = row[cells.first()];
  if (first.has_value() || cells.others().empty()) return first;
  for (uint16_t cell : cells.others())
    if (row[cell].has_value()) return row[cell];
  return row[kEmptyCell];
}

}  // namespace attune
