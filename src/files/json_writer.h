// JsonWriter: JSON for scripts, written in order, with the commas set. For what a command prints once;
// evaluations are written on the hot path with base/json_text.h directly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attune {

// Calls follow the shape of the document: in an object each value comes after its key(). Misuse gives wrong
// JSON, never a crash.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& integer(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // With four decimals at most, so that the same figures give the same bytes everywhere. Null when it is no
  // number.
  JsonWriter& number(double value);

  // A member of an object. An optional without a value is written as null.
  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& member(std::string_view name, const char* value) { return key(name).text(value); }
  JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }
  JsonWriter& member(std::string_view name, double value) { return key(name).number(value); }
  JsonWriter& member(std::string_view name, int value) { return key(name).integer(value); }
  JsonWriter& member(std::string_view name, uint32_t value) { return key(name).integer(value); }
  JsonWriter& member(std::string_view name, uint64_t value) {
    return key(name).integer(static_cast<int64_t>(value));
  }
  template <class T>
  JsonWriter& member(std::string_view name, const std::optional<T>& value) {
    return value ? member(name, *value) : key(name).null();
  }

  // The document and a newline; the writer is empty again.
  std::string take();

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void before_value();

  std::string out_;
  bool comma_ = false;  // whether a comma goes before the next value or key
};

}  // namespace attune
