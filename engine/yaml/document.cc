#include "engine/yaml/document.h"

#include <yaml.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "engine/yaml/reporter.h"
#include "engine/yaml/source_text.h"
#include "engine/yaml/syntax_fault.h"
#include "engine/yaml/text_check.h"

namespace attune {
namespace {

// Rubrics and shapes nest about eight deep; the limit keeps hostile files from exhausting the stack.
constexpr int kDeepest = 32;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Event {
  yaml_event_t raw{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }
  yaml_event_type_t type() const { return raw.type; }
};

std::string_view text_of(const yaml_char_t* text) {
  return text ? reinterpret_cast<const char*>(text) : std::string_view();
}

bool begins_node(yaml_event_type_t type) {
  return type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT ||
         type == YAML_ALIAS_EVENT;
}

class Parser {
 public:
  Parser(const SourceText& source, Reporter& reporter)
      : source_(source), text_(source.text()), reporter_(reporter) {}

  ParsedText parse();

 private:
  bool next(Event& event);
  void fail();
  Node read_node(const Event& event, int depth);
  void read_list(const yaml_event_t& start, Node& node, int depth);
  void read_mapping(const yaml_event_t& start, Node& node, int depth);
  using KeyLines = std::unordered_map<std::string, uint32_t>;  // of the keys of a mapping
  void add_entry(Node& mapping, Node key, Node value, KeyLines& lines);
  void read_scalar(const yaml_event_t& event, Node& node);
  void refuse_features(const yaml_event_t& event, const SourcePlace& place);
  void index_characters(std::string_view body, size_t skipped);
  size_t offset(const yaml_mark_t& mark) const { return offsets_[std::min(mark.index, offsets_.size() - 1)]; }
  // Notes what has been closed; its place.
  SourcePlace close(const yaml_event_t& first, const yaml_event_t& last) {
    closed_ = {offset(first.start_mark), offset(last.end_mark)};
    return source_.place(closed_.start, closed_.end);
  }
  SourcePlace place(const yaml_event_t& event) const {
    return source_.place(offset(event.start_mark), offset(event.end_mark));
  }

