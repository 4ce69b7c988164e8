#include "engine/input/shapes/compiled_shape.h"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

static_assert((kMostPaths * kMostLists + kMostMarks) * kMostSteps + 2 * kMostLists < kNoNode,
              "no shape has more nodes, edges or cells than can be numbered");

bool has_step(const ShapePath& path, PathStep::Kind kind) {
  return std::any_of(path.steps.begin(), path.steps.end(),
                     [kind](const PathStep& step) { return step.kind == kind; });
}

// Gives the ends of paths below some nodes their cells. Several nodes, because there may be several lists.
class CellNumbering {
 public:
  // `first`: the lowest number to be given.
  CellNumbering(PathTree& tree, std::vector<uint16_t> from, uint16_t first = kEmptyCell + 1)
      : tree_(tree), from_(std::move(from)), count_(first) {}

  // The cell of the path's end. One that has none yet gets `wanted`, or else the next.
  uint16_t add(const ShapePath& path, Repeat repeat, uint16_t wanted = kNoCell) {
    uint16_t cell = wanted;
    for (uint16_t from : from_) {
      PathTree::End& end = tree_.change(tree_.add(from, path)).end;
      if (end.cell == kNoCell) {
        if (cell == kNoCell) cell = count_++;
        end.cell = cell;
      }
      if (repeat != Repeat::refused) end.repeat = repeat;
      cell = end.cell;
    }
    return cell;
  }

  uint16_t count() const { return count_; }

 private:
  PathTree& tree_;
  std::vector<uint16_t> from_;
  uint16_t count_;
};

std::vector<uint16_t> row_trees(PathTree& tree, const ShapePaths& lists, RowKind kind) {
  std::vector<uint16_t> trees;
  for (size_t i = 0; i < lists.size(); ++i)
    trees.push_back(tree.add_rows(lists[i], kind, static_cast<uint8_t>(i)));
  return trees;
}

Repeat repeat_in_row(const ShapePath& path, bool is_text) {
  if (has_step(path, PathStep::Kind::last)) return Repeat::last;
  if (!has_step(path, PathStep::Kind::each)) return Repeat::refused;
  return is_text ? Repeat::appended : Repeat::first;
}

// What a path through all elements of a list counts, instead of reading the first.
bool counts(RecordField field) {
  return field == RecordField::interruptions || field == RecordField::agent_interruptions;
}

Repeat repeat_in_record(const ShapePath& path, bool objects) {
  if (has_step(path, PathStep::Kind::last)) return Repeat::last;
  return !objects && has_step(path, PathStep::Kind::each) ? Repeat::first : Repeat::refused;
}

void number_record(CompiledShape& compiled, CellNumbering& cells, bool objects) {
  auto add = [&](const ShapePaths& paths) {
    Cells added;
    for (const ShapePath& path : paths) added.add(cells.add(path, repeat_in_record(path, objects)));
    return added;
  };
  for (size_t i = 0; i < kRecordFields; ++i) {
    if (!counts(static_cast<RecordField>(i))) {
      compiled.record[i] = add(compiled.shape.record[i]);
      continue;
    }
    for (const ShapePath& path : compiled.shape.record[i]) {
      bool several = has_step(path, PathStep::Kind::each);
      uint16_t cell = cells.add(path, several ? Repeat::counted : repeat_in_record(path, objects));
      compiled.record[i].add(cell);
      if (several) compiled.counted.push_back(cell);
    }
  }
  for (const auto& [name, paths] : compiled.shape.tags) compiled.tags.push_back(add(paths));
  compiled.record_cells = cells.count();
}

// The first path of a field leads to the field's own cell, unless another field has that path too: then, and
// for its other paths, the values are copied there. Fields that come later read the cells of earlier ones, so
// theirs are copied before.
void number_turns(CompiledShape& compiled, CellNumbering& cells) {
  const Shape& shape = compiled.shape;
  for (size_t i = 0; i < kTurnFields; ++i) {
    auto field = static_cast<TurnField>(i);
    uint16_t own = cell_of(field);
    std::vector<Alternative> copies;
    for (const ShapePath& path : shape[field]) {
      bool first = &path == &shape[field].front();
      uint16_t cell = cells.add(path, repeat_in_row(path, field == TurnField::text), first ? own : kNoCell);
      if (cell != own) copies.push_back({own, cell});
    }
    compiled.alternatives.insert(compiled.alternatives.begin(), copies.begin(), copies.end());
  }
  for (const TurnFilter& filter : shape.filters)
    compiled.filters.push_back(cells.add(filter.path, repeat_in_row(filter.path, false)));
  compiled.turn_cells = cells.count();
}

void number_speakers(CompiledShape& compiled) {
  const Shape& shape = compiled.shape;
  CellNumbering cells(compiled.tree, row_trees(compiled.tree, shape.speaker_lists, RowKind::speaker));
  for (size_t i = 0; i < kSpeakerFields; ++i)
    for (const ShapePath& path : shape.speaker[i])
      compiled.speaker[i].add(cells.add(path, repeat_in_row(path, false)));
  compiled.speaker_cells = cells.count();
}

// A path that goes through the elements of a list goes through its rows where there are any.
uint16_t add_mark(PathTree& tree, const ShapePath& path) {
  uint16_t node = PathTree::kRoot;
  for (const PathStep& step : path.steps) {
    bool row = tree.node(node).row != RowKind::none && step.kind == PathStep::Kind::each;
    node = row ? tree.node(node).element : tree.add(node, {"", {step}});
  }
  return node;
}

}  // namespace

bool CompiledShape::turn_is_object() const {
  return std::any_of(shape.turn_lists.begin(), shape.turn_lists.end(),
                     [](const ShapePath& list) { return list.steps.empty(); });
}

CompiledShape compile_shape(Shape shape, const std::vector<ShapePath>& marks) {
  CompiledShape compiled;
  compiled.shape = std::move(shape);
  CellNumbering turns(compiled.tree, row_trees(compiled.tree, compiled.shape.turn_lists, RowKind::turn),
                      cell_of(static_cast<TurnField>(kTurnFields)));
  number_turns(compiled, turns);
  // Where each turn is an object of its own, what holds for the record stands in each of them.
  CellNumbering record(compiled.tree, {PathTree::kRoot});
  bool objects = compiled.turn_is_object();
  number_record(compiled, objects ? turns : record, objects);
  if (objects) compiled.turn_cells = turns.count();
  number_speakers(compiled);
  for (size_t i = 0; i < marks.size(); ++i)
    compiled.tree.change(add_mark(compiled.tree, marks[i])).end.mark = static_cast<uint16_t>(i);
  compiled.tree.finish();
  return compiled;
}

}  // namespace attune
