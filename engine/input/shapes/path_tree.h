// PathTree: all paths of a shape as one tree, so that one walk over a record finds all their ends.
//
// Immutable once built, shared by threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/json/quoted_key.h"
#include "engine/input/shapes/shape_path.h"

namespace attune {

inline constexpr uint16_t kNoNode = 0xFFFF;
inline constexpr uint16_t kNoEdge = 0;  // an edge whose key stands nowhere
inline constexpr uint16_t kNoCell = 0xFFFF;
inline constexpr uint16_t kMostMarks = 256;
inline constexpr uint16_t kNoMark = kMostMarks;  // a place among the marks all the same, to be set unasked

// What becomes of a second value at the end of one path.
enum class Repeat : uint8_t {
  refused,   // the record is rejected: which one holds?
  first,     // the first stands
  last,      // the last stands
  appended,  // a text of several parts, on a line each
  counted,   // how many there are, instead of what they are
};

// The elements of an array, or an object on its own, as rows of cells.
enum class RowKind : uint8_t { none, turn, speaker };

class PathTree {
 public:
  // The end of a path, as far as it concerns scalars.
  struct End {
    uint16_t cell = kNoCell;  // where one goes
    uint16_t mark = kNoMark;  // to note that there is something here, other than null
    Repeat repeat = Repeat::refused;
  };
  struct Node {
    End end = {};
    RowKind row = RowKind::none;
    bool plain_object = false;                // nothing is of interest here but the members of an object
    uint8_t list = 0;                         // which of the lists of its kind the row is from
    uint16_t element = kNoNode;               // the tree of a row
    uint16_t each = kNoNode, last = kNoNode;  // of an array
    std::vector<uint16_t> elements = {};      // by index; kNoNode where there is none
    std::vector<uint16_t> edges = {};         // its keys; by length
    std::array<uint16_t, 20> first_of_length =
        {};  // index into `edges`; the last: 19 and longer, and the end

    bool has_elements() const { return each != kNoNode || last != kNoNode || !elements.empty(); }
    // Only a scalar is of interest here.
    bool is_leaf() const {
      return end.cell != kNoCell && row == RowKind::none && edges.empty() && !has_elements();
    }
  };
  // A key of an object, and the node of its value.
  struct Edge {
    QuotedKey key = {};
    uint16_t node = kNoNode;
    bool to_leaf = false;
    End end = {};  // the node's
  };
  static constexpr size_t kLongKey = 19;  // keys from 18 bytes on share a place

  PathTree() : nodes_(1), edges_(1) {}

  static constexpr uint16_t kRoot = 0;
  const Node& node(uint16_t index) const { return nodes_[index]; }
  size_t node_count() const { return nodes_.size(); }
  const Edge& edge(uint16_t index) const { return edges_[index]; }
  size_t edge_count() const { return edges_.size(); }

  // The edge of a key of an object at `node`, or kNoEdge.
  uint16_t find(const Node& node, std::string_view key) const {
    size_t length = key.size() < kLongKey ? key.size() : kLongKey - 1;
    for (size_t i = node.first_of_length[length]; i < node.first_of_length[length + 1]; ++i)
      if (edges_[node.edges[i]].key.key() == key) return node.edges[i];
    return kNoEdge;
  }

  // The node at the end of `path` from `from`; made when it is not there.
  uint16_t add(uint16_t from, const ShapePath& path);
  Node& change(uint16_t index) { return nodes_[index]; }
  // The tree of the rows of a list.
  uint16_t add_rows(const ShapePath& list, RowKind kind, uint8_t number);
  // To be called once, when all paths are there; lookups work from then on.
  void finish();

 private:
  uint16_t make();
  uint16_t step(uint16_t from, const PathStep& step);

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
};

}  // namespace attune