  const SourceText& source_;
  std::string_view text_;
  Reporter& reporter_;
  yaml_parser_t yaml_{};
  std::vector<size_t> offsets_;  // byte offset of each character: the library counts characters
  Closed closed_;                // for what is said when the text breaks off behind it
  bool failed_ = false;
};

ParsedText Parser::parse() {
  ParsedText parsed;
  parsed.complete = check_text(source_, reporter_);
  if (!parsed.complete) return parsed;
  size_t skipped = text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::string_view body = text_.substr(skipped);
  index_characters(body, skipped);
  if (!yaml_parser_initialize(&yaml_)) throw std::bad_alloc();
  std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> owner(&yaml_, &yaml_parser_delete);
  yaml_parser_set_encoding(&yaml_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&yaml_, reinterpret_cast<const unsigned char*>(body.data()), body.size());
  for (;;) {
    Event event;
    if (!next(event) || event.type() == YAML_STREAM_END_EVENT) break;
    if (!begins_node(event.type())) continue;
    Node root = read_node(event, 0);
    if (!failed_ && !root.is_empty()) parsed.documents.push_back(std::move(root));
  }
  parsed.complete = !failed_;
  return parsed;
}

void Parser::index_characters(std::string_view body, size_t skipped) {
  for (size_t i = 0; i < body.size(); ++i) {
    if ((static_cast<unsigned char>(body[i]) & 0xC0) != 0x80) offsets_.push_back(skipped + i);
  }
  offsets_.push_back(text_.size());
}

// The next event; false after a syntax error, which is reported.
bool Parser::next(Event& event) {
  if (failed_) return false;
  if (yaml_parser_parse(&yaml_, &event.raw)) return true;
  if (yaml_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  fail();
  return false;
}

void Parser::fail() {
  failed_ = true;
  const SyntaxFault fault{yaml_.problem ? yaml_.problem : "unreadable", yaml_.context ? yaml_.context : "",
                          offset(yaml_.problem_mark), offset(yaml_.context_mark)};
  SyntaxMessage said = explain_fault(text_, fault, closed_);
  reporter_.error("yaml-syntax", source_.place(said.start, said.end),
                  "the file is not YAML from here on: " + said.what, said.label, said.help);
}

Node Parser::read_node(const Event& event, int depth) {
  Node node;
  node.place = place(event.raw);
  refuse_features(event.raw, node.place);
  if (depth > kDeepest) {
    failed_ = true;
    reporter_.error("too-deep", node.place, "lists and mappings are nested more than 32 deep",
                    "one level too many", "check the brackets");
    return node;
  }
  switch (event.type()) {
    case YAML_SCALAR_EVENT:
      read_scalar(event.raw, node);
      break;
    case YAML_SEQUENCE_START_EVENT:
      read_list(event.raw, node, depth);
      break;
    case YAML_MAPPING_START_EVENT:
      read_mapping(event.raw, node, depth);
      break;
    default:  // an alias, already refused: its name stands in for the value
      node.text = text_of(event.raw.data.alias.anchor);
  }
  return node;
}

void Parser::read_list(const yaml_event_t& start, Node& node, int depth) {
  node.kind = Node::Kind::list;
  node.flow = start.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  for (;;) {
    Event event;
    if (!next(event)) return;
    if (event.type() == YAML_SEQUENCE_END_EVENT) {
      if (node.flow) node.place = close(start, event.raw);
      return;
    }
    node.items.push_back(read_node(event, depth + 1));
  }
}

void Parser::read_mapping(const yaml_event_t& start, Node& node, int depth) {
  node.kind = Node::Kind::mapping;
  node.flow = start.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
  KeyLines lines;
  for (;;) {
    Event key_event, value_event;
    if (!next(key_event)) return;
    if (key_event.type() == YAML_MAPPING_END_EVENT) {
      if (node.flow) node.place = close(start, key_event.raw);
      return;
    }
    Node key = read_node(key_event, depth + 1);
    if (!node.flow && node.keys.empty()) node.place = key.place;
    if (!next(value_event)) return;
    add_entry(node, std::move(key), read_node(value_event, depth + 1), lines);
  }
}

void Parser::add_entry(Node& mapping, Node key, Node value, KeyLines& lines) {
  if (!key.is_scalar()) {
    reporter_.error("complex-key", key.place, "a key is a list or a mapping, expected a word", "not a word",
                    "write 'key: value'; put text that begins with '[' or '{' in quotes");
    return;
  }
  if (key.plain && key.text == "<<") {
    reporter_.error("merge-key", key.place, "merge keys are not allowed here", "'<<'",
                    "write the keys out where they are needed");
    return;
  }
  auto [known, first_time] = lines.emplace(key.text, key.place.line);
  if (!first_time) {
    reporter_.error("duplicate-key", key.place, "key '" + key.text + "' stands twice in one mapping",
                    "already on line " + std::to_string(known->second),
                    "delete one of the two, or join them");
    return;
  }
  mapping.keys.push_back(std::move(key));
  mapping.items.push_back(std::move(value));
}

void Parser::read_scalar(const yaml_event_t& event, Node& node) {
  const auto& scalar = event.data.scalar;
  node.plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
  bool block = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
  if (!block && !node.plain) close(event, event);
  if (!block && event.start_mark.line == event.end_mark.line) {
    size_t start = offset(event.start_mark);
    node.raw = text_.substr(start, offset(event.end_mark) - start);
  }
}

// Anchors, aliases and tags: a reader of the file would have to know YAML to know what it says.
void Parser::refuse_features(const yaml_event_t& event, const SourcePlace& place) {
  std::string_view anchor, tag;
  if (event.type == YAML_ALIAS_EVENT) {
    reporter_.error("yaml-alias", place, "aliases are not allowed here", "alias",
                    "write the value out; put a text that begins with '*' in quotes");
    return;
  }
  if (event.type == YAML_SCALAR_EVENT) {
    anchor = text_of(event.data.scalar.anchor);
    tag = text_of(event.data.scalar.tag);
  } else if (event.type == YAML_SEQUENCE_START_EVENT) {
    anchor = text_of(event.data.sequence_start.anchor);
    tag = text_of(event.data.sequence_start.tag);
  } else if (event.type == YAML_MAPPING_START_EVENT) {
    anchor = text_of(event.data.mapping_start.anchor);
    tag = text_of(event.data.mapping_start.tag);
  }
  if (!anchor.empty()) {
    reporter_.error("yaml-anchor", place, "anchors are not allowed here",
                    "anchor '&" + std::string(anchor) + "'",
                    "delete it; put a text that begins with '&' in quotes");
  }
  if (!tag.empty()) {
    reporter_.error("yaml-tag", place, "tags are not allowed here", "tag",
                    "delete it; put a text that begins with '!' in quotes");
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &items[i];
  }
  return nullptr;
}

ParsedText parse_documents(std::string_view text, const std::string& file, Reporter& reporter) {
  return Parser(reporter.add_source(file, text), reporter).parse();
}

}  // namespace attune
