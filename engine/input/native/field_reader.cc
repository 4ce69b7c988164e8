#include "engine/input/native/field_reader.h"

#include <algorithm>
#include <limits>
#include <string>

#include "engine/base/ascii.h"
#include "engine/input/json/json_number.h"
#include "engine/input/shapes/label_words.h"

namespace attune {
namespace {

// Without leaving early, so that it compiles to vector instructions.
bool has_control(std::string_view text) {
  bool found = false;
  for (char c : text) found |= static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  return found;
}

// The JSON type of a value by its first byte.
std::string_view type_name(char first) {
  switch (first) {
    case '{':
      return "an object";
    case '[':
      return "an array";
    case '"':
      return "a string";
    case 't':
    case 'f':
      return "true or false";
    case 'n':
      return "null";
    default:
      return "a number";
  }
}

std::string byte_count(std::string_view value) {
  return "a text of " + std::to_string(value.size()) + " bytes";
}

// A value that should be one of a few words. Anything else is not shown: it may be what somebody said, in the
// wrong place, or somebody's number.
std::string quoted(std::string_view value) {
  constexpr size_t kMost = 32, kMostDigits = 3;
  bool word = value.size() <= kMost && std::all_of(value.begin(), value.end(), [](char c) {
                return is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
              });
  word =
      word && std::count_if(value.begin(), value.end(), is_digit) <= static_cast<std::ptrdiff_t>(kMostDigits);
  return word ? "'" + std::string(value) + "'" : byte_count(value);
}

std::string_view fault_code(JsonFault fault) {
  switch (fault) {
    case JsonFault::cut:
      return "cut-record";
    case JsonFault::not_utf8:
    case JsonFault::lone_surrogate:
      return "not-utf8";
    case JsonFault::nul:
      return "nul-byte";
    case JsonFault::too_deep:
      return "nested-too-deep";
    default:
      return "not-json";
  }
}

}  // namespace

bool FieldReader::start(std::string_view record, Reject& reject) {
  reject_ = &reject;
  reject.code.clear();
  reject.detail.clear();
  place = {};
  return json.open(record) || reject_fault();
}

bool FieldReader::reject(std::string_view code, std::string_view key, std::string_view found,
                         std::string_view expected) {
  reject_->code = code;
  reject_->detail = place.path(key);
  reject_->detail.append(": ").append(found).append(", expected ").append(expected);
  return false;
}

bool FieldReader::reject_fault() {
  if (!reject_->code.empty()) return false;
  reject_->code = fault_code(json.fault());
  std::string& detail = reject_->detail;
  detail = json.fault() == JsonFault::cut ? "the record ends" : "wrong";
  if (json.fault_offset() > 0) detail += " at its byte " + std::to_string(json.fault_offset());
  if (!place.section.empty()) detail += " in " + place.path({});
  detail.append(", expected ").append(json.expected());
  return false;
}

bool FieldReader::wrong_type(std::string_view key, std::string_view expected) {
  // What is no JSON at all is a worse fault than what is JSON of another type.
  std::string_view found = type_name(json.peek());
  if (!json.skip_value()) return reject_fault();
  return reject("wrong-type", key, found, expected);
}

bool FieldReader::text_or_null(std::string_view key, std::string_view& value) {
  return take_null() || text(key, value);
}

bool FieldReader::id(std::string_view key, std::string_view& value) {
  char first = json.peek();
  if (first == '"') {
    if (json.read_string(value)) return check_id(key, value);
    if (json.fault() != JsonFault::nul) return false;
    return reject("bad-id", key, "a control character", "an id without them");
  }
  if (first != '-' && !is_digit(first)) return wrong_type(key, "a string or an integer");
  if (!json.read_scalar(value)) return false;
  if (!is_integer(value)) return reject("wrong-type", key, "a fraction", "a string or an integer");
  return check_id(key, value);
}

bool FieldReader::check_id(std::string_view key, std::string_view value) {
  if (value.empty()) return reject("bad-id", key, "empty", "an id of 1 to 256 bytes");
  if (value.size() > kMostIdBytes)
    return reject("bad-id", key, std::to_string(value.size()) + " bytes", "an id of 1 to 256 bytes");
  if (has_control(value)) return reject("bad-id", key, "a control character", "an id without them");
  return true;
}

bool FieldReader::long_time_or_null(std::string_view key, int32_t& value) {
  if (take_null()) return true;
  constexpr std::string_view kExpected = "milliseconds as an integer";
  char first = json.peek();
  if (first != '-' && !is_digit(first)) return wrong_type(key, kExpected);
  std::string_view number;
  if (!json.read_scalar(number)) return false;
  int64_t wide = 0;
  bool beyond = false;
  if (!to_integer(number, wide, beyond) && !beyond) return reject("wrong-type", key, "a fraction", kExpected);
  if (number.starts_with('-') && (beyond || wide != 0))
    return reject("negative-time", key, "less than 0", "milliseconds from the start of the conversation");
  if (beyond || wide > std::numeric_limits<int32_t>::max())
    return reject("time-out-of-range", key, "more than 2147483647",
                  "milliseconds from the start of the conversation, not of an era");
  value = static_cast<int32_t>(wide);
  return true;
}

bool FieldReader::number_or_null(std::string_view key, std::optional<double>& value) {
  if (take_null()) return true;
  char first = json.peek();
  if (first != '-' && !is_digit(first)) return wrong_type(key, "a number");
  std::string_view number;
  if (!json.read_scalar(number)) return false;
  double wide = 0;
  if (!to_double(number, wide)) return reject("wrong-type", key, "a number beyond a double", "a number");
  value = wide;
  return true;
}

bool FieldReader::outcome_or_null(std::string_view key, std::optional<double>& value) {
  if (!number_or_null(key, value)) return false;
  if (!value || is_outcome(*value)) return true;
  return reject("number-out-of-range", key, "a number beyond every scale", "one from -1000 to 1000");
}

bool FieldReader::flag_or_null(std::string_view key, std::optional<bool>& value) {
  if (take_null()) return true;
  char first = json.peek();
  if (first != 't' && first != 'f') return wrong_type(key, "true or false");
  std::string_view word;
  if (!json.read_scalar(word)) return false;
  value = first == 't';
  return true;
}

bool FieldReader::plain_value(std::string_view key, std::string_view& value) {
  char first = json.peek();
  if (first == '"') return json.read_string(value);
  if (first == '{' || first == '[') return wrong_type(key, "a string, a number, true or false");
  return json.read_scalar(value);
}

bool FieldReader::unknown_role(std::string_view name) {
  // It may be the name of who speaks.
  std::string found = names_nobody(name) ? quoted(name) : byte_count(name);
  return reject("unknown-role", "role", found, "one of agent, customer, bot, system, supervisor");
}

bool FieldReader::channel_or_null(Channel& value) {
  if (take_null()) return true;
  std::string_view name;
  if (!text("channel", name)) return false;
  if (parse_channel(name, value)) return true;
  return reject("unknown-channel", "channel", quoted(name), "one of voice, chat, email, sms, social");
}

}  // namespace attune
