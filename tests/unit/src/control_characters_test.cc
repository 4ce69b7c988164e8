// What others wrote must not drive the terminal.
#include "src/console/control_characters.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(ControlCharacters, DoNotReachATerminal) {
  EXPECT_EQ(fit_for_terminal("Ann\x1b]0;title\x07 \xC2\x9B"
                             "31mOther\r\b\x7F",
                             false),
            "Ann]0;title 31mOther");
  EXPECT_EQ(fit_for_terminal("Jos\xC3\xA9 \xC2\xA0 \xE2\x80\xA6\n\ta", false),
            "Jos\xC3\xA9 \xC2\xA0 \xE2\x80\xA6\n\ta");
  EXPECT_EQ(fit_for_terminal("cut \xC2", false), "cut \xC2");
}

TEST(ControlCharacters, OurOwnColoursDo) {
  EXPECT_EQ(fit_for_terminal("\x1b[1;31mred\x1b[0m", true), "\x1b[1;31mred\x1b[0m");
  EXPECT_EQ(fit_for_terminal("\x1b[1;31mred\x1b[0m", false), "[1;31mred[0m");
  EXPECT_EQ(fit_for_terminal("\x1b[2J\x1b[31\x1b[", true), "[2J[31[");
}

}  // namespace
}  // namespace attune
