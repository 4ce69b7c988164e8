// YAML text to trees of nodes that know where they stand. The only user of the YAML library.
//
// YAML is read strictly: what a person could misread is an error with its place and not a feature. See
// text_check.h for what is checked before the YAML itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace attune {

class Reporter;

// A value of a document. A mapping has one key for each item, in the order written; keys are unique scalars.
struct Node {
  enum class Kind : uint8_t { scalar, list, mapping };
  Kind kind = Kind::scalar;
  bool flow = false;      // list, mapping: written in brackets
  bool plain = false;     // scalar: written without quotes
  std::string text = {};  // scalar: its value
  std::string raw = {};   // scalar on one line: as written, quotes and escapes included; otherwise empty
  std::vector<Node> keys = {};
  std::vector<Node> items = {};
  SourcePlace place = {};  // up to the end of its first line; of a mapping without brackets: its first key

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_mapping() const { return kind == Kind::mapping; }
  bool is_empty() const { return is_scalar() && plain && text.empty(); }  // nothing written at all

  // The value of `key`, nullptr when the mapping has no such key.
  const Node* find(std::string_view key) const;
};

struct ParsedText {
  std::vector<Node> documents;  // without empty ones
  bool complete = true;         // false: the text could not be read to its end
};

// Reads all documents of `text`; `file` names it in places. Never throws on bad input: what is wrong goes to
// `reporter`, and reading goes on behind it where that makes sense.
ParsedText parse_documents(std::string_view text, const std::string& file, Reporter& reporter);

// Where bytes [offset, offset + length) of a scalar's value stand in the file. For a scalar on several lines
// it is the place of the whole scalar.
SourcePlace place_in_scalar(const Node& scalar, size_t offset, size_t length);

}  // namespace attune
