// FieldReader: reads single values of the native format (texts, ids, times, flags) and says what is wrong
// with them.
//
// One level below RecordReader, which knows the objects. Every function reads the value under the cursor for
// `key` and is false when it rejects the record; where null is allowed it reads as if the key were absent.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/input/json/json_cursor.h"
#include "engine/input/native/native_format.h"
#include "engine/input/records/record_place.h"
#include "engine/input/records/reject.h"
#include "engine/model/conversation.h"

namespace attune {

inline constexpr size_t kMostIdBytes = 256;

class FieldReader {
 public:
  // Starts on a record. False: rejected.
  bool start(std::string_view record, Reject& reject);

  bool text(std::string_view key, std::string_view& value) {
    return json.peek() == '"' ? json.read_string(value) : wrong_type(key, "a string");
  }
  bool text_or_null(std::string_view key, std::string_view& value);
  // What holds for ids: not empty, short, without control characters.
  bool check_id(std::string_view key, std::string_view value);
  // A string or an integer as written, for which that holds.
  bool id(std::string_view key, std::string_view& value);
  bool time_or_null(std::string_view key, int32_t& value) {
    return json.read_short_integer(value) || long_time_or_null(key, value);
  }
  bool number_or_null(std::string_view key, std::optional<double>& value);
  bool outcome_or_null(std::string_view key, std::optional<double>& value);  // is_outcome()
  bool flag_or_null(std::string_view key, std::optional<bool>& value);
  // A string, or a number, true or false as written.
  bool plain_value(std::string_view key, std::string_view& value);
  bool role(Role& value) {
    std::string_view name;
    return text("role", name) && (parse_role(name, value) || unknown_role(name));
  }
  bool channel_or_null(Channel& value);

  // Whether the value is null; goes over it if so.
  bool take_null() {
    std::string_view word;
    return json.peek() == 'n' && json.read_scalar(word);
  }

  // The name of a key: as the record has it, or, when that is no known one, without its escapes. For a known
  // key that the object had before, false.
  template <class Key>
  bool name_key(Key (*lookup)(std::string_view), std::string_view written, SeenKeys<Key>& seen, Key& name) {
    name = lookup(written);
    if (name == Key::unknown) {
      if (!json.has_escapes(written)) return true;
      std::string_view plain;
      if (!json.unescape_key(written, plain)) return false;
      name = lookup(plain);
      if (name == Key::unknown) return true;
    }
    if (seen.has(name)) return reject("duplicate-key", written, "given twice", "once");
    seen.add(name);
    return true;
  }

  // Rejects the record: "PATH: FOUND, expected EXPECTED".
  bool reject(std::string_view code, std::string_view key, std::string_view found, std::string_view expected);
  bool missing(std::string_view key, std::string_view expected) {
    return reject("missing-key", key, "missing", expected);
  }
  bool wrong_type(std::string_view key, std::string_view expected);
  // Rejects the record for the cursor's fault, unless it has been rejected for another reason already.
  bool reject_fault();

  JsonCursor json;
  RecordPlace place;

 private:
  bool long_time_or_null(std::string_view key, int32_t& value);
  bool unknown_role(std::string_view name);

  Reject* reject_ = nullptr;
};

}  // namespace attune
