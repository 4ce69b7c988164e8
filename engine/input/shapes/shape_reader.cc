#include "engine/input/shapes/shape_reader.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "engine/input/shapes/shape_keys.h"
#include "engine/input/shapes/shape_values.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr size_t kMostBytes = 1 << 20;

size_t count_paths(const Shape& shape) {
  size_t count = shape.turn_lists.size() + shape.speaker_lists.size() + shape.filters.size();
  auto add = [&count](const auto& fields) {
    for (const ShapePaths& paths : fields) count += paths.size();
  };
  add(shape.keys);
  add(shape.record);
  add(shape.turn);
  add(shape.speaker);
  for (const auto& [name, paths] : shape.tags) count += paths.size();
  return count;
}

class ShapeReader {
 public:
  explicit ShapeReader(Reporter& reporter) : reporter_(reporter) {}

  Shape read(const Node& root);

 private:
  void read_keys(const Fields& fields);
  void read_id_key(const Node& node);
  void read_channel_key(const Node& node);
  void read_started(const Node& node);
  void read_agent(const Node& node);
  void read_speakers(const Node& node);
  void read_turns(const Node& node);
  void read_role(const Node& node);
  void read_turn_agent(const Node& node);
  void read_times(const Fields& fields);
  void read_form(const Node& node);
  void read_tags(const Node& node);
  void read_after(const Fields& fields, std::string& after);
  void check(const Fields& turns);
  void check_lists(const Node& root);
  void check_count(const Node& place, std::string_view what, size_t count, size_t most);

  // Paths of several keys into fields of the shape.
  template <class Field>
  void put(const Fields& fields, std::initializer_list<std::pair<std::string_view, Field>> keys) {
    for (const auto& [key, field] : keys) shape_[field] = read_paths_key(fields, key);
  }

  Reporter& reporter_;
  Shape shape_;
};

Shape ShapeReader::read(const Node& root) {
  Fields fields(root, kShapeKeys, "the shape", reporter_);
  if (!root.is_mapping()) return std::move(shape_);
  if (const Node* name = fields["shape"]) shape_.name = read_id(*name, "the name", reporter_).value_or("");
  if (const Node* title = fields["title"])
    shape_.title = read_text(*title, "the title", reporter_).value_or("");
  read_keys(fields);
  if (const Node* id = fields["id"]) read_id_key(*id);
  if (const Node* channel = fields["channel"]) read_channel_key(*channel);
  put<RecordField>(fields, {{"language", RecordField::language}});
  if (const Node* start = fields["started_at"]) read_started(*start);
  if (const Node* agent = fields["agent"]) read_agent(*agent);
  if (const Node* customer = fields["customer"])
    put<RecordField>(Fields(*customer, kCustomerKeys, "'customer'", reporter_),
                     {{"id", RecordField::customer_id}, {"name", RecordField::customer_name}});
  if (const Node* speakers = fields["speakers"]) read_speakers(*speakers);
  if (const Node* turns = fields["turns"]) read_turns(*turns);
  if (const Node* outcome = fields["outcome"])
    put<RecordField>(Fields(*outcome, kOutcomeKeys, "'outcome'", reporter_),
                     {{"csat", RecordField::csat},
                      {"nps", RecordField::nps},
                      {"ces", RecordField::ces},
                      {"resolved", RecordField::resolved},
                      {"churned", RecordField::churned}});
  if (const Node* analysis = fields["analysis"])
    put<RecordField>(Fields(*analysis, kAnalysisKeys, "'analysis'", reporter_),
                     {{"agent_sentiment", RecordField::agent_sentiment},
                      {"customer_sentiment", RecordField::customer_sentiment},
                      {"interruptions", RecordField::interruptions},
                      {"agent_interruptions", RecordField::agent_interruptions}});
  if (const Node* tags = fields["tags"]) read_tags(*tags);
  check_lists(root);
  return std::move(shape_);
}

// A list of paths, or a list of such lists. Without it a record is recognised by what must be there to read
// it.
void ShapeReader::read_keys(const Fields& fields) {
  const Node* keys = fields["keys"];
  if (!keys) return;
  bool nested = keys->is_list() && !keys->items.empty() && keys->items[0].is_list();
  if (!nested) {
    shape_.keys.push_back(read_paths(*keys, "'keys'", reporter_));
    return;
  }
  for (const Node& item : keys->items) shape_.keys.push_back(read_paths(item, "'keys'", reporter_));
}

void ShapeReader::read_after(const Fields& fields, std::string& after) {
  if (const Node* node = fields["after"]) after = read_text(*node, "'after'", reporter_).value_or("");
}

void ShapeReader::read_id_key(const Node& node) {
  if (!node.is_mapping()) {
    shape_[RecordField::id] = read_paths(node, "'id'", reporter_);
    return;
  }
  Fields fields(node, kIdKeys, "'id'", reporter_);
  shape_[RecordField::id] = read_paths_key(fields, "path");
  read_after(fields, shape_.id_after);
}

