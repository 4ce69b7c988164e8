// ReadOptions: how records are to be read, where they do not say it themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/shapes/shape.h"

namespace attune {

struct ReadOptions {
  std::string format;                    // the only one to read; empty: recognised by their keys
  std::vector<Shape> shapes;             // formats besides the built-in ones; they are recognised first
  std::vector<std::string> shape_texts;  // the YAML of each, to keep with what was read by it
  // Who a source's speakers are ("0", "SPEAKER_00", "AGENT"), stronger than what the source says.
  std::vector<std::pair<std::string, SpeakerRole>> roles;
  bool guess_roles = false;  // of speakers whom neither the source nor `roles` tells (role_guess.h)
};

// The options as one JSON object, to be stored with what was read: the same records read with the options
// that come back give the same conversations. "" for none. parse: false when it is no such text.
std::string read_options_json(const ReadOptions& options);
bool parse_read_options(std::string_view json, ReadOptions& options);

// "0=agent,1=customer" into `roles`, or "guess" into `guess_roles`. False: `wrong` is the part that is
// neither.
bool parse_roles(std::string_view text, ReadOptions& options, std::string& wrong);

// Where a record comes from: a conversation without an id of its own is named after its file.
struct RecordOrigin {
  std::string_view path;
  uint64_t record = 1;  // its number in the file
};

// The id of a scored person whom the source does not name.
inline constexpr std::string_view kUnknownAgent = "unknown";

}  // namespace attune
