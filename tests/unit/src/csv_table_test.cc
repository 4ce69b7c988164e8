#include "src/files/csv_table.h"

#include <gtest/gtest.h>

#include <limits>

namespace attune {
namespace {

TEST(CsvTable, HasAHeaderAndALineForEachRow) {
  CsvTable table({"agent", "scored", "mean"});
  table.text("a-1").integer(3).figure(87.5).end_row();
  table.text("a-2").integer(0).figure({}).end_row();
  EXPECT_EQ(table.take(), "agent,scored,mean\na-1,3,87.5\na-2,0,\n");
}

TEST(CsvTable, QuotesWhatSeparates) {
  CsvTable table({"name", "team, of the agent"});
  table.text("Lee, Sam").text("the \"blue\" one").end_row();
  table.text("two\nlines").text(" plain ").end_row();
  EXPECT_EQ(table.take(),
            "name,\"team, of the agent\"\n\"Lee, Sam\",\"the \"\"blue\"\" one\"\n\"two\nlines\", plain \n");
}

// A spreadsheet runs a cell that begins so; what others wrote must not.
TEST(CsvTable, LetsNoTextBeAFormula) {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
    const std::string cell = csv_cell(text);
    EXPECT_EQ(cell.substr(cell[0] == '"' ? 1 : 0, 2), std::string("'") + text[0]) << text;
  }
  EXPECT_EQ(csv_cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(csv_cell("a=b"), "a=b");
  EXPECT_EQ(csv_cell(""), "");
  CsvTable table({"=header", "figure"});
  table.text("x").figure(-0.25).end_row();
  EXPECT_EQ(table.take(), "'=header,figure\nx,-0.25\n") << "a negative figure is ours, and a number";
}

TEST(CsvTable, LeavesOutWhatIsNoNumber) {
  CsvTable table({"figure"});
  table.figure(std::numeric_limits<double>::quiet_NaN()).end_row();
  EXPECT_EQ(table.take(), "figure\n\n");
}

}  // namespace
}  // namespace attune
