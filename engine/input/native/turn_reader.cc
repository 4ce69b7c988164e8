#include "engine/input/native/turn_reader.h"

#include <string>

#include "engine/input/native/native_format.h"

namespace attune {
namespace {

// Most turns begin {"role": "...", "text": "..." and then perhaps "start_ms". These are recognised as a
// whole.
bool begins_as_usual(const JsonCursor& json) {
  return json.tokens_left() > 12 && json.peek_key(1, "\"role\"") && json.peek(3) == '"' &&
         json.peek(4) == ',' && json.peek_key(5, "\"text\"") && json.peek(7) == '"';
}

bool read_usual_fields(FieldReader& fields, Turn& turn, SeenKeys<TurnKey>& seen) {
  JsonCursor& json = fields.json;
  seen.add(TurnKey::role);
  seen.add(TurnKey::text);
  json.skip_tokens(3);
  if (!fields.role(turn.role)) return false;
  json.skip_tokens(3);
  if (!json.read_string(turn.text)) return false;
  if (json.peek(0) != ',' || !json.peek_key(1, "\"start_ms\"")) return true;
  seen.add(TurnKey::start_ms);
  json.skip_tokens(3);
  return fields.time_or_null("start_ms", turn.start_ms);
}

bool read_field(FieldReader& fields, std::string_view key, Turn& turn, std::string_view& agent,
                SeenKeys<TurnKey>& seen) {
  TurnKey name;
  if (!fields.name_key(turn_key, key, seen, name)) return false;
  switch (name) {
    case TurnKey::role:
      return fields.role(turn.role);
    case TurnKey::text:
      return fields.text("text", turn.text);
    case TurnKey::start_ms:
      return fields.time_or_null("start_ms", turn.start_ms);
    case TurnKey::end_ms:
      return fields.time_or_null("end_ms", turn.end_ms);
    case TurnKey::agent:
      return fields.take_null() || fields.id("agent", agent);
    case TurnKey::unknown:
      break;
  }
  return fields.json.skip_value();
}

}  // namespace

bool read_turn(FieldReader& fields, Turn& turn, std::string_view& agent) {
  if (fields.json.peek() != '{') return fields.wrong_type("", "an object");
  SeenKeys<TurnKey> seen;
  auto field = [&](std::string_view key) { return read_field(fields, key, turn, agent, seen); };
  bool read = begins_as_usual(fields.json)
                  ? read_usual_fields(fields, turn, seen) && fields.json.read_rest_of_object(field)
                  : fields.json.read_object(field);
  if (!read) return false;
  if (!seen.has(TurnKey::role)) return fields.missing("role", "a string");
  if (!seen.has(TurnKey::text)) return fields.missing("text", "a string");
  if (turn.start_ms == kNoTime || turn.end_ms == kNoTime || turn.end_ms >= turn.start_ms) return true;
  return fields.reject("reversed-times", "end_ms", std::to_string(turn.end_ms),
                       "at least start_ms, " + std::to_string(turn.start_ms));
}

}  // namespace attune
