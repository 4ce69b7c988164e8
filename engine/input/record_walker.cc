#include "engine/input/record_walker.h"

#include <algorithm>
#include <string>

namespace attune {
namespace {

constexpr size_t kMostRows = 1'000'000;

}  // namespace

bool RecordWalker::walk(const CompiledShape& shape, RawRecord& raw) {
  shape_ = &shape;
  raw_ = &raw;
  raw.start(shape);
  // A shape without turns only recognises, and one of several objects is as good as the first.
  bool several = shape.turn_is_object() || shape.shape.turn_lists.empty();
  do {
    cells_ = raw.record.data();
    if (!walk_value(PathTree::kRoot)) return false;
  } while (several && json_.peek() == '{');
  if (shape.turn_is_object()) gather_record();
  return json_.finish();
}

// What holds for the record, from the first turn that says it.
void RecordWalker::gather_record() {
  for (size_t row = 0; row < raw_->turns.size(); ++row)
    for (size_t cell = 0; cell < raw_->record.size(); ++cell)
      if (!raw_->record[cell].has_value()) raw_->record[cell] = raw_->turns[row][cell];
}

bool RecordWalker::walk_value(uint16_t index) {
  const PathTree::Node& node = shape_->tree.node(index);
  char c = json_.peek();
  if (node.mark != kNoMark && c != 'n') raw_->marks.set(node.mark);
  if (node.row != RowKind::none && (c == '{' || c == '[')) return walk_list(node);
  return walk_inside(node);
}

// As rows; and once more where paths of the record lead into it as well.
bool RecordWalker::walk_list(const PathTree::Node& node) {
  bool inside = !node.keys.empty() || node.has_elements();
  const uint32_t* start = json_.position();
  if (!(json_.peek() == '{' ? walk_row(node) : walk_rows(node))) return false;
  if (!inside) return true;
  json_.go_back(start);
  return walk_inside(node);
}

bool RecordWalker::walk_inside(const PathTree::Node& node) {
  char c = json_.peek();
  if (c == '{') return node.keys.empty() ? json_.skip_value() : walk_object(node);
  if (c == '[') return node.has_elements() ? walk_elements(node) : json_.skip_value();
  return node.cell == kNoCell ? json_.skip_value() : take_scalar(node);
}

bool RecordWalker::walk_object(const PathTree::Node& node) {
  return json_.read_object([&](std::string_view key) {
    uint16_t next = node.find(key);
    if (next == kNoNode && json_.has_escapes(key)) {
      std::string_view plain;
      if (!json_.unescape_key(key, plain)) return false;
      next = node.find(plain);
    }
    return next == kNoNode ? json_.skip_value() : walk_value(next);
  });
}

bool RecordWalker::walk_elements(const PathTree::Node& node) {
  size_t index = 0;
  return json_.read_array([&] {
    uint16_t next = index < node.elements.size() ? node.elements[index] : kNoNode;
    ++index;
    if (next == kNoNode) next = node.each != kNoNode ? node.each : node.last;
    return next == kNoNode ? json_.skip_value() : walk_value(next);
  });
}

bool RecordWalker::walk_rows(const PathTree::Node& node) {
  return json_.read_array([&] { return walk_row(node); });
}

// A list inside a row is not one of rows: it is gone over as part of the row that it is in.
bool RecordWalker::walk_row(const PathTree::Node& node) {
  if (cells_ != raw_->record.data()) return json_.skip_value();
  CellRows& rows = node.row == RowKind::turn ? raw_->turns : raw_->speakers;
  fields_.place = {node.row == RowKind::turn ? "turn" : "speaker", rows.size()};
  if (rows.size() == kMostRows)
    return fields_.reject("too-many-turns", "", "one too many", "at most 1000000 turns");
  cells_ = rows.add(node.list);
  if (!walk_value(node.element)) return false;
  bool keep = node.row != RowKind::turn || keeps_row(cells_);
  if (!keep) rows.drop_last();
  cells_ = raw_->record.data();
  fields_.place = {};
  return true;
}

bool RecordWalker::take_scalar(const PathTree::Node& node) {
  std::string_view text;
  char c = json_.peek();
  if (c == '"') {
    if (!json_.read_string(text)) return false;
    return put(node, {text.data(), static_cast<uint32_t>(text.size()), Cell::Kind::text});
  }
  if (!json_.read_scalar(text)) return false;
  if (c == 'n') return true;
  bool flag = c == 't' || c == 'f';
  return put(node,
             {text.data(), static_cast<uint32_t>(text.size()), flag ? Cell::Kind::flag : Cell::Kind::number});
}

bool RecordWalker::put(const PathTree::Node& node, Cell value) {
  Cell& cell = cells_[node.cell];
  if (cell.kind == Cell::Kind::none || node.repeat == Repeat::last) {
    cell = value;
    return true;
  }
  if (node.repeat == Repeat::first) return true;
  if (node.repeat == Repeat::refused) return fields_.reject("duplicate-key", "", "a key given twice", "once");
  std::string_view joined = arena_.append(cell.text(), '\n', value.text());
  cell.data = joined.data();
  cell.size = static_cast<uint32_t>(joined.size());
  return true;
}

bool RecordWalker::keeps_row(const Cell* row) const {
  const std::vector<TurnFilter>& filters = shape_->shape.filters;
  for (size_t i = 0; i < filters.size(); ++i) {
    const Cell& cell = row[shape_->filters[i]];
    if (!cell.has_value()) continue;
    const std::vector<std::string>& values = filters[i].values;
    bool listed = std::find(values.begin(), values.end(), cell.text()) != values.end();
    if (listed != filters[i].keep) return false;
  }
  return true;
}

}  // namespace attune
