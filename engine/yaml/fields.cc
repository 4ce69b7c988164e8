#include "engine/yaml/fields.h"

#include <algorithm>
#include <utility>

#include "engine/base/suggest.h"
#include "engine/yaml/values.h"

namespace attune {

Fields::Fields(const Node& node, const KeyTable& table, std::string subject, Reporter& reporter)
    : node_(node), subject_(std::move(subject)), reporter_(reporter) {
  if (!node.is_mapping()) {
    reporter_.error("wrong-type", node.place, subject_ + " is " + describe(node) + ", expected a mapping",
                    "expected 'key: value'");
    return;
  }
  check_unknown(table);
  check_missing(table);
}

const Node& Fields::key_node(std::string_view key) const {
  size_t i = 0;
  while (i + 1 < node_.keys.size() && node_.keys[i].text != key) ++i;
  return node_.keys[i];
}

void Fields::check_unknown(const KeyTable& table) {
  std::vector<std::string> known;
  for (const Key& key : table.keys) known.emplace_back(key.name);
  for (const Node& key : node_.keys) {
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    unknown_.push_back(key.text);
    reporter_.error("unknown-key", key.place, subject_ + " has no key '" + key.text + "'", "unknown key",
                    suggest_name(key.text, known));
  }
}

void Fields::check_missing(const KeyTable& table) const {
  for (const Key& key : table.keys) {
    if (!key.required || has(key.name)) continue;
    bool mistyped = !closest_name(key.name, unknown_).empty();
    if (mistyped) continue;
    reporter_.error("missing-key", node_.place, subject_ + " has no '" + std::string(key.name) + "'",
                    "'" + std::string(key.name) + "' is missing", "add '" + std::string(key.name) + ": ...'");
  }
}

}  // namespace attune
