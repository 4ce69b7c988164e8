#include "engine/base/enum_set.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace attune {
namespace {

enum class Fruit : uint8_t { apple, pear, plum };
enum class Colour : uint8_t { red, green };
using Fruits = EnumSet<Fruit>;

static_assert(sizeof(Fruits) == 1 && std::is_trivially_copyable_v<Fruits>);
static_assert(!std::is_convertible_v<Fruits, EnumSet<Colour>> && !std::is_convertible_v<Fruits, int> &&
              !std::is_convertible_v<int, Fruits>);
static_assert(Fruits{Fruit::pear}.contains(Fruit::pear));

TEST(EnumSet, HoldsWhatWasInserted) {
  Fruits fruits;
  EXPECT_TRUE(fruits.empty());
  fruits.insert(Fruit::plum);
  EXPECT_TRUE(fruits.contains(Fruit::plum));
  EXPECT_FALSE(fruits.contains(Fruit::apple));
  fruits.insert(Fruits{Fruit::apple, Fruit::pear});
  EXPECT_EQ(fruits, (Fruits{Fruit::pear, Fruit::plum, Fruit::apple}));
  EXPECT_EQ(fruits.bits(), 7);
}

TEST(EnumSet, OverlapsWhereAMemberIsShared) {
  EXPECT_TRUE((Fruits{Fruit::apple, Fruit::pear}.overlaps({Fruit::pear})));
  EXPECT_FALSE((Fruits{Fruit::apple, Fruit::pear}.overlaps({Fruit::plum})));
  EXPECT_FALSE(Fruits::all().overlaps({}));
}

TEST(EnumSet, AllIsMoreThanThereAre) {
  for (Fruit fruit : {Fruit::apple, Fruit::pear, Fruit::plum}) EXPECT_TRUE(Fruits::all().contains(fruit));
  EXPECT_NE(Fruits::all(), (Fruits{Fruit::apple, Fruit::pear, Fruit::plum}));
}

}  // namespace
}  // namespace attune
