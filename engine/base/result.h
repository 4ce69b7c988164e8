// Result<T>: a value, or the Error that says why there is none.
//
// Used wherever a failure is the caller's to report. Exceptions are left for what ends the run
// (out of memory); a bad record is not an error at all but data (input/records/reject.h).
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace attune {

// What went wrong, for a person. `code` is words with dashes and stable ("database-locked"); `message`
// says what, where, found, expected, in lower case without a final stop; `help` is the next step and may
// be empty.
struct Error {
  std::string code;
  std::string message;
  std::string help = {};
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Only when !ok().
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// A Result without a value: done, or why not.
struct Done {};
using Status = Result<Done>;

}  // namespace attune
