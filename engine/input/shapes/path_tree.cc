#include "engine/input/shapes/path_tree.h"

#include <algorithm>

namespace attune {

uint16_t PathTree::make() {
  nodes_.emplace_back();
  return static_cast<uint16_t>(nodes_.size() - 1);
}

uint16_t PathTree::step(uint16_t from, const PathStep& step) {
  auto made = [this](auto place) {
    if (place(*this) == kNoNode) {
      uint16_t index = make();  // moves the nodes: the place is looked up again
      place(*this) = index;
    }
    return place(*this);
  };
  switch (step.kind) {
    case PathStep::Kind::each:
      return made([from](PathTree& tree) -> uint16_t& { return tree.nodes_[from].each; });
    case PathStep::Kind::last:
      return made([from](PathTree& tree) -> uint16_t& { return tree.nodes_[from].last; });
    case PathStep::Kind::index:
      if (nodes_[from].elements.size() <= step.index) nodes_[from].elements.resize(step.index + 1, kNoNode);
      return made([&](PathTree& tree) -> uint16_t& { return tree.nodes_[from].elements[step.index]; });
    case PathStep::Kind::key:
      break;
  }
  for (uint16_t edge : nodes_[from].edges)
    if (edges_[edge].key.key() == step.key) return edges_[edge].node;
  uint16_t index = make();
  nodes_[from].edges.push_back(static_cast<uint16_t>(edges_.size()));
  edges_.push_back({QuotedKey(step.key), index});
  return index;
}

uint16_t PathTree::add(uint16_t from, const ShapePath& path) {
  for (const PathStep& one : path.steps) from = step(from, one);
  return from;
}

uint16_t PathTree::add_rows(const ShapePath& list, RowKind kind, uint8_t number) {
  uint16_t node = add(kRoot, list);
  if (nodes_[node].row == RowKind::none) {
    uint16_t element = make();
    nodes_[node].element = element;
    nodes_[node].row = kind;
    nodes_[node].list = number;
  }
  return nodes_[node].element;
}

void PathTree::finish() {
  for (size_t edge = kNoEdge + 1; edge < edges_.size(); ++edge) {
    const Node& node = nodes_[edges_[edge].node];
    edges_[edge].to_leaf = node.is_leaf();
    edges_[edge].end = node.end;
  }
  for (Node& node : nodes_) {
    node.plain_object = node.end.mark == kNoMark && node.row == RowKind::none && !node.edges.empty();
    std::vector<uint16_t>& edges = node.edges;
    auto size_of = [this](uint16_t edge) { return edges_[edge].key.key().size(); };
    std::stable_sort(edges.begin(), edges.end(),
                     [size_of](uint16_t a, uint16_t b) { return size_of(a) < size_of(b); });
    for (size_t length = 0; length <= kLongKey; ++length) {
      auto first = std::partition_point(edges.begin(), edges.end(),
                                        [&](uint16_t edge) { return size_of(edge) < length; });
      node.first_of_length[length] = static_cast<uint16_t>(
          length == kLongKey ? edges.size() : static_cast<size_t>(first - edges.begin()));
    }
  }
}

}  // namespace attune
