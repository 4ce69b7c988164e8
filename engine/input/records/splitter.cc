#include "engine/input/records/splitter.h"

#include <utility>

#include "engine/base/hash.h"

namespace attune {

Location Splitter::next_location(uint64_t start, uint64_t end) {
  Location location;
  location.source = source_;
  location.record = ++records_;
  location.offset = start;
  location.length = end - start;
  return location;
}

void Splitter::add_record(const Window& window, uint64_t start, uint64_t end, Block& block) {
  size_t place = window.place + static_cast<size_t>(start - window.offset);
  block.records.push_back({place, next_location(start, end)});
}

void Splitter::add_value(const Window& window, uint64_t start, uint64_t end, Block& block) {
  if (!first_seen_) utterances_ = !utterance_conversation(window.between(start, end)).empty();
  first_seen_ = true;
  utterances_ ? add_utterance(window, start, end, block) : add_record(window, start, end, block);
}

void Splitter::add_utterance(const Window& window, uint64_t start, uint64_t end, Block& block) {
  std::string_view conversation = utterance_conversation(window.between(start, end));
  bool same = in_conversation_ && !conversation.empty() && conversation == conversation_;
  bool fits = end - conversation_start_ <= record_bytes_;
  if (same && !fits) outgrown_ = true;
  if (!same || !fits) {
    end_conversation(window, block);
    in_conversation_ = true;
    conversation_start_ = start;
    again_ = !conversation.empty() && !same && begun_.add(hash64(conversation)) == HashSet64::Answer::seen;
    outgrown_ = same;
    conversation_ = conversation;
  }
  conversation_end_ = end;
}

// Of a conversation whose values lie apart those up to the first gap are read, and the rest rejected; of one
// that is too long nothing is read.
void Splitter::end_conversation(const Window& window, Block& block) {
  if (!in_conversation_) return;
  in_conversation_ = false;
  if (outgrown_)
    return add_reject(conversation_start_, conversation_end_, "record-too-long",
                      "the record: turns of one conversation that are more than " +
                          std::to_string(record_bytes_) + " bytes together",
                      block);
  if (!again_) return add_record(window, conversation_start_, conversation_end_, block);
  bool of_file = conversation_ == kConversationOfFile;
  add_reject(conversation_start_, conversation_end_, "scattered-conversation",
             std::string("the record: turns of a conversation that began earlier in the file, with others in "
                         "between; expected all its turns one after the other") +
                 (of_file ? "" : ", as after jq -sc 'flatten | sort_by(.conversation_id // .root)[]'"),
             block);
}

void Splitter::add_reject(uint64_t start, uint64_t end, std::string code, std::string detail, Block& block) {
  block.rejects.push_back({next_location(start, end), std::move(code), std::move(detail)});
}

void Splitter::add_too_long(uint64_t start, uint64_t end, Block& block) {
  add_reject(start, end, "record-too-long",
             "the record: " + std::to_string(end - start) + " bytes, expected at most " +
                 std::to_string(record_bytes_),
             block);
}

}  // namespace attune
