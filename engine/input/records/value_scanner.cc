#include "engine/input/records/value_scanner.h"

#include "engine/base/ascii.h"
#include "engine/input/json/json_number.h"

namespace attune {
namespace {

// The first byte from `at` on at which a string may end, be escaped, or show that it was cut (JSON has no
// line ends in strings); the size of `bytes` when there is none. The library's search for one byte is so much
// faster than looking at each that three of them are; in pieces, so that a string of escapes is not searched
// to its end for each.
size_t text_stop(std::string_view bytes, size_t at) {
  constexpr size_t kPiece = 128;
  for (; at < bytes.size(); at += kPiece) {
    const std::string_view whole = bytes.substr(at, kPiece);
    std::string_view piece = whole;
    for (char stop : {'"', '\\', '\n'}) piece = piece.substr(0, piece.find(stop));
    if (piece.size() < whole.size()) return at + piece.size();
  }
  return bytes.size();
}

bool ends_scalar(char c) {
  return is_json_blank(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"';
}

}  // namespace

void ValueScanner::start() {
  state_ = State::value;
  escaped_ = false;
  depth_ = 0;
}

ValueScanner::Step ValueScanner::scan(std::string_view bytes, size_t& at) {
  while (at < bytes.size()) {
    if (state_ == State::text || state_ == State::key_text) {
      if (!scan_text(bytes, at)) return at == bytes.size() ? Step::more : Step::damaged;
    } else if (state_ == State::scalar) {
      while (at < bytes.size() && !ends_scalar(bytes[at])) ++at;
      if (at == bytes.size()) return Step::more;
      state_ = State::after_value;
    } else {
      char c = bytes[at];
      if (!is_json_blank(c) && !accept(c)) return Step::damaged;
      ++at;
    }
    if (state_ == State::after_value && depth_ == 0) return Step::complete;
  }
  return Step::more;
}

// Goes to the end of a string; false when that is not in these bytes, or cannot be.
bool ValueScanner::scan_text(std::string_view bytes, size_t& at) {
  for (;; ++at) {
    if (escaped_ && at < bytes.size() && bytes[at] != '\n') {
      escaped_ = false;
      continue;
    }
    at = text_stop(bytes, at);
    if (at == bytes.size() || bytes[at] == '\n') return false;
    if (bytes[at] == '"') break;
    escaped_ = true;
  }
  ++at;
  state_ = state_ == State::text ? State::after_value : State::colon;
  return true;
}

bool ValueScanner::accept(char c) {
  switch (state_) {
    case State::first_element:
      if (c == ']') return close(c);
      return begin_value(c);
    case State::value:
      return begin_value(c);
    case State::first_key:
      if (c == '}') return close(c);
      [[fallthrough]];
    case State::key:
      state_ = State::key_text;
      return c == '"';
    case State::colon:
      state_ = State::value;
      return c == ':';
    case State::after_value:
      if (c != ',') return close(c);
      state_ = objects_[depth_ - 1] ? State::key : State::value;
      return true;
    default:
      return false;
  }
}

bool ValueScanner::begin_value(char c) {
  if (c == '{' || c == '[') return open(c);
  state_ = c == '"' ? State::text : State::scalar;
  return c == '"' || c == '-' || is_digit(c) || c == 't' || c == 'f' || c == 'n';
}

bool ValueScanner::open(char bracket) {
  if (depth_ == kMostLevels) return false;
  objects_[depth_++] = bracket == '{';
  state_ = bracket == '{' ? State::first_key : State::first_element;
  return true;
}

bool ValueScanner::close(char bracket) {
  if (depth_ == 0 || bracket != (objects_[depth_ - 1] ? '}' : ']')) return false;
  --depth_;
  state_ = State::after_value;
  return true;
}

}  // namespace attune
