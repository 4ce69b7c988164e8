#include "src/files/json_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "engine/base/json_text.h"

namespace attune {

void JsonWriter::before_value() {
  if (comma_) out_ += ", ";
  comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += ": ";
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  before_value();
  append_json_string(out_, value);
  return *this;
}

JsonWriter& JsonWriter::integer(int64_t value) {
  before_value();
  append_integer(out_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  constexpr double kLargestFixed = 9e14;  // in ten-thousandths it is still an int64_t
  if (!std::isfinite(value)) return null();
  before_value();
  if (std::abs(value) <= kLargestFixed)
    append_fixed(out_, std::llround(value * 10'000), 4);
  else
    out_ += fmt::format("{:.6e}", value);
  return *this;
}

std::string JsonWriter::take() {
  comma_ = false;
  return std::exchange(out_, {}) + "\n";
}

}  // namespace attune
