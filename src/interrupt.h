// SIGINT and SIGTERM while a run goes on: the first asks it to stop, the second ends the program at once.
#pragma once

#include <atomic>

#include "engine/base/result.h"

namespace attune {

// Catches the signals from here on. A run that is handed `flag()` stops soon after the first of them.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();  // the signals do again what they did
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  const std::atomic<bool>* flag() const;

  // What to tell the user, and the exit status by the custom of shells (128 + signal).
  Error error() const;
  int exit_code() const;
};

}  // namespace attune
