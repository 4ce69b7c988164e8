#include "engine/input/shapes/read_options.h"

#include <algorithm>

#include "engine/base/json_text.h"
#include "engine/input/json/json_cursor.h"
#include "engine/input/shapes/shape_reader.h"

namespace attune {
namespace {

std::string_view speaker_role_name(SpeakerRole role) {
  return role == SpeakerRole::skip ? std::string_view("skip") : role_name(static_cast<Role>(role));
}

void begin_member(std::string& json, std::string_view key) {
  json += json.empty() ? "{" : ",";
  append_json_string(json, key);
  json += ':';
}

bool read_shapes(JsonCursor& json, ReadOptions& options) {
  return json.peek() == '[' && json.read_array([&] {
    std::string_view text;
    if (json.peek() != '"' || !json.read_string(text)) return false;
    LoadedShape loaded = load_shape_text(text, "shape");
    if (!loaded.ok()) return false;
    options.shapes.push_back(std::move(loaded.shape));
    options.shape_texts.emplace_back(text);
    return true;
  });
}

bool read_roles(JsonCursor& json, ReadOptions& options) {
  return json.peek() == '{' && json.read_object([&](std::string_view key) {
    std::string_view label, name;
    SpeakerRole role;
    if (!json.unescape_key(key, label) || json.peek() != '"' || !json.read_string(name)) return false;
    if (!parse_speaker_role(name, role)) return false;
    options.roles.emplace_back(label, role);
    return true;
  });
}

bool read_member(JsonCursor& json, std::string_view key, ReadOptions& options) {
  std::string_view text;
  if (key == "shapes") return read_shapes(json, options);
  if (key == "roles") return read_roles(json, options);
  if (key == "format") {
    if (json.peek() != '"' || !json.read_string(text)) return false;
    options.format = text;
    return true;
  }
  if (key != "guess_roles") return json.skip_value();
  if (!json.read_scalar(text)) return false;
  options.guess_roles = text == "true";
  return true;
}

}  // namespace

std::string read_options_json(const ReadOptions& options) {
  std::string json;
  if (!options.format.empty()) {
    begin_member(json, "format");
    append_json_string(json, options.format);
  }
  if (!options.roles.empty()) {
    begin_member(json, "roles");
    for (const auto& [label, role] : options.roles) {
      json += &label == &options.roles.front().first ? "{" : ",";
      append_json_string(json, label);
      json += ':';
      append_json_string(json, speaker_role_name(role));
    }
    json += '}';
  }
  if (options.guess_roles) {
    begin_member(json, "guess_roles");
    json += "true";
  }
  if (!options.shape_texts.empty()) {
    begin_member(json, "shapes");
    for (const std::string& text : options.shape_texts) {
      json += &text == &options.shape_texts.front() ? "[" : ",";
      append_json_string(json, text);
    }
    json += ']';
  }
  return json.empty() ? json : json + "}";
}

bool parse_read_options(std::string_view text, ReadOptions& options) {
  options = {};
  if (text.empty()) return true;
  std::string padded(text);
  padded.append(kTextPadding, '\0');
  JsonCursor json;
  if (!json.open(std::string_view(padded).substr(0, text.size())) || json.peek() != '{') return false;
  return json.read_object([&](std::string_view key) { return read_member(json, key, options); }) &&
         json.finish();
}

bool parse_roles(std::string_view text, ReadOptions& options, std::string& wrong) {
  if (text == "guess") return options.guess_roles = true;
  for (size_t at = 0; at <= text.size();) {
    size_t end = std::min(text.find(',', at), text.size());
    std::string_view part = text.substr(at, end - at);
    size_t sign = part.rfind('=');
    SpeakerRole role;
    if (sign == std::string_view::npos || sign == 0 || !parse_speaker_role(part.substr(sign + 1), role)) {
      wrong = part;
      return false;
    }
    options.roles.emplace_back(part.substr(0, sign), role);
    at = end + 1;
  }
  return true;
}

}  // namespace attune
