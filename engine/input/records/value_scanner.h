// ValueScanner: finds where one JSON value ends, in bytes that come piece by piece.
//
// It knows the grammar of brackets, commas, colons and strings, so it notices damage close to where it is (a
// string cut at a line's end, a key that is missing, a bracket that closes another kind). What numbers, words
// and escapes look like inside it leaves to the reader.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attune {

class ValueScanner {
 public:
  enum class Step : uint8_t {
    more,      // the value goes on after these bytes
    complete,  // the value ends before `at`
    damaged,   // the byte at `at` cannot be there
  };

  // Begins with a new value, whose first byte scan() is to see next.
  void start();

  // Goes on at bytes[at] and moves `at`.
  Step scan(std::string_view bytes, size_t& at);

  // Whether the value is complete if nothing comes after what was scanned: a number or word without brackets.
  bool may_end() const { return state_ == State::scalar && depth_ == 0; }

  // After `damaged`: whether it was one bracket too many.
  bool too_deep() const { return depth_ == kMostLevels; }

 private:
  enum class State : uint8_t {
    value,
    first_key,
    key,
    colon,
    after_value,
    first_element,
    scalar,
    text,
    key_text
  };
  static constexpr size_t kMostLevels = 1024;  // far above kMaxDepth, which the reader demands

  bool accept(char c);
  bool begin_value(char c);
  bool open(char bracket);
  bool close(char bracket);
  bool scan_text(std::string_view bytes, size_t& at);

  State state_ = State::value;
  bool escaped_ = false;  // the last byte of the text was a backslash
  size_t depth_ = 0;
  std::bitset<kMostLevels> objects_;  // for each level: it is an object, not an array
};

}  // namespace attune
