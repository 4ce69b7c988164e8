// RecordReader: one record of JSON, of whatever format, to a Conversation. Below it is the only user of
// simdjson.
//
// Not thread-safe: one reader a thread. The Conversation's views point into the reader and into the record's
// bytes; they are valid until the next call of read().
#pragma once

#include <memory>
#include <string_view>

#include "engine/input/foreign/formats.h"
#include "engine/input/foreign/shaped_reader.h"
#include "engine/input/records/reject.h"
#include "engine/model/conversation.h"

namespace attune {

class RecordReader {
 public:
  explicit RecordReader(std::shared_ptr<const Formats> formats = Formats::builtin());
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // From now on a record that names no agent has one with the id kUnknownAgent, instead of the reject
  // 'missing-agent': for whoever knows the agent from elsewhere.
  void allow_missing_agent();

  // Reads one record. `record` must be followed by at least 64 readable bytes (Block's buffer is).
  // True: `conversation` holds it (cleared first). False: `reject`.code and .detail say why, its location is
  // left alone, and `conversation` is unspecified. The result depends on the arguments and the formats alone,
  // not on what was read before.
  bool read(std::string_view record, const RecordOrigin& origin, Conversation& conversation, Reject& reject);
  // Without a place: a record that has no id of its own is rejected.
  bool read(std::string_view record, Conversation& conversation, Reject& reject) {
    return read(record, {}, conversation, reject);
  }

  // Of the record that was read last: the name of its format, and the speaker of a turn as the source names
  // and this reader understands them (null in the native format).
  std::string_view format() const;
  const SpeakerRoles::Speaker* speaker(size_t turn) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attune
