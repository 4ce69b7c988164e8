// Newline-delimited JSON. A line is a value whatever it holds, so damage in one never reaches the next.
#include <algorithm>

#include "engine/input/json/json_number.h"
#include "engine/input/records/splitter.h"

namespace attune {
namespace {

class LineSplitter : public Splitter {
 public:
  using Splitter::Splitter;

  uint64_t split(const Window& window, Block& block) override {
    while (too_long_ ? pass_rest(window, block) : take_line(window, block)) {
    }
    if (window.at_end) end_conversation(window, block);
    return needed_from(at_);
  }

 private:
  bool take_line(const Window& window, Block& block);
  bool pass_rest(const Window& window, Block& block);

  uint64_t searched_ = 0;  // no line ends between at_ and here

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
    end_conversation(window, block);
    too_long_ = true;
    start_ = text_end_ = at_;
    return true;
  }
  if (end == window.end() && !window.at_end) return false;
  uint64_t text_end = end_of_text(window, at_, end);
  add_value(window, at_, text_end, block);
  at_ = end;
  return true;
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
