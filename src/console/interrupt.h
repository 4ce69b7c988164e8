// SIGINT and SIGTERM while a run goes on: the first asks it to stop, the second ends the program at once. And
// SIGPIPE, which is held until the program has put its things away.
#pragma once

#include <array>
#include <atomic>
#include <csignal>

#include "engine/base/result.h"
#include "src/console/terminal.h"

namespace attune {

// Catches the signals from here on, but for those that the caller of the program ignores, as shells do for
// what runs in their background. A run that is handed `flag()` stops soon after the first of them. One at a
// time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();  // the signals do again what they did
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  const std::atomic<bool>* flag() const;

  // What to tell the user.
  Error error() const;
  // Tells it; the exit status by the custom of shells (128 + signal).
  int end_early(Terminal& terminal) const;

 private:
  static constexpr std::array<int, 2> kSignals = {SIGINT, SIGTERM};
  std::array<struct sigaction, kSignals.size()> before_ = {};  // what each did
};

// A reader who leaves (head, less) no longer ends the program where it stands, but is the error 'reader-left'
// of what is written next, so that nothing half written stays behind.
void hold_broken_pipes();
// A file that reaches the limit on file sizes (ulimit -f) is a write that fails, and is said to be, not the
// silent end of the program.
void hold_size_limit();
// What SIGPIPE would have done, once all is put away; returns where the caller of the program ignores it.
void end_by_broken_pipe();

}  // namespace attune
