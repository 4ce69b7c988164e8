// Times in every unit that vendors write.
#include "engine/input/foreign/source_time.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

// "1500", "1500 absolute" or "none".
std::string read(std::string text, TimeUnit unit, Cell::Kind kind = Cell::Kind::text) {
  size_t size = text.size();
  text.append(kTextPadding, '9');  // what comes behind must not matter
  SourceTime time;
  if (!read_time({std::string_view(text).substr(0, size), kind}, unit, time)) return "none";
  return std::to_string(time.ms) + (time.absolute ? " absolute" : "");
}
std::string number(std::string text, TimeUnit unit) {
  return read(std::move(text), unit, Cell::Kind::number);
}

TEST(SourceTime, CountsInItsUnit) {
  EXPECT_EQ(number("250", TimeUnit::ms), "250");
  EXPECT_EQ(number("123456789", TimeUnit::ms), "123456789");
  EXPECT_EQ(number("1.5", TimeUnit::ms), "2");
  EXPECT_EQ(number("0.31", TimeUnit::s), "310");
  EXPECT_EQ(read("4.86", TimeUnit::s), "4860");
  EXPECT_EQ(number("1500000", TimeUnit::us), "1500");
  EXPECT_EQ(number("400000.0", TimeUnit::ticks), "40");
  EXPECT_EQ(number("-20", TimeUnit::ms), "-20");
}

TEST(SourceTime, KnowsTimesSince1970) {
  EXPECT_EQ(number("1619441069316", TimeUnit::ms), "1619441069316 absolute");
  EXPECT_EQ(number("1792400400", TimeUnit::s), "1792400400000 absolute");
  EXPECT_EQ(number("1792400400000000", TimeUnit::us), "1792400400000 absolute");
  EXPECT_EQ(number("2147483647", TimeUnit::ms), "2147483647");
}

TEST(SourceTime, ReadsTextThatSaysItsUnit) {
  EXPECT_EQ(read("1.500s", TimeUnit::text), "1500");
  EXPECT_EQ(read("PT0.04S", TimeUnit::text), "40");
  EXPECT_EQ(read("PT1H2M3.5S", TimeUnit::text), "3723500");
  EXPECT_EQ(read("P1DT1S", TimeUnit::text), "86401000");
  EXPECT_EQ(read("2022-10-27T03:31:50.735Z", TimeUnit::text), "1666841510735 absolute");
  EXPECT_EQ(read("2022-10-27T05:31:50.735+02:00", TimeUnit::text), "1666841510735 absolute");
  EXPECT_EQ(read("2022-10-26T22:31:50-0500", TimeUnit::text), "1666841510000 absolute");
  EXPECT_EQ(read("2022-10-27 03:31", TimeUnit::text), "1666841460000 absolute");
}

TEST(SourceTime, RefusesWhatIsNone) {
  for (auto text : {"soon", "1.5", "PT", "P1M", "PT5", "2022-13-27T03:31:50Z", "2022-10-27",
                    "2022-02-30T00:00:00Z", "s", "2022-10-27T03:31:50+2", "PT1D"})
    EXPECT_EQ(read(text, TimeUnit::text), "none") << text;
  for (auto text : {"soon", "1,5", "1s", " 1", "1e400", "1e300"})
    EXPECT_EQ(read(text, TimeUnit::s), "none") << text;
  EXPECT_EQ(number("12", TimeUnit::text), "none") << "a number has no unit there";
  EXPECT_EQ(read("true", TimeUnit::ms, Cell::Kind::flag), "none");
}

TEST(SourceTime, WritesDates) {
  EXPECT_EQ(utc_time_text(1619441069196), "2021-04-26T12:44:29.196Z");
  EXPECT_EQ(utc_time_text(0), "1970-01-01T00:00:00Z");
}

}  // namespace
}  // namespace attune
