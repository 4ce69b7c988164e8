#include "engine/score/match/place_sets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace attune {
namespace {

using Set = std::vector<uint32_t>;

TEST(PlaceSets, NumberEachSetOnce) {
  std::mt19937 random(11);
  PlaceSets sets;
  std::map<Set, uint32_t> numbers;
  for (int round = 0; round < 20'000; ++round) {
    Set set(random() % 6);
    for (uint32_t& place : set) place = random() % 12;
    std::sort(set.begin(), set.end());
    const auto [number, is_new] = sets.number_of(set);
    const auto [known, added] = numbers.try_emplace(set, static_cast<uint32_t>(numbers.size()));
    ASSERT_EQ(number, known->second);
    ASSERT_EQ(is_new, added);
  }
  ASSERT_EQ(sets.size(), numbers.size());
  EXPECT_GT(numbers.size(), 1000u);
  for (const auto& [set, number] : numbers) ASSERT_TRUE(std::ranges::equal(sets[number], set));
}

TEST(PlaceSets, BeginAnewWhenCleared) {
  PlaceSets sets;
  sets.number_of(Set{1, 2});
  sets.number_of(Set{});
  const size_t bytes = sets.bytes();
  sets.clear();
  EXPECT_EQ(sets.size(), 0u);
  EXPECT_LT(sets.bytes(), bytes);
  EXPECT_EQ(sets.number_of(Set{3}), std::make_pair(0u, true));
}

}  // namespace
}  // namespace attune
