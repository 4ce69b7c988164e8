#include "engine/rubric/documents/header.h"

#include "engine/yaml/values.h"

namespace attune {

int read_version(const Fields& fields) {
  const Node* node = fields["version"];
  if (!node) return 1;
  return static_cast<int>(read_decimal(*node, "'version'", {0, 1, 1'000'000}, fields.reporter()).value_or(1));
}

std::string read_title(const Fields& fields) { return read_text_key(fields, "title"); }

std::string read_text_key(const Fields& fields, std::string_view key) {
  const Node* node = fields[key];
  if (!node) return "";
  std::string text = read_text(*node, quoted(key), fields.reporter()).value_or("");
  while (!text.empty() && text.back() == '\n') text.pop_back();  // a folded block ends with a line feed
  return text;
}

}  // namespace attune
