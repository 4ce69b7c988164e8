// The keys of a mapping: which there are (as data, so that the schema and the reference page can be tested
// against them), and reading them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/document.h"
#include "engine/yaml/reporter.h"

namespace attune {

struct Key {
  std::string_view name;
  bool required = false;
};

// The keys that one kind of mapping may have. `name` tells it from others, for instance in
// rubrics/schema.json.
struct KeyTable {
  std::string_view name;
  std::vector<Key> keys;
};

// A mapping whose keys have been checked against a table. Refers to the node, which must outlive it.
class Fields {
 public:
  // Reports a node that is no mapping, unknown keys and missing ones. `subject` names the mapping in messages
  // ("criterion 'apology'").
  Fields(const Node& node, const KeyTable& table, std::string subject, Reporter& reporter);

  // The value of a key, or nullptr.
  const Node* operator[](std::string_view key) const { return node_.find(key); }
  bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  // The node of the key itself, for its place; only when has(key).
  const Node& key_node(std::string_view key) const;

  // Some key is unknown (and reported): what seems to be missing may be mistyped.
  bool has_unknown_keys() const { return !unknown_.empty(); }

  const Node& node() const { return node_; }
  const SourcePlace& place() const { return node_.place; }
  const std::string& subject() const { return subject_; }
  Reporter& reporter() const { return reporter_; }

 private:
  void check_unknown(const KeyTable& table);
  void check_missing(const KeyTable& table) const;

  const Node& node_;
  std::string subject_;
  Reporter& reporter_;
  std::vector<std::string> unknown_;
};

}  // namespace attune
