#include "engine/base/ascii.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

TEST(Ascii, TellsKindsApartAtTheirEdges) {
  for (char c : std::string_view("09")) EXPECT_TRUE(is_digit(c) && is_alphanumeric(c) && !is_letter(c)) << c;
  for (char c : std::string_view("azAZ"))
    EXPECT_TRUE(is_letter(c) && is_alphanumeric(c) && !is_digit(c)) << c;
  for (char c : std::string_view("/:@[`{ \t\xC3\xA9")) EXPECT_FALSE(is_alphanumeric(c)) << c;
  EXPECT_TRUE(is_blank(' ') && is_blank('\t') && !is_blank('\n'));
}

TEST(Ascii, ChangesTheCaseOfLettersAlone) {
  EXPECT_EQ(lower_case("AZ az [\xC3\x89]"), "az az [\xC3\x89]");
  EXPECT_EQ(upper('z'), 'Z');
  EXPECT_EQ(upper('{'), '{');
}

TEST(Ascii, DigitsAreOneOrMoreAndNothingElse) {
  EXPECT_TRUE(is_digits("0") && is_digits("0123456789"));
  EXPECT_FALSE(is_digits("") || is_digits("1.0") || is_digits("-1") || is_digits("1 "));
}

}  // namespace
}  // namespace attune
