#include "engine/input/reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/input/foreign/record_walker.h"
#include "engine/input/foreign/shaped_reader.h"
#include "engine/input/native/native_reader.h"

namespace attune {
namespace {

// Codes of what is wrong with the JSON itself, whatever the format.
bool is_damage(std::string_view code) {
  constexpr std::array<std::string_view, 5> kDamage = {"not-json", "cut-record", "not-utf8", "nul-byte",
                                                       "nested-too-deep"};
  return std::find(kDamage.begin(), kDamage.end(), code) != kDamage.end();
}

}  // namespace

struct RecordReader::State {
  explicit State(std::shared_ptr<const Formats> all)
      : formats(std::move(all)), native(fields), shaped(fields, formats->options()) {
    last = formats->forced() != kNoFormat ? formats->forced() : formats->native();
  }

  bool read(std::string_view record, const RecordOrigin& origin, Conversation& conversation, Reject& reject);
  bool read_as(size_t format, std::string_view record, const RecordOrigin& origin, Conversation& conversation,
               Reject& reject);
  bool fits(size_t format) const;
  bool is_native() const { return last == formats->native(); }
  bool recognise(std::string_view record, Reject& damage, size_t& found);
  bool reject_damaged(std::string_view record, const Reject& damage, Conversation& conversation,
                      Reject& reject);
  bool reject_unknown(std::string_view record, Reject& reject);
  bool check_forced(std::string_view record, Conversation& conversation, Reject& reject);
  bool has_native_keys_alone(std::string_view record, Reject& reject);
  std::string top_keys(std::string_view record, Reject& reject);

