// Plain text: what stands for each character, and which bytes it came from.
#include "engine/privacy/plain_text.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(PlainText, AsciiIsItself) {
  PlainText plain = plain_text("call +1 (2)\n");
  EXPECT_EQ(plain.characters, "call +1 (2)\n");
  EXPECT_EQ(plain.starts.back(), 11u);
  EXPECT_EQ(plain.ends.back(), 12u);
}

TEST(PlainText, OneByteForEachCharacter) {
  EXPECT_EQ(plain_text("\u0664\u096A\uFF14\U0001D7D2").characters, "4444");
  EXPECT_EQ(plain_text("\u00A0\u2003\u202F\u3000").characters, "    ");
  EXPECT_EQ(plain_text("\u2010\u2013\u2014\u2212").characters, "----");
  EXPECT_EQ(plain_text("\u20AC\u00A3\u00B7\uFF20\uFF0E").characters, "$$.@.");
  EXPECT_EQ(plain_text("\u00E9\u0416\u03B1").characters, std::string(3, kPlainLetter));
  EXPECT_EQ(plain_text("\u201C\u2026\u4E2D\u00AB\U0001F600\xFF").characters, std::string(6, kPlainBreak));
}

TEST(PlainText, WhatIsNotSeenIsLeftOut) {
  PlainText plain = plain_text("1\uFE0F\u20E3\u200B2\u00AD");
  EXPECT_EQ(plain.characters, "12");
  EXPECT_EQ(plain.starts, (std::vector<uint32_t>{0, 10}));
  EXPECT_EQ(plain.ends, (std::vector<uint32_t>{1, 11}));
}

}  // namespace
}  // namespace attune
