#include "engine/input/tables/labels.h"

#include <algorithm>
#include <unordered_map>

#include "engine/input/files/source_stream.h"
#include "engine/input/json/json_number.h"
#include "engine/input/native/field_reader.h"
#include "engine/input/records/source_form.h"

namespace attune {
namespace {

constexpr size_t kReadBytes = 1 << 20;

enum class RowKey : uint8_t { unknown, conversation, turn, role, labels };

RowKey row_key(std::string_view key) {
  if (key == "conversation") return RowKey::conversation;
  if (key == "turn") return RowKey::turn;
  if (key == "role") return RowKey::role;
  if (key == "labels") return RowKey::labels;
  return RowKey::unknown;
}

bool fit_for_name(std::string_view name) {
  bool plain = std::none_of(name.begin(), name.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return plain && !name.empty() && name.size() <= kMostIdBytes;
}

// Reads lines into one Labels.
class LabelReader {
 public:
  explicit LabelReader(Labels& labels) : labels_(labels) {}

  // One line, followed by kTextPadding readable bytes.
  void read_line(std::string_view line, const Location& location);

 private:
  bool read_row(LabelRow& row);
  bool read_field(std::string_view key, LabelRow& row, SeenKeys<RowKey>& seen);
  bool read_turn(LabelRow& row);
  bool read_role(LabelRow& row);
  bool read_labels(LabelRow& row);
  bool read_label(std::string_view key, LabelRow& row);
  uint32_t index_of(std::string_view name);

  FieldReader fields_;
  Labels& labels_;
  std::unordered_map<std::string, uint32_t> indexes_;  // of Labels::names
};

void LabelReader::read_line(std::string_view line, const Location& location) {
  LabelRow row;
  Reject reject;
  if (fields_.start(line, reject) && (read_row(row) || fields_.reject_fault())) {
    labels_.rows.push_back(std::move(row));
    return;
  }
  reject.location = location;
  labels_.rejects.push_back(std::move(reject));
}

bool LabelReader::read_row(LabelRow& row) {
  if (fields_.json.peek() != '{') {
    if (!fields_.json.skip_value() || !fields_.json.finish()) return false;
    return fields_.reject("not-an-object", "", "JSON of another type", "an object");
  }
  SeenKeys<RowKey> seen;
  if (!fields_.json.read_object([&](std::string_view key) { return read_field(key, row, seen); }))
    return false;
  if (!fields_.json.finish()) return false;
  if (row.conversation.empty()) return fields_.missing("conversation", "a string or an integer");
  return seen.has(RowKey::labels) || fields_.missing("labels", "an object");
}

bool LabelReader::read_field(std::string_view key, LabelRow& row, SeenKeys<RowKey>& seen) {
  RowKey name;
  if (!fields_.name_key(row_key, key, seen, name)) return false;
  switch (name) {
    case RowKey::conversation: {
      std::string_view id;
      if (!fields_.id("conversation", id)) return false;
      row.conversation = id;
      return true;
    }
    case RowKey::turn:
      return read_turn(row);
    case RowKey::role:
      return read_role(row);
    case RowKey::labels:
      return read_labels(row);
    case RowKey::unknown:
      break;
  }
  return fields_.json.skip_value();
}

bool LabelReader::read_turn(LabelRow& row) {
  if (fields_.take_null()) return true;
  int32_t turn = 0;
  if (!fields_.json.read_short_integer(turn))
    return fields_.wrong_type("turn", "an integer from 0 to 99999999");
  row.turn = static_cast<uint32_t>(turn);
  return true;
}

bool LabelReader::read_role(LabelRow& row) {
  if (fields_.take_null()) return true;
  return fields_.role(row.role.emplace());
}

bool LabelReader::read_labels(LabelRow& row) {
  if (fields_.json.peek() != '{') return fields_.wrong_type("labels", "an object");
  fields_.place = {"labels", RecordPlace::kNoIndex};
  bool read = fields_.json.read_object([&](std::string_view key) { return read_label(key, row); });
  if (read) fields_.place = {};
  return read;
}

bool LabelReader::read_label(std::string_view key, LabelRow& row) {
  std::string_view name;
  if (!fields_.json.unescape_key(key, name)) return false;
  if (!fit_for_name(name))
    return fields_.reject("bad-id", "", "a name that is empty, too long or has control characters",
                          "a name of 1 to 256 bytes");
  std::optional<bool> value;
  if (!fields_.flag_or_null(name, value)) return false;
  if (!value) return true;
  uint32_t label = index_of(name);
  auto same = [label](const auto& one) { return one.first == label; };
  if (std::any_of(row.labels.begin(), row.labels.end(), same))
    return fields_.reject("duplicate-key", name, "given twice", "once");
  row.labels.emplace_back(label, *value);
  return true;
}

uint32_t LabelReader::index_of(std::string_view name) {
  auto [place, is_new] = indexes_.try_emplace(std::string(name), static_cast<uint32_t>(labels_.names.size()));
  if (is_new) labels_.names.emplace_back(name);
  return place->second;
}

// All bytes of a file, decompressed, as far as they can be read and up to `most`, then kTextPadding more.
std::string read_whole(const Source& source, uint64_t most, std::optional<Error>& error) {
  std::string bytes;
  SourceStream stream;
  if (Status status = stream.open(source.path, {}); !status) {
    error = status.error();
  } else {
    size_t got = kReadBytes;
    for (size_t used = 0; got == kReadBytes && !error; used += got) {
      bytes.resize(used + kReadBytes);
      got = stream.read(bytes.data() + used, kReadBytes, error);
      bytes.resize(used + got);
      if (!error && bytes.size() > most)
        error = Error{"labels-too-large",
                      "'" + source.path + "' has more than " + std::to_string(most) +
                          " bytes, the most that is taken of labels",
                      "check that these are labels, and split the file"};
    }
  }
  bytes.append(kTextPadding, ' ');
  return bytes;
}

// False when it stopped because too many lines could not be read.
bool read_lines(std::string_view bytes, uint32_t source, uint64_t most_rejects, const Labels& labels,
                LabelReader& reader) {
  size_t start = byte_order_mark(bytes);
  for (uint64_t line = 1; start < bytes.size(); ++line) {
    if (labels.rejects.size() >= most_rejects) return false;
    size_t end = std::min(bytes.find('\n', start), bytes.size());
    size_t from = start, to = end;
    while (from < to && is_json_blank(bytes[from])) ++from;
    while (to > from && is_json_blank(bytes[to - 1])) --to;
    if (from < to) reader.read_line(bytes.substr(from, to - from), {source, line, from, to - from, 0});
    start = end + 1;
  }
  return true;
}

}  // namespace

Labels read_labels(const std::vector<Source>& sources, const LabelLimits& limits) {
  Labels labels;
  LabelReader reader(labels);
  for (size_t i = 0; i < sources.size(); ++i) {
    std::optional<Error> error;
    std::string bytes = read_whole(sources[i], limits.bytes, error);
    std::string_view text(bytes.data(), bytes.size() - kTextPadding);
    std::optional<Error> encoding = unreadable_encoding(sources[i].path, text.substr(0, 4));
    if (encoding) error = encoding;
    bool too_large = error && error->code == "labels-too-large";
    if (!encoding && !too_large &&
        !read_lines(text, static_cast<uint32_t>(i), limits.rejects, labels, reader))
      error = Error{"not-labels",
                    "'" + sources[i].path + "' has more than " + std::to_string(limits.rejects) +
                        " lines that are no labels",
                    "check that it is a file of labels: 'attune calibrate --help' shows one"};
    if (error) labels.problems.push_back({sources[i].path, *error});
  }
  return labels;
}

}  // namespace attune
