// RecordReader: one record of native JSON to a Conversation. The only user of simdjson.
//
// Not thread-safe: one reader a thread. The Conversation's views point into the reader and into the record's
// bytes; they are valid until the next call of read().
#pragma once

#include <memory>
#include <string_view>

#include "engine/input/reject.h"
#include "engine/model/conversation.h"

namespace attune {

// The id of an agent whom the source does not name.
inline constexpr std::string_view kUnknownAgent = "unknown";

class RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // From now on a record that names no agent has one with the id kUnknownAgent, instead of the reject
  // 'missing-agent': for whoever knows the agent from elsewhere.
  void allow_missing_agent();

  // Reads one JSON object. `record` must be followed by at least 64 readable bytes (Block's buffer is).
  // True: `conversation` holds it (cleared first). False: `reject`.code and .detail say why, its location is
  // left alone, and `conversation` is unspecified.
  bool read(std::string_view record, Conversation& conversation, Reject& reject);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attune