  const std::shared_ptr<const Formats> formats;
  FieldReader fields;
  NativeReader native;
  ShapedReader shaped;
  TextArena arena;  // of walks that only look
  RecordWalker looker{fields, arena};
  RawRecord raw;
  size_t last;  // the format of the last record: mostly the next one's too
};

bool RecordReader::State::read_as(size_t format, std::string_view record, const RecordOrigin& origin,
                                  Conversation& conversation, Reject& reject) {
  conversation.clear();
  if (!fields.start(record, reject)) return false;
  bool read = false;
  if (format == formats->native()) {
    read = native.read(conversation);
  } else if (fields.json.peek() != '{') {
    return fields.json.skip_value() && fields.json.finish()
               ? fields.reject("not-an-object", "", "JSON of another type", "an object")
               : fields.reject_fault();
  } else {
    read = shaped.read(formats->all()[format].compiled, origin, conversation);
  }
  return read || fields.reject_fault();
}

// Whether the record that was just read as `format` is of that format. What the native reader accepts has
// turns, which is all that makes it native, unless a shape of the run comes first.
bool RecordReader::State::fits(size_t format) const {
  if (format == formats->native()) return format == 0;
  return formats->recognise(shaped.marks()) == format;
}

bool RecordReader::State::read(std::string_view record, const RecordOrigin& origin,
                               Conversation& conversation, Reject& reject) {
  bool read = read_as(last, record, origin, conversation, reject);
  if (formats->forced() != kNoFormat) return read && check_forced(record, conversation, reject);
  if (read ? fits(last) : reject.code == "not-an-object") return read;
  Reject damage;
  size_t found = kNoFormat;
  if (!recognise(record, damage, found)) return reject_damaged(record, damage, conversation, reject);
  if (found == last) return read;
  if (found == kNoFormat && has_native_keys_alone(record, damage)) found = formats->native();
  if (found == kNoFormat) return reject_unknown(record, reject);
  last = found;
  return read_as(found, record, origin, conversation, reject);
}

bool RecordReader::State::recognise(std::string_view record, Reject& damage, size_t& found) {
  arena.start();
  if (!fields.start(record, damage)) return false;
  if (!looker.walk(formats->recogniser(), raw)) return fields.reject_fault();
  found = formats->recognise(raw.marks);
  return true;
}

// The native reader says best where the damage is, and says the same whatever format the record before had;
// but it may have stopped at something else before it came to the damage.
bool RecordReader::State::reject_damaged(std::string_view record, const Reject& damage,
                                         Conversation& conversation, Reject& reject) {
  if (last != formats->native()) read_as(formats->native(), record, {}, conversation, reject);
  if (is_damage(reject.code)) return false;
  reject.code = damage.code;
  reject.detail = damage.detail;
  return false;
}

// A native record without its turns, most likely: the native reader says best what is wrong with it.
bool RecordReader::State::has_native_keys_alone(std::string_view record, Reject& reject) {
  size_t native_keys = 0, others = 0;
  fields.start(record, reject);
  fields.json.read_object([&](std::string_view key) {
    std::string_view name;
    if (!fields.json.unescape_key(key, name)) return false;
    ++(top_key(name) == TopKey::unknown ? others : native_keys);
    return fields.json.skip_value();
  });
  return native_keys > 0 && others == 0;
}

// The keys at the top of the record, as far as they fit into a message.
std::string RecordReader::State::top_keys(std::string_view record, Reject& reject) {
  constexpr size_t kMostShown = 8;
  std::string keys;
  size_t count = 0;
  fields.start(record, reject);
  fields.json.read_object([&](std::string_view key) {
    if (++count <= kMostShown) keys += (keys.empty() ? "'" : ", '") + shown_name(key) + "'";
    return fields.json.skip_value();
  });
  if (count > kMostShown) keys += " and " + std::to_string(count - kMostShown) + " more";
  return keys.empty() ? "no keys" : "keys " + keys;
}

bool RecordReader::State::reject_unknown(std::string_view record, Reject& reject) {
  std::string keys = top_keys(record, reject);
  std::string expected = "those of a known format";
  const char* between = "; nearest: ";
  for (const Formats::Near& near : formats->nearest(raw.marks, 2)) {
    expected += between + std::string(near.name) + ", but there is no '" + std::string(near.missing) + "'";
    between = "; ";
  }
  fields.start(record, reject);
  return fields.reject("unknown-format", "", keys, expected);
}

// A format that was asked for need not be recognised, but there must be something to read.
bool RecordReader::State::check_forced(std::string_view record, Conversation& conversation, Reject& reject) {
  const Formats::Format& format = formats->all()[last];
  if (!conversation.turns.empty() || last == formats->native()) return true;
  const ShapePaths& lists = format.compiled.shape.turn_lists;
  static_assert(kMostSteps + kMostLists <= kMostMarks);
  std::vector<ShapePath> parts;  // the beginnings of the first list's path, from the shortest
  for (size_t steps = 1; steps <= lists[0].steps.size(); ++steps)
    parts.push_back(
        {"", {lists[0].steps.begin(), lists[0].steps.begin() + static_cast<std::ptrdiff_t>(steps)}});
  for (const ShapePath& list : lists) parts.push_back(list);
  arena.start();
  if (!fields.start(record, reject) || !RecordWalker(fields, arena).walk(compile_shape({}, parts), raw))
    return true;
  size_t steps = lists[0].steps.size();
  for (size_t list = 0; list < lists.size(); ++list)
    if (raw.marks[steps + list]) return true;
  size_t there = 0;
  while (there < steps && raw.marks[there]) ++there;
  return fields.reject("missing-key", lists[0].text, "no key '" + lists[0].steps[there].key + "'",
                       "the turns of format " + format.name);
}

RecordReader::RecordReader(std::shared_ptr<const Formats> formats)
    : state_(std::make_unique<State>(std::move(formats))) {}
RecordReader::~RecordReader() = default;

void RecordReader::allow_missing_agent() { state_->native.allow_missing_agent(); }

bool RecordReader::read(std::string_view record, const RecordOrigin& origin, Conversation& conversation,
                        Reject& reject) {
  return state_->read(record, origin, conversation, reject);
}

std::string_view RecordReader::format() const { return state_->formats->all()[state_->last].name; }

const SpeakerRoles::Speaker* RecordReader::speaker(size_t turn) const {
  return state_->is_native() ? nullptr : &state_->shaped.speaker(turn);
}

}  // namespace attune
