// HashSet64 against std::set, at its bound, and the memory that it takes.
#include "engine/base/hash_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/support/allocations.h"

namespace attune::test {
namespace {

using Answer = HashSet64::Answer;

TEST(HashSet64, KnowsWhatItHasSeenAsItGrows) {
  std::mt19937_64 random(1);
  std::set<uint64_t> reference;
  HashSet64 set;
  for (int i = 0; i < 200'000; ++i) {
    const uint64_t hash = random() | (i % 3 == 0 ? 0 : 0xFFFF'C000'FFFF'FFC0);  // many of them twice
    ASSERT_EQ(set.add(hash), reference.insert(hash).second ? Answer::added : Answer::seen) << i;
  }
  ASSERT_GT(reference.size(), 70'000u);
  for (uint64_t hash : reference) ASSERT_EQ(set.add(hash), Answer::seen);
}

// The worst there is: the table wraps round, and every step is taken.
TEST(HashSet64, HoldsHashesThatAllBelongInOnePlace) {
  HashSet64 set;
  for (uint64_t i = 0; i < 2'000; ++i) ASSERT_EQ(set.add(~0ULL - 64 * i), Answer::added) << i;
  for (uint64_t i = 0; i < 2'000; ++i) ASSERT_EQ(set.add(~0ULL - 64 * i), Answer::seen) << i;
}

TEST(HashSet64, HoldsTheHashThatMarksFreeSlots) {
  HashSet64 set;
  EXPECT_EQ(set.add(0), Answer::added);
  EXPECT_EQ(set.add(0), Answer::seen);
}

TEST(HashSet64, TakesNoMoreThanItsLimitAndStillKnowsThose) {
  std::mt19937_64 random(2);
  std::vector<uint64_t> hashes(10'000);
  HashSet64 set(hashes.size());
  for (uint64_t& hash : hashes) ASSERT_EQ(set.add(hash = random()), Answer::added);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(set.add(random()), Answer::full);
  for (uint64_t hash : hashes) ASSERT_EQ(set.add(hash), Answer::seen);
  HashSet64 none(0);
  EXPECT_EQ(none.add(random()), Answer::full);
}

TEST(HashSet64, TakesLittleMemoryAlsoWhileItGrows) {
  std::mt19937_64 random(3);
  constexpr int64_t kSmallest = 64 * 1024;  // 64 tables, and as many slots in each
  const int64_t before = live_bytes();
  start_peak();
  HashSet64 set;
  EXPECT_EQ(live_bytes(), before) << "before the first";
  for (int64_t count = 1; count <= 300'000; ++count) {
    set.add(random());
    ASSERT_LE(peak_bytes() - before, kSmallest + count * 18) << count;
  }
  EXPECT_GE(live_bytes() - before, 300'000 * 8) << "memory is counted";
}

}  // namespace
}  // namespace attune::test
