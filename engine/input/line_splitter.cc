// Newline-delimited JSON. A line is a record whatever it holds, so damage in one never reaches the next. Only
// where the first line is an utterance (utterance_line.h) do lines of one conversation make one record
// together.
#include <algorithm>
#include <string>

#include "engine/input/json_number.h"
#include "engine/input/splitter.h"
#include "engine/input/utterance_line.h"

namespace attune {
namespace {

class LineSplitter : public Splitter {
 public:
  using Splitter::Splitter;

  uint64_t split(const Window& window, Block& block) override {
    while (too_long_ ? pass_rest(window, block) : take_line(window, block)) {
    }
    if (window.at_end) end_group(window, block);
    return in_group_ ? group_start_ : at_;
  }

 private:
  bool take_line(const Window& window, Block& block);
  void add_utterance(const Window& window, uint64_t end, Block& block);
  void end_group(const Window& window, Block& block);
  bool pass_rest(const Window& window, Block& block);

  uint64_t searched_ = 0;  // no line ends between at_ and here

  // Utterances: the lines of the conversation that is being read.
  bool first_seen_ = false, utterances_ = false, in_group_ = false;
  bool again_ = false;     // the conversation began earlier in the file
  bool outgrown_ = false;  // its lines are more than a record may have
  uint64_t group_start_ = 0, group_end_ = 0;
  std::string conversation_;
  BegunConversations begun_;

  // Of a line that is too long to be kept, while the rest of it goes by.
  bool too_long_ = false;
  uint64_t start_ = 0;
  uint64_t text_end_ = 0;  // after the last byte of it that was not blank
};

// Where the line ends that goes on at `from`; the window's end when it does not end in the window.
uint64_t line_end(const Window& window, uint64_t from) {
  size_t length = window.from(from).find('\n');
  return length == std::string_view::npos ? window.end() : from + length;
}

// The end of the text between `from` and `to` without the blanks after it; `from` when there is none.
uint64_t end_of_text(const Window& window, uint64_t from, uint64_t to) {
  while (to > from && is_json_blank(window.byte(to - 1))) --to;
  return to;
}

// Takes one line. False when there is no whole one in the window.
bool LineSplitter::take_line(const Window& window, Block& block) {
  while (at_ < window.end() && is_json_blank(window.byte(at_))) ++at_;
  if (at_ == window.end()) return false;
  uint64_t end = line_end(window, std::max(at_, searched_));
  searched_ = end;
  if (end - at_ > record_bytes()) {
    end_group(window, block);
    too_long_ = true;
    start_ = text_end_ = at_;
    return true;
  }
  if (end == window.end() && !window.at_end) return false;
  uint64_t text_end = end_of_text(window, at_, end);
  if (!first_seen_) utterances_ = !utterance_conversation(window.between(at_, text_end)).empty();
  first_seen_ = true;
  utterances_ ? add_utterance(window, text_end, block) : add_record(window, at_, text_end, block);
  at_ = end;
  return true;
}

// Adds the line up to `end` to the group, or begins a new one with it.
void LineSplitter::add_utterance(const Window& window, uint64_t end, Block& block) {
  std::string_view conversation = utterance_conversation(window.between(at_, end));
  bool same = in_group_ && !conversation.empty() && conversation == conversation_;
  bool fits = end - group_start_ <= record_bytes();
  if (same && !fits) outgrown_ = true;
  if (!same || !fits) {
    end_group(window, block);
    in_group_ = true;
    group_start_ = at_;
    again_ = !conversation.empty() && !same && !begun_.begin(conversation);
    outgrown_ = same;
    conversation_ = conversation;
  }
  group_end_ = end;
}

// Of a conversation whose lines lie apart those up to the first gap are read, and the rest rejected; of one
// that is too long nothing is read.
void LineSplitter::end_group(const Window& window, Block& block) {
  if (!in_group_) return;
  in_group_ = false;
  if (outgrown_)
    return add_reject(group_start_, group_end_, "record-too-long",
                      "the record: lines of one conversation that are more than " +
                          std::to_string(record_bytes()) + " bytes together",
                      block);
  if (!again_) return add_record(window, group_start_, group_end_, block);
  add_reject(group_start_, group_end_, "scattered-conversation",
             "the record: lines of a conversation that began earlier in the file, with others in between; "
             "expected all its lines one after the other, as after jq -sc 'sort_by(.conversation_id)[]'",
             block);
}

// Goes over the rest of a line that is too long. False when it does not end in the window.
bool LineSplitter::pass_rest(const Window& window, Block& block) {
  uint64_t end = line_end(window, at_);
  uint64_t text_end = end_of_text(window, at_, end);
  if (text_end > at_) text_end_ = text_end;
  at_ = end;
  if (end == window.end() && !window.at_end) return false;
  add_too_long(start_, text_end_, block);
  too_long_ = false;
  return true;
}

}  // namespace

std::unique_ptr<Splitter> line_splitter(uint32_t source, uint64_t start, const ReadLimits& limits) {
  return std::make_unique<LineSplitter>(source, start, limits);
}

}  // namespace attune
