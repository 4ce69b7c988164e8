#include "engine/input/path_tree.h"

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
  for (const auto& [key, node] : nodes_[from].keys)
    if (key == step.key) return node;
  uint16_t index = make();
  nodes_[from].keys.emplace_back(step.key, index);
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
  for (Node& node : nodes_) {
    std::stable_sort(node.keys.begin(), node.keys.end(),
                     [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
    for (size_t length = 0; length <= kLongKey; ++length) {
      auto shorter = [length](const auto& key) { return key.first.size() < length; };
      auto first = std::partition_point(node.keys.begin(), node.keys.end(), shorter);
      node.first_of_length[length] = static_cast<uint8_t>(
          length == kLongKey ? node.keys.size() : static_cast<size_t>(first - node.keys.begin()));
    }
  }
}

}  // namespace attune
