#include "engine/yaml/plain_scalar.h"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

TEST(PlainScalar, SaysWhatYamlTakesAWordFor) {
  for (auto text : {"yes", "No", "TRUE", "off", "y"}) EXPECT_EQ(plain_meaning(text), "a boolean") << text;
  for (auto text : {"", "~", "null", "Null"}) EXPECT_EQ(plain_meaning(text), "nothing") << text;
  for (auto text :
       {"0", "-12", "+3", "3.5", ".5", "1_000", "1e5", "1.5E-3", "0x1F", "0o17", ".inf", "-.INF", ".NaN"})
    EXPECT_EQ(plain_meaning(text), "a number") << text;
  for (auto text : {"12:30", "1:02:03"}) EXPECT_EQ(plain_meaning(text), "a time") << text;
  for (auto text : {"2026-11-20", "2026-11-20T10:00:00Z"}) EXPECT_EQ(plain_meaning(text), "a date") << text;
}

TEST(PlainScalar, LeavesTextAlone) {
  for (auto text : {"yeah", "sorry", "...", "1.2.3", "555-1234", "10 min", "12:", "e5", "face", "-", "a:b",
                    "24-7", "nope", "3rd", "0xyz"})
    EXPECT_EQ(plain_meaning(text), "") << text;
}

TEST(Decimal, IsExact) {
  EXPECT_EQ(parse_decimal("1", 3), 1000);
  EXPECT_EQ(parse_decimal("0.1", 3), 100);
  EXPECT_EQ(parse_decimal("12.345", 3), 12345);
  EXPECT_EQ(parse_decimal("-2.5", 3), -2500);
  EXPECT_EQ(parse_decimal("2.500000", 1), 25);
  EXPECT_EQ(parse_decimal("7", 0), 7);
  for (auto text :
       {"", "-", ".", "1.", ".5", "1e3", "1,5", " 1", "0.0001", "1234567890123456", "--1", "1.2.3"})
    EXPECT_FALSE(parse_decimal(text, 3).has_value()) << text;
}

TEST(Duration, HasItsUnit) {
  EXPECT_EQ(parse_duration_ms("500 ms"), 500);
  EXPECT_EQ(parse_duration_ms("3 s"), 3000);
  EXPECT_EQ(parse_duration_ms("1.25s"), 1250);
  EXPECT_EQ(parse_duration_ms("10 min"), 600'000);
  for (auto text :
       {"", "10", "10 sec", "ms", "0.5 ms", "3  s", "3 S", "99999999999999 min", "-999999999999999 min"})
    EXPECT_FALSE(parse_duration_ms(text).has_value()) << text;
}

}  // namespace
}  // namespace attune::test