void ShapeReader::read_channel_key(const Node& node) {
  if (node.is_mapping()) {
    Fields fields(node, kChannelKeys, "'channel'", reporter_);
    shape_[RecordField::channel] = read_paths_key(fields, "path");
    return read_channels(fields, shape_);
  }
  if (read_name(node, "a channel (where the record says it: '{path: ...}')", channel_names(), reporter_))
    parse_channel(node.text, shape_.channel);
}

void ShapeReader::read_started(const Node& node) {
  if (!node.is_mapping()) {
    shape_[RecordField::started_at] = read_paths(node, "'started_at'", reporter_);
    return;
  }
  Fields fields(node, kStartKeys, "'started_at'", reporter_);
  shape_[RecordField::started_at] = read_paths_key(fields, "path");
  if (const Node* unit = fields["unit"]) shape_.started_unit = read_unit(*unit, reporter_);
}

void ShapeReader::read_agent(const Node& node) {
  if (!node.is_mapping()) {
    shape_[RecordField::agent_id] = read_paths(node, "'agent'", reporter_);
    return;
  }
  Fields fields(node, kAgentKeys, "'agent'", reporter_);
  put<RecordField>(
      fields,
      {{"id", RecordField::agent_id}, {"name", RecordField::agent_name}, {"team", RecordField::agent_team}});
  read_after(fields, shape_.agent_after);
}

void ShapeReader::read_speakers(const Node& node) {
  Fields fields(node, kSpeakersKeys, "'speakers'", reporter_);
  shape_.speaker_lists = read_paths_key(fields, "list");
  put<SpeakerField>(fields, {{"key", SpeakerField::key},
                             {"role", SpeakerField::role},
                             {"id", SpeakerField::agent_id},
                             {"name", SpeakerField::agent_name},
                             {"speaker", SpeakerField::speaker},
                             {"from", SpeakerField::from},
                             {"to", SpeakerField::to}});
  put<RecordField>(fields,
                   {{"agent", RecordField::agent_speaker}, {"customer", RecordField::customer_speaker}});
  shape_.speaker_roles = read_roles(fields);
  if (!shape_.speaker_lists.empty() == shape_[SpeakerField::key].empty())
    reporter_.error("missing-key", node.place, "'speakers' needs both 'list' and 'key', or neither",
                    "one of the two is missing", "'key' is what turns name a speaker by, below 'list'");
}

void ShapeReader::read_turns(const Node& node) {
  Fields fields(node, kTurnsKeys, "'turns'", reporter_);
  if (!node.is_mapping()) return;
  shape_.turn_lists = read_paths_key(fields, "list");
  put<TurnField>(fields, {{"text", TurnField::text},
                          {"speaker", TurnField::speaker},
                          {"channel", TurnField::channel},
                          {"agent_otherwise", TurnField::agent_otherwise}});
  if (const Node* form = fields["form"]) read_form(*form);
  if (const Node* role = fields["role"]) read_role(*role);
  if (const Node* agent = fields["agent"]) read_turn_agent(*agent);
  read_times(fields);
  if (const Node* only = fields["only"]) read_filters(*only, true, reporter_, shape_.filters);
  if (const Node* skip = fields["skip"]) read_filters(*skip, false, reporter_, shape_.filters);
  if (const Node* words = fields["words"])
    shape_.words = read_flag(*words, "'words'", reporter_).value_or(false);
  if (const Node* lists = fields["list_is_channel"])
    shape_.list_is_channel = read_flag(*lists, "'list_is_channel'", reporter_).value_or(false);
  if (const Node* without = fields["without_speakers"])
    shape_.without_speakers = read_text(*without, "'without_speakers'", reporter_).value_or("");
  check(fields);
}

void ShapeReader::read_form(const Node& node) {
  constexpr EnumNames<BodyForm> kForms({"plain", "html", "email"});
  shape_.form = read_name(node, "a form of text", kForms, reporter_).value_or(shape_.form);
}

void ShapeReader::read_role(const Node& node) {
  if (node.is_mapping()) {
    Fields fields(node, kRoleKeys, "'role'", reporter_);
    shape_[TurnField::role] = read_paths_key(fields, "path");
    shape_.roles = read_roles(fields);
    return;
  }
  shape_[TurnField::role] = read_paths(node, "'role'", reporter_);
  static const Node kNothing{Node::Kind::mapping};
  shape_.roles = read_roles(Fields(kNothing, {"", {}}, "", reporter_));
}

void ShapeReader::read_turn_agent(const Node& node) {
  if (!node.is_mapping()) {
    shape_[TurnField::agent_id] = read_paths(node, "'agent'", reporter_);
    return;
  }
  Fields fields(node, kTurnAgentKeys, "'agent'", reporter_);
  put<TurnField>(fields, {{"id", TurnField::agent_id}, {"name", TurnField::agent_name}});
  read_after(fields, shape_.agent_after);
}

