// Wrapper: an object around the records of a source, as exports and APIs make it:
// {"page": 1, "conversations": [{...}, {...}], "total": 2}. Internal to input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/records/value_scanner.h"

namespace attune {

// The keys that lead from a wrapper to the array of its records, from the outside in, as they are written
// between their quotes.
using WrapperPath = std::vector<std::string>;

enum class Wrapped : uint8_t { no, yes, undecided };

// Whether the object that begins `bytes` is a wrapper, and then its `path`. It is one when it holds, perhaps
// in objects, an array whose first element looks like a conversation: an object with an id that is no turn
// (no text or speaker of its own), in an array with a usual name (conversations, records, calls, ...), or,
// where no object around it has an id itself, with an array of objects of its own. Undecided when these bytes
// do not tell; never with `at_end`.
Wrapped find_wrapper(std::string_view bytes, bool at_end, WrapperPath& path);

// Passes over what of a wrapper stands before and after its array, in bytes that come piece by piece.
class WrapperScanner {
 public:
  enum class Step : uint8_t {
    more,   // the wrapper goes on after these bytes
    array,  // the array of records begins before `at`; the next bytes to be scanned are those behind its end
    complete,  // the wrapper ends before `at`
    damaged,   // the byte at `at` cannot be there
  };

  // Begins with a new wrapper, whose first byte scan() is to see next. `path` must outlive the use.
  void start(const WrapperPath& path);

  // Goes on at bytes[at] and moves `at`.
  Step scan(std::string_view bytes, size_t& at);

 private:
  enum class State : uint8_t { open, first_key, key, key_text, colon, value, skipped, after_value };

  Step accept(char c);
  Step accept_key(char c);
  Step begin_value(char c);
  Step close();

  const WrapperPath* path_ = nullptr;
  State state_ = State::open;
  size_t level_ = 0;      // keys of the path that were entered
  bool on_path_ = false;  // the key read last is the next of the path
  bool escaped_ = false;
  std::string key_;
  ValueScanner skipped_;
};

}  // namespace attune
