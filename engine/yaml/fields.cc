#include "engine/yaml/fields.h"

#include <algorithm>
#include <utility>

#include "engine/base/ascii.h"
#include "engine/base/suggest.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

std::vector<std::string> names_of(const KeyTable& table) {
  std::vector<std::string> names;
  for (const Key& key : table.keys) names.emplace_back(key.name);
  return names;
}

// Why a key in brackets stands there without a value: what the line was meant to say.
struct Misread {
  std::string key = {};  // the known key that it begins with
  std::string label = {}, help = {};
};

// '{by customer}' and '{within:2}': one key each to YAML.
Misread without_colon(const std::string& typed, const std::vector<std::string>& known) {
  const size_t end = typed.find_first_of(" :");
  const std::string key = typed.substr(0, end);
  if (end == std::string::npos || std::find(known.begin(), known.end(), key) == known.end()) return {};
  const std::string value = typed.substr(std::min(typed.find_first_not_of(" :", end), typed.size()));
  return {key, "no ': ' in it", "write '" + key + ": " + (value.empty() ? "..." : value) + "'"};
}

// '{weight: 2,5}' and '{phrases: sorry, pardon}': the value ends at the comma.
Misread cut_at_comma(const std::string& typed, const std::string& key, const Node& before) {
  if (!before.is_scalar() || before.is_empty() || !before.plain) return {};
  const bool number = is_digits(before.text) && is_digits(typed);
  return {"", "cut off at the comma",
          number ? "write a point: '" + key + ": " + before.text + "." + typed + "'"
                 : "for several write '" + key + ": [" + before.text + ", " + typed +
                       "]'; put text that holds a comma in quotes"};
}

}  // namespace

Fields::Fields(const Node& node, const KeyTable& table, std::string subject, Reporter& reporter)
    : node_(node), subject_(std::move(subject)), reporter_(reporter) {
  if (!node.is_mapping()) {
    reporter_.error("wrong-type", node.place, subject_ + " is " + describe(node) + ", expected a mapping",
                    "expected 'key: value'", suggest_name("", names_of(table)));
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
  const std::vector<std::string> known = names_of(table);
  for (size_t i = 0; i < node_.keys.size(); ++i) {
    const Node& key = node_.keys[i];
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    Misread misread;
    if (node_.flow && node_.items[i].is_empty()) {
      misread = without_colon(key.text, known);
      if (misread.help.empty() && i > 0 && closest_name(key.text, known).empty())
        misread = cut_at_comma(key.text, node_.keys[i - 1].text, node_.items[i - 1]);
    }
    unknown_.push_back(misread.key.empty() ? key.text : misread.key);
    const bool plain = misread.help.empty();
    reporter_.error("unknown-key", key.place, subject_ + " has no key '" + key.text + "'",
                    plain ? "unknown key" : misread.label,
                    plain ? suggest_name(key.text, known) : misread.help);
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