void ShapeReader::read_times(const Fields& fields) {
  put<TurnField>(fields,
                 {{"start", TurnField::start}, {"end", TurnField::end}, {"duration", TurnField::duration}});
  if (const Node* unit = fields["unit"]) shape_.unit = read_unit(*unit, reporter_);
  for (std::string_view key : {"start", "end", "duration"}) {
    if (!fields.has(key) || fields.has("unit")) continue;
    reporter_.error("missing-key", fields.key_node(key).place,
                    "'turns' has '" + std::string(key) + "' and no 'unit'", "in which unit?",
                    "add 'unit: ms', or s, us, ticks (100 ns), text");
    return;
  }
}

void ShapeReader::read_tags(const Node& node) {
  if (!node.is_mapping()) {
    reporter_.error("wrong-type", node.place, "'tags' is " + describe(node) + ", expected a mapping",
                    "expected 'name: path'");
    return;
  }
  for (size_t i = 0; i < node.keys.size(); ++i)
    shape_.tags.emplace_back(node.keys[i].text, read_paths(node.items[i], "a tag", reporter_));
}

// What makes sense only together.
void ShapeReader::check(const Fields& turns) {
  auto unused = [&](std::string_view key, const std::string& why) {
    if (turns.has(key))
      reporter_.error("unused-key", turns.key_node(key).place,
                      "'" + std::string(key) + "' has no effect " + why, "unused",
                      "delete it, or add what it needs");
  };
  if (shape_[TurnField::start].empty())
    for (std::string_view key : {"unit", "end", "duration"}) unused(key, "without 'start'");
  for (const ShapePath& list : shape_.turn_lists) {
    bool each = !list.steps.empty() && list.steps.back().kind == PathStep::Kind::each;
    if (each)
      reporter_.error("bad-path", turns["list"]->place, "'" + list.text + "' ends with '[]'",
                      "without the last '[]'",
                      "a list is named as a whole: its elements follow by themselves");
  }
  if (!shape_.keys.empty() || shape_.turn_lists.empty() || shape_[TurnField::text].empty()) return;
  ShapePath text = shape_.turn_lists[0];
  text.text += "[]." + shape_[TurnField::text][0].text;
  text.steps.push_back({PathStep::Kind::each});
  for (const PathStep& step : shape_[TurnField::text][0].steps) text.steps.push_back(step);
  shape_.keys = {{text}};
}

// What the tree of paths has no place for.
void ShapeReader::check_lists(const Node& root) {
  check_count(root, "paths", count_paths(shape_), kMostPaths);
  check_count(root, "lists of turns", shape_.turn_lists.size(), kMostLists);
  check_count(root, "lists of speakers", shape_.speaker_lists.size(), kMostLists);
  for (const ShapePath& list : shape_.speaker_lists)
    for (const ShapePath& turns : shape_.turn_lists)
      if (list.steps == turns.steps)
        reporter_.error("bad-path", root.place, "'" + list.text + "' is the list of turns and of speakers",
                        "one of the two",
                        "what turns say of their speakers stands under 'turns': 'speaker', 'role', 'agent'");
}

void ShapeReader::check_count(const Node& place, std::string_view what, size_t count, size_t most) {
  if (count <= most) return;
  std::string found = std::to_string(count) + " " + std::string(what);
  reporter_.error("too-many-paths", place.place,
                  "the shape has " + found + ", expected at most " + std::to_string(most), found,
                  "leave out what is not needed");
}

}  // namespace

LoadedShape load_shape_text(std::string_view text, const std::string& file) {
  LoadedShape loaded;
  loaded.text = text;
  Reporter reporter;
  ParsedText parsed = parse_documents(text, file, reporter);
  if (parsed.complete && parsed.documents.size() != 1)
    reporter.error(
        parsed.documents.empty() ? "empty-file" : "several-shapes", {file, 0, 0, 1},
        "the file holds " + std::to_string(parsed.documents.size()) + " documents, expected one shape", "",
        "a shape begins with 'shape: NAME'");
  else if (parsed.complete)
    loaded.shape = ShapeReader(reporter).read(parsed.documents[0]);
  loaded.diagnostics = reporter.take_sorted();
  return loaded;
}

LoadedShape load_shape(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMostBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(file.gcount()));
  if (file.eof() && text.size() <= kMostBytes) return load_shape_text(text, path);
  LoadedShape failed;
  Diagnostic& problem = failed.diagnostics.emplace_back();
  bool large = text.size() > kMostBytes;
  problem.code = large ? "file-too-large" : "unreadable-file";
  problem.message =
      large ? "'" + path + "' has more than 1 MiB, which no shape has" : "'" + path + "' cannot be read";
  problem.place.file = path;
  problem.help = "give the path of a shape, a YAML file";
  return failed;
}

}  // namespace attune
