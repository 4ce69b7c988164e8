#include "engine/base/enums.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

enum class Colour : uint8_t { red, green, blue };
enum class Plain { one };
struct Holder {
  enum class Inner : uint8_t { a, b };
};

// A missing row cannot be shown in a test: it does not compile.
constexpr EnumNames<Colour> kColours({"red", "green", "blue"});

TEST(Enums, AreCounted) {
  EXPECT_EQ(enum_count<Colour>(), 3u);
  EXPECT_EQ(enum_count<Plain>(), 1u);
  EXPECT_EQ(enum_count<Holder::Inner>(), 2u);
}

TEST(Enums, HaveNames) {
  EXPECT_EQ(kColours[Colour::blue], "blue");
  EXPECT_EQ(std::vector<std::string>(kColours.begin(), kColours.end()),
            (std::vector<std::string>{"red", "green", "blue"}));
}

TEST(Enums, AreFoundByName) {
  Colour colour = Colour::red;
  EXPECT_TRUE(parse_name(kColours, "green", colour));
  EXPECT_EQ(colour, Colour::green);
  EXPECT_FALSE(parse_name(kColours, "Green", colour));
  EXPECT_EQ(colour, Colour::green);
}

}  // namespace
}  // namespace attune
