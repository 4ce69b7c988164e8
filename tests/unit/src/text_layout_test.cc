#include "src/console/text_layout.h"

#include <gtest/gtest.h>

namespace attune::test {
namespace {

TEST(TextLayout, CommasStandBetweenThousands) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1000), "1,000");
  EXPECT_EQ(with_commas(1204118), "1,204,118");
  EXPECT_EQ(with_commas(UINT64_MAX), "18,446,744,073,709,551,615");
}

TEST(TextLayout, OneIsSingular) {
  EXPECT_EQ(counted(0, "conversation"), "0 conversations");
  EXPECT_EQ(counted(1, "conversation"), "1 conversation");
  EXPECT_EQ(counted(1204, "conversation"), "1,204 conversations");
  EXPECT_EQ(counted(1, "row has", "rows have"), "1 row has");
  EXPECT_EQ(counted(2, "row has", "rows have"), "2 rows have");
}

TEST(TextLayout, BytesHaveThreeDigits) {
  EXPECT_EQ(byte_text(0), "0 B");
  EXPECT_EQ(byte_text(999), "999 B");
  EXPECT_EQ(byte_text(1000), "1.00 kB");
  EXPECT_EQ(byte_text(12'340), "12.3 kB");
  EXPECT_EQ(byte_text(999'900), "1.00 MB");
  EXPECT_EQ(byte_text(1.31e9), "1.31 GB");
  EXPECT_EQ(byte_text(5e15), "5000 TB");
}

TEST(TextLayout, DurationsFitTheirSize) {
  EXPECT_EQ(duration_text(0.004), "0.00 s");
  EXPECT_EQ(duration_text(9.94), "9.94 s");
  EXPECT_EQ(duration_text(41.23), "41.2 s");
  EXPECT_EQ(duration_text(100), "1 min 40 s");
  EXPECT_EQ(duration_text(3723), "1 h 2 min");
}

TEST(TextLayout, WidthCountsCharacters) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("Zo\xC3\xAB"), 3u);
}

TEST(Table, ColumnsAreAsWideAsTheirWidestCell) {
  Table table({{"agent"}, {"score", Table::Align::right}, {"team"}});
  table.add({"Zo\xC3\xAB", "83.5", "billing"});
  table.add({"a-17 Sam Lee", "7"});
  EXPECT_EQ(table.text(),
            "agent         score  team\n"
            "Zo\xC3\xAB            83.5  billing\n"
            "a-17 Sam Lee      7\n");
}

}  // namespace
}  // namespace attune::test
