// Reading single records by a shape, for tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "engine/input/reader.h"
#include "engine/input/shapes/shape_reader.h"
#include "tests/unit/input/input_support.h"

namespace attune::test {

// The formats with one more shape, from YAML, which is the only one to be read.
inline std::shared_ptr<const Formats> formats_with(std::string_view yaml, ReadOptions options = {}) {
  LoadedShape loaded = load_shape_text(yaml, "test.yaml");
  EXPECT_EQ(format_diagnostics(loaded.diagnostics), "");
  options.format = loaded.shape.name;
  options.shapes.push_back(loaded.shape);
  options.shape_texts.push_back(loaded.text);
  auto formats = Formats::make(std::move(options));
  EXPECT_TRUE(formats) << formats.error().message;
  return formats ? *formats : Formats::builtin();
}

inline std::shared_ptr<const Formats> formats_with_roles(std::string_view roles) {
  ReadOptions options;
  std::string wrong;
  EXPECT_TRUE(parse_roles(roles, options, wrong)) << wrong;
  return *Formats::make(options);
}

// One record that was read, or why not; owns what its conversation points to.
struct ReadRecord {
  ReadRecord(std::string_view json, std::shared_ptr<const Formats> formats = Formats::builtin(),
             RecordOrigin origin = {"calls/call-1.json", 1})
      : record(json), reader(std::move(formats)) {
    ok = reader.read(record.view(), origin, conversation, reject);
  }

  std::string why() const { return reject.code + ": " + reject.detail; }

  // A line for each turn: role, start-end, text; '?' for a speaker without a role, '-' for no time.
  std::string turns() const {
    std::string lines;
    auto time = [](int32_t ms) { return ms == kNoTime ? std::string("-") : std::to_string(ms); };
    for (size_t i = 0; i < conversation.turns.size(); ++i) {
      const Turn& turn = conversation.turns[i];
      const SpeakerRoles::Speaker* speaker = reader.speaker(i);
      bool unknown = speaker != nullptr && speaker->role == SpeakerRole::unknown;
      lines += unknown ? "?" : std::string(role_name(turn.role));
      lines += " " + time(turn.start_ms) + " " + time(turn.end_ms) + " " + std::string(turn.text) + "\n";
    }
    return lines;
  }

  PaddedRecord record;
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  bool ok = false;
};

}  // namespace attune::test
