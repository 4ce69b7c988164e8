// The team table's word of caution: how many of the ranked agents are really apart.
#include <gtest/gtest.h>

#include "src/report/team_print.h"

namespace attune {
namespace {

TeamRow row(std::optional<uint32_t> rank, std::optional<Interval> interval) {
  TeamRow out;
  out.rank = rank;
  out.figures.interval = interval;
  return out;
}

TEST(CountPairs, OnlyIntervalsThatDoNotOverlapAreApart) {
  TeamTable table;
  table.rows = {row(1, Interval{80, 90}), row(2, Interval{70, 81}), row(3, Interval{40, 60})};
  PairCount count = count_pairs(table);
  EXPECT_EQ(count.pairs, 3u);
  EXPECT_EQ(count.apart, 2u);
}

TEST(CountPairs, TouchingIntervalsOverlap) {
  TeamTable table;
  table.rows = {row(1, Interval{80, 90}), row(2, Interval{70, 80})};
  EXPECT_EQ(count_pairs(table).apart, 0u);
}

TEST(CountPairs, UnrankedAgentsAreNotCompared) {
  TeamTable table;
  table.rows = {row(1, Interval{80, 90}), row({}, Interval{10, 20}), row(2, {})};
  EXPECT_EQ(count_pairs(table).pairs, 0u);
}

}  // namespace
}  // namespace attune
