#include "engine/store/day.h"

#include <gtest/gtest.h>

namespace attune {
namespace {

std::string day_of(std::string_view text) {
  int32_t day = utc_day(text);
  return day == kNoDay ? "none" : day_text(day);
}

TEST(Day, CountsFromTheEpoch) {
  EXPECT_EQ(utc_day("1970-01-01"), 0);
  EXPECT_EQ(utc_day("1970-01-02T00:00:00Z"), 1);
  EXPECT_EQ(utc_day("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(utc_day("2026-11-20"), 20777);
}

TEST(Day, ReadsTheFormsOfIso8601) {
  for (const char* text : {"2026-11-20", "2026-11-20T10:00:00Z", "2026-11-20t10:00:00z", "2026-11-20 10:00",
                           "2026-11-20T10", "2026-11-20T10:00:00.123456Z", "2026-11-20T10:00:00,5+01:00",
                           "20261120T100000Z", "20261120", "2026-11-20T10:00:00+0100", "2026-11-20T24:00-01"})
    EXPECT_EQ(day_of(text), std::string(text) == "2026-11-20T24:00-01" ? "2026-11-21" : "2026-11-20") << text;
}

TEST(Day, TheOffsetMovesTheDay) {
  EXPECT_EQ(day_of("2026-11-20T23:30:00-05:00"), "2026-11-21");
  EXPECT_EQ(day_of("2026-11-20T23:30:00+05:00"), "2026-11-20");
  EXPECT_EQ(day_of("2026-11-20T03:30:00+05:30"), "2026-11-19");
  EXPECT_EQ(day_of("2026-01-01T00:00:00+14:00"), "2025-12-31");
  EXPECT_EQ(day_of("2024-02-28T23:00:00-02"), "2024-02-29");
}

TEST(Day, AnythingElseIsNoDay) {
  for (const char* text :
       {"", "2026", "2026-11", "2026-13-01", "2026-02-29", "2026-11-2", "20-11-2026", "yesterday",
        "2026-11-20T", "2026-11-20T1", "2026-11-20T10:00:00 CET", "03/04/2026", "2026-11-20T25:00:00",
        "2026-11-20T10:00+99:00", "2026-11-20X10:00", "2026-1120", "1732096800"})
    EXPECT_EQ(day_of(text), "none") << text;
}

TEST(Day, TextAndBack) {
  EXPECT_EQ(parse_day("2026-11-20"), 20777);
  EXPECT_EQ(day_text(20777), "2026-11-20");
  EXPECT_EQ(day_text(-719162), "0001-01-01");
  EXPECT_FALSE(parse_day("20261120"));
  EXPECT_FALSE(parse_day("2026-11-20T10:00"));
  EXPECT_FALSE(parse_day("2026-11-31"));
}

TEST(Day, WeeksBeginOnMonday) {
  EXPECT_EQ(day_text(monday_of(*parse_day("2026-11-20"))), "2026-11-16");
  EXPECT_EQ(day_text(monday_of(*parse_day("2026-11-16"))), "2026-11-16");
  EXPECT_EQ(day_text(monday_of(*parse_day("2026-11-22"))), "2026-11-16");
  EXPECT_EQ(day_text(monday_of(*parse_day("1969-12-31"))), "1969-12-29");
}

}  // namespace
}  // namespace attune
