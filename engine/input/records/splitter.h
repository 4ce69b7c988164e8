// Splitter: cuts the bytes of one source, which come window by window, into records.
//
// Where records begin and end depends on the bytes alone, never on where the windows lie. A value is a
// record; only where the first value of a source is an utterance (utterance_line.h) do those of one
// conversation that follow each other make one record together.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/hash_set.h"
#include "engine/input/records/block_reader.h"
#include "engine/input/records/utterance_line.h"
#include "engine/input/records/wrapper.h"

namespace attune {

// A stretch of a source. The next window begins with the bytes that the splitter did not consume of this one.
struct Window {
  std::string_view bytes;
  uint64_t offset = 0;  // of the first byte in the source
  bool at_end = false;  // the source ends with these bytes
  size_t place = 0;     // of the first byte in the block's buffer

  uint64_t end() const { return offset + bytes.size(); }
  char byte(uint64_t at) const { return bytes[static_cast<size_t>(at - offset)]; }
  std::string_view from(uint64_t at) const { return bytes.substr(static_cast<size_t>(at - offset)); }
  std::string_view between(uint64_t from, uint64_t to) const {
    return bytes.substr(static_cast<size_t>(from - offset), static_cast<size_t>(to - from));
  }
};

class Splitter {
 public:
  // `start`: offset of the first byte to read, after a byte order mark.
  Splitter(uint32_t source, uint64_t start, const ReadLimits& limits)
      : at_(start), source_(source), record_bytes_(limits.record_bytes) {}
  virtual ~Splitter() = default;

  // Adds the records that are whole in `window` to `block`, and rejects.
  // Returns the offset up to which the source is consumed; what comes after it must be seen again. At the end
  // of the source everything is consumed.
  virtual uint64_t split(const Window& window, Block& block) = 0;

 protected:
  // Adds a value as a record, or to the record of its conversation.
  void add_value(const Window& window, uint64_t start, uint64_t end, Block& block);
  // To be called where the values that follow each other end, and at the end of the source.
  void end_conversation(const Window& window, Block& block);
  // The first byte of the window that is still needed: of the conversation that is being read, or `at`.
  uint64_t needed_from(uint64_t at) const { return in_conversation_ ? conversation_start_ : at; }

  void add_reject(uint64_t start, uint64_t end, std::string code, std::string detail, Block& block);
  void add_too_long(uint64_t start, uint64_t end, Block& block);
  size_t record_bytes() const { return record_bytes_; }

  uint64_t at_;  // the next byte to look at

 private:
  void add_record(const Window& window, uint64_t start, uint64_t end, Block& block);
  void add_utterance(const Window& window, uint64_t start, uint64_t end, Block& block);
  Location next_location(uint64_t start, uint64_t end);

  const uint32_t source_;
  const size_t record_bytes_;
  uint64_t records_ = 0;  // so far, with rejects

  // Utterances: the values of the conversation that is being read.
  bool first_seen_ = false, utterances_ = false, in_conversation_ = false;
  bool again_ = false;     // the conversation began earlier in the source
  bool outgrown_ = false;  // its values are more than a record may have
  uint64_t conversation_start_ = 0, conversation_end_ = 0;
  std::string conversation_;
  HashSet64 begun_;  // of files with ten million conversations one in 300,000 has two that are taken for one
};

// One record a line.
std::unique_ptr<Splitter> line_splitter(uint32_t source, uint64_t start, const ReadLimits& limits);

// Records are JSON values of any layout: in one array, or one after the other. With the path of a `wrapper`,
// objects outside an array are such, and their elements the records.
std::unique_ptr<Splitter> value_splitter(uint32_t source, uint64_t start, const ReadLimits& limits,
                                         WrapperPath wrapper = {});

}  // namespace attune
