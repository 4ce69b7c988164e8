#include <gtest/gtest.h>

#include <random>

#include "engine/score/match/transition_cache.h"
#include "engine/score/match/transition_rows.h"

namespace attune {
namespace {

constexpr size_t kClasses = 2000;

uint32_t step(const TransitionRows& rows, uint32_t from, WordClass word_class) {
  return rows.at()[(size_t{from} << rows.row_shift()) + rows.columns()[word_class]];
}

TEST(DfaState, TellsNumberAndMarksApart) {
  for (const uint32_t number : {0u, 1u, 16'383u, 16'384u, 40'000u, 65'535u}) {
    const DfaState state = dfa_state::name_of(number);
    EXPECT_EQ(dfa_state::number_of(state), number);
    EXPECT_EQ(dfa_state::number_of(state | dfa_state::kAccepts), number);
    EXPECT_EQ(state & (dfa_state::kAccepts | dfa_state::kUnknown), 0u);
  }
}

TEST(TransitionRows, KnowWhatTheyKept) {
  TransitionRows rows(1 << 20, kClasses);
  for (int i = 0; i < 3; ++i) rows.add_state();
  EXPECT_EQ(step(rows, 2, 7), dfa_state::kUnknown);
  rows.set_column(7, 1);
  EXPECT_EQ(step(rows, 2, 7), dfa_state::kUnknown);
  rows.keep(2, 1, 1 | dfa_state::kAccepts);
  EXPECT_EQ(step(rows, 2, 7), 1 | dfa_state::kAccepts);
  EXPECT_EQ(step(rows, 1, 7), dfa_state::kUnknown);
  rows.set_column(8, 1);  // means the same
  EXPECT_EQ(step(rows, 2, 8), 1 | dfa_state::kAccepts);
  rows.clear();
  EXPECT_FALSE(rows.has_row(0));
  rows.add_state();
  EXPECT_EQ(step(rows, 0, 7), dfa_state::kUnknown);
}

// Columns for more classes take the room of rows; what led to a row that went is not known any more.
TEST(TransitionRows, GrowWiderAndShorter) {
  constexpr uint32_t kRoom = 1 << 12;
  TransitionRows rows(kRoom, kClasses);
  for (int i = 0; i < 1000; ++i) rows.add_state();
  ASSERT_EQ(rows.row_shift(), 6);
  ASSERT_TRUE(rows.has_row(63));
  ASSERT_FALSE(rows.has_row(64));
  rows.set_column(1, 1);
  rows.keep(3, 1, 5);
  rows.keep(4, 1, 63);
  rows.keep(63, 1, 2);
  rows.keep(2, 1, 64);  // has no row
  EXPECT_EQ(step(rows, 4, 1), 63u);
  EXPECT_EQ(step(rows, 63, 1), 2u);
  EXPECT_EQ(step(rows, 2, 1), dfa_state::kUnknown);
  for (uint16_t c = 2; c < kClasses; ++c) {
    rows.set_column(c, c);
    rows.keep(1, c, c % 8);
    if (c < 1u << 9) {
      ASSERT_EQ(step(rows, 1, c), c % 8) << c;
    }
    ASSERT_EQ(step(rows, 3, 1), 5u) << c;
  }
  EXPECT_EQ(rows.row_shift(), 9);
  EXPECT_FALSE(rows.has_row(8));
  EXPECT_EQ(step(rows, 4, 1), dfa_state::kUnknown);
  EXPECT_EQ(step(rows, 1, 1 << 9), dfa_state::kUnknown);  // one class too many
}

TEST(TransitionRows, AlwaysHaveTheFirst) {
  TransitionRows rows(1, kClasses);
  rows.add_state();
  rows.add_state();
  EXPECT_TRUE(rows.has_row(0));
  EXPECT_FALSE(rows.has_row(1));
}

TEST(TransitionCache, ForgetsButNeverErrs) {
  for (const int bits : {1, 4, 12, 18}) {
    TransitionCache cache(bits);
    std::mt19937 random(5);
    size_t known = 0;
    for (uint32_t i = 0; i < 5000; ++i) {
      cache.keep(i, 1 + i % 700, i * 3);
      EXPECT_EQ(cache.find(i, 1 + i % 700), i * 3);
      const uint32_t other = static_cast<uint32_t>(random() % (i + 1));
      const auto found = cache.find(other, 1 + other % 700);
      known += found.has_value();
      if (found) {
        ASSERT_EQ(*found, other * 3);
      }
      EXPECT_EQ(cache.find(i + 1, 1 + i % 700), std::nullopt);
    }
    EXPECT_GT(known, bits == 18 ? 4000u : 0u);
    cache.clear();
    EXPECT_EQ(cache.find(1, 2), std::nullopt);
  }
}

}  // namespace
}  // namespace attune
