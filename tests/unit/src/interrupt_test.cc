// Signals during a run: caught unless the caller ignores them, and afterwards as they were.
#include "src/console/interrupt.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

int received = 0;
void receive(int number) { received = number; }

TEST(Interrupt, LeavesIgnoredSignalsIgnored) {
  auto before = std::signal(SIGINT, SIG_IGN);
  {
    Interrupt interrupt;
    std::raise(SIGINT);
    EXPECT_FALSE(*interrupt.flag());
  }
  EXPECT_EQ(std::signal(SIGINT, before), SIG_IGN);
}

TEST(Interrupt, GivesSignalsBack) {
  auto before = std::signal(SIGTERM, receive);
  {
    Interrupt interrupt;
    std::raise(SIGTERM);
    EXPECT_TRUE(*interrupt.flag());
    EXPECT_EQ(received, 0);
  }
  std::raise(SIGTERM);
  EXPECT_EQ(received, SIGTERM);
  std::signal(SIGTERM, before);
}

}  // namespace
}  // namespace attune
