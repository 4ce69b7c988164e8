#include "src/console/interrupt.h"

#include <fmt/format.h>

namespace attune {
namespace {

// Set by the handler, which may do little else.
std::atomic<bool> stop_asked = false;
std::atomic<int> caught = 0;
bool ends_by_pipe = false;  // what the caller of the program wants
static_assert(std::atomic<int>::is_always_lock_free, "the handler needs it");

void on_signal(int number) {
  caught = number;
  stop_asked = true;
}

}  // namespace

Interrupt::Interrupt() {
  stop_asked = false;
  struct sigaction action = {};
  action.sa_handler = on_signal;
  // No SA_RESTART: a read that waits for a pipe returns. Once only, so that the second signal ends the
  // program.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
}

Interrupt::~Interrupt() {
  for (size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
}

const std::atomic<bool>* Interrupt::flag() const { return &stop_asked; }

Error Interrupt::error() const {
  return {"interrupted", fmt::format("stopped by {}", caught == SIGTERM ? "SIGTERM" : "SIGINT"),
          "nothing of this run was stored; run the same command again"};
}

int Interrupt::end_early(Terminal& terminal) const {
  terminal.fail(error());
  return 128 + caught;
}

void hold_broken_pipes() { ends_by_pipe = std::signal(SIGPIPE, SIG_IGN) != SIG_IGN; }

void hold_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

void end_by_broken_pipe() {
  if (!ends_by_pipe) return;
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
}

}  // namespace attune
