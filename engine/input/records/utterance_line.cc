#include "engine/input/records/utterance_line.h"

#include "engine/input/json/json_number.h"
#include "engine/input/records/value_scanner.h"

namespace attune {
namespace {

void pass_blanks(std::string_view line, size_t& at) {
  while (at < line.size() && is_json_blank(line[at])) ++at;
}

// The value that begins at `at`, which moves behind it; empty when it does not end.
std::string_view take_value(std::string_view line, size_t& at) {
  pass_blanks(line, at);
  size_t start = at;
  ValueScanner scanner;
  scanner.start();
  if (scanner.scan(line, at) != ValueScanner::Step::complete) return {};
  std::string_view value = line.substr(start, at - start);
  while (!value.empty() && is_json_blank(value.back())) value.remove_suffix(1);
  return value;
}

bool take(std::string_view line, size_t& at, char c) {
  pass_blanks(line, at);
  if (at == line.size() || line[at] != c) return false;
  ++at;
  return true;
}

// Whether `part` is somewhere in the text. Asks the same of every byte, which a compiler makes steps of
// sixteen of; a search would stop at each of the many that begin as the part does.
template <size_t Size>
bool holds(std::string_view text, const char (&part)[Size]) {
  constexpr size_t kLength = Size - 1;
  unsigned char found = 0;
  for (size_t at = 0; at + kLength <= text.size(); ++at) {
    unsigned char same = 1;
    for (size_t i = 0; i < kLength; ++i) same &= static_cast<unsigned char>(text[at + i] == part[i]);
    found |= same;
  }
  return found != 0;
}

// The keys of utterances that were seen.
struct UtteranceKeys {
  std::string_view conversation, root;  // the values
  bool speaker = false, user = false, text = false, status = false, offset = false, duration = false;

  void add(std::string_view key, std::string_view value) {
    if (key == "\"conversation_id\"") conversation = value;
    if (key == "\"root\"") root = value;
    speaker |= key == "\"speaker\"";
    user |= key == "\"user\"";
    text |= key == "\"text\"";
    status |= key == "\"RecognitionStatus\"";
    offset |= key == "\"Offset\"";
    duration |= key == "\"Duration\"";
  }
};

}  // namespace

std::string_view utterance_conversation(std::string_view object) {
  // Few values have one of these ends of keys, and to go through the others by the grammar would cost more
  // than to parse them.
  if (!holds(object, "_id\"") && !holds(object, "root\"") && !holds(object, "tus\"")) return {};
  UtteranceKeys keys;
  size_t at = 0;
  if (!take(object, at, '{')) return {};
  do {
    std::string_view key = take_value(object, at);
    if (key.empty() || !take(object, at, ':')) return {};
    std::string_view value = take_value(object, at);
    if (value.empty()) return {};
    keys.add(key, value);
  } while (take(object, at, ','));
  if (keys.speaker && keys.text && !keys.conversation.empty()) return keys.conversation;
  if (keys.user && keys.text && !keys.root.empty()) return keys.root;
  return keys.status && keys.offset && keys.duration ? kConversationOfFile : std::string_view();
}

}  // namespace attune
