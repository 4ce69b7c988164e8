#include "engine/input/foreign/record_walker.h"

#include <algorithm>
#include <string>

namespace attune {
namespace {

constexpr size_t kMostRows = 1'000'000;

}  // namespace

void RecordWalker::start(const CompiledShape& shape, RawRecord& raw) {
  raw_ = &raw;
  raw.start(shape);
  channels_ = 0;
  if (shape_ == &shape) return;
  shape_ = &shape;
  members_.resize(shape.tree.edge_count());
  for (size_t edge = 0; edge < members_.size(); ++edge)
    members_[edge] = {&shape.tree.edge(static_cast<uint16_t>(edge)), &members_[kNoEdge]};
  objects_.assign(shape.tree.node_count(), {nullptr, &members_[kNoEdge]});
}

bool RecordWalker::walk(const CompiledShape& shape, RawRecord& raw) {
  start(shape, raw);
  // A shape without turns only recognises, and one of several objects is as good as the first.
  bool several = shape.turn_is_object() || shape.shape.turn_lists.empty();
  do {
    cells_ = raw.record.data();
    if (!walk_value(PathTree::kRoot)) return false;
  } while (several && (json_.peek() == '{' || json_.take_comma_before_object()));
  if (!json_.finish()) return false;
  if (shape.turn_is_object()) gather_record();
  raw.choose(shape.alternatives);
  return true;
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
  const PathTree::End& end = node.end;
  if (c != 'n') raw_->marks[end.mark] = true;
  if (c != '{' && c != '[') return end.cell == kNoCell ? json_.skip_value() : take_scalar(end, c);
  return node.row != RowKind::none ? walk_list(node, index) : walk_inside(node, index);
}

// As rows; and once more where paths of the record lead into it as well.
bool RecordWalker::walk_list(const PathTree::Node& node, uint16_t index) {
  bool inside = !node.edges.empty() || node.has_elements();
  const uint32_t* start = json_.position();
  if (!(json_.peek() == '{' ? walk_row(node) : walk_rows(node))) return false;
  if (!inside) return true;
  json_.go_back(start);
  return walk_inside(node, index);
}

bool RecordWalker::walk_inside(const PathTree::Node& node, uint16_t index) {
  if (json_.peek() == '{') return node.edges.empty() ? json_.skip_value() : walk_object(node, index);
  return node.has_elements() ? walk_elements(node) : json_.skip_value();
}

bool RecordWalker::walk_object(const PathTree::Node& node, uint16_t index) {
  Member* before = &objects_[index];
  auto foresee = [&]() -> const QuotedKey& { return before->next->edge->key; };
  auto take = [&](std::string_view text, auto what) {
    before = before->next;
    const PathTree::End& end = before->edge->end;
    raw_->marks[end.mark] = true;
    return put(end, text, what);
  };
  auto other = [&](std::string_view key) {
    std::string_view plain = key;
    if (json_.has_escapes(key) && !json_.unescape_key(key, plain)) return false;
    uint16_t edge = shape_->tree.find(node, plain);
    if (edge == kNoEdge) return json_.skip_value();
    Member* found = &members_[edge];
    if (found->edge->to_leaf) before->next = found;
    before = found;
    return walk_value(found->edge->node);
  };
  return json_.read_object(
      foresee, [&](std::string_view text) { return take(text, Cell::Kind::text); }, take, other);
}

// The last element may be one of those that are named by their number too: then it is gone over twice.
bool RecordWalker::walk_elements(const PathTree::Node& node) {
  size_t index = 0;
  const uint32_t* last = nullptr;
  bool done = json_.read_array([&] {
    uint16_t next = index < node.elements.size() ? node.elements[index] : kNoNode;
    ++index;
    last = next != kNoNode || node.each != kNoNode ? json_.position() : nullptr;
    if (next == kNoNode) next = node.each != kNoNode ? node.each : node.last;
    return next == kNoNode ? json_.skip_value() : walk_value(next);
  });
  if (!done || node.last == kNoNode || last == nullptr) return done;
  const uint32_t* end = json_.position();
  json_.go_back(last);
  if (!walk_value(node.last)) return false;
  json_.go_back(end);
  return true;
}

bool RecordWalker::walk_rows(const PathTree::Node& node) {
  if (shape_->shape.list_is_channel && node.row == RowKind::turn)
    channel_ = arena_.copy(std::to_string(channels_++));
  return json_.read_array([&] { return walk_row(node); });
}

// A list inside a row is not one of rows: it is gone over as part of the row that it is in.
bool RecordWalker::walk_row(const PathTree::Node& node) {
  if (cells_ != raw_->record.data()) return json_.skip_value();
  CellRows& rows = node.row == RowKind::turn ? raw_->turns : raw_->speakers;
  fields_.place = {node.row == RowKind::turn ? "turn" : "speaker", rows.size()};
  if (rows.size() == kMostRows) {
    bool turns = node.row == RowKind::turn;
    return fields_.reject(turns ? "too-many-turns" : "too-many-speakers", "", "one too many",
                          turns ? "at most 1000000 turns" : "at most 1000000 speakers");
  }
  cells_ = rows.add(node.list);
  const PathTree::Node& element = shape_->tree.node(node.element);
  bool usual = element.plain_object && json_.peek() == '{';
  if (!(usual ? walk_object(element, node.element) : walk_value(node.element))) return false;
  if (shape_->shape.list_is_channel && node.row == RowKind::turn)
    cells_[cell_of(TurnField::channel)].set(channel_, Cell::Kind::number);
  bool keep = node.row != RowKind::turn || shape_->filters.empty() || keeps_row(cells_);
  if (!keep) rows.drop_last();
  cells_ = raw_->record.data();
  fields_.place = {};
  return true;
}

bool RecordWalker::take_scalar(const PathTree::End& end, char first) {
  std::string_view text;
  int32_t value = 0;
  if (first == '"') return json_.read_string(text) && put(end, text, Cell::Kind::text);
  if (json_.read_short_integer(value, text)) return put(end, text, value);
  if (!json_.read_scalar(text)) return false;
  if (first == 'n') return true;
  bool flag = first == 't' || first == 'f';
  return put(end, text, flag ? Cell::Kind::flag : Cell::Kind::number);
}

// A second value at the end of a path: whether it takes the place of the first.
bool RecordWalker::makes_room(const PathTree::End& end, std::string_view text) {
  Cell& cell = cells_[end.cell];
  if (end.repeat == Repeat::appended) cell.set(arena_.append(cell.text(), '\n', text), cell.kind());
  if (end.repeat == Repeat::counted) cell.set(text, cell.value() + 1);
  if (end.repeat == Repeat::refused) fields_.reject("duplicate-key", "", "a key given twice", "once");
  return end.repeat == Repeat::last;
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
