#include "engine/base/utf8.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

void expect_character(std::string_view text, uint32_t value, uint32_t length) {
  const CodePoint c = decode_character(text, 0);
  EXPECT_EQ(c.value, value) << text;
  EXPECT_EQ(c.length, length) << text;
}

TEST(Utf8, HasCharactersOfOneToFourBytes) {
  expect_character("a", 'a', 1);
  expect_character("\xC3\xA9", 0xE9, 2);
  expect_character("\xE2\x80\x99", 0x2019, 3);
  expect_character("\xF0\x9F\x98\x80", 0x1F600, 4);
  expect_character("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
}

TEST(Utf8, TakesWhatIsNoneByteByByte) {
  for (const char* text : {"\x80", "\xC3", "\xC3(", "\xE2\x80", "\xFF", "\xC0\xAE", "\xE0\x80\xAE",
                           "\xF0\x80\x80\xAE",                           // longer than needed
                           "\xED\xA0\x80",                               // a surrogate
                           "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"})  // beyond Unicode
    expect_character(text, 0x10FFFF, 1);
}

TEST(Utf8, ShortensWithoutCuttingACharacter) {
  EXPECT_EQ(shortened("caf\xC3\xA9", 5), "caf\xC3\xA9");
  EXPECT_EQ(shortened("caf\xC3\xA9", 4), "caf...");
  EXPECT_EQ(shortened("caf\xC3\xA9s", 5), "caf\xC3\xA9...");
  EXPECT_EQ(shortened("a\xF0\x9F\x98\x80", 4), "a...");
  EXPECT_EQ(shortened("\xF0\x9F\x98\x80", 1), "...");
  EXPECT_EQ(shortened("", 0), "");
}

}  // namespace
}  // namespace attune
