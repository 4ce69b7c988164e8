// Dates and times in the forms of real exports, and those that leave a doubt.
#include "engine/base/date_time.h"

#include <gtest/gtest.h>

#include <string>

namespace attune {
namespace {

constexpr int64_t kTen = 1'795'168'800'000;  // 2026-11-20T10:00:00Z

std::string read(std::string_view text) {
  std::optional<DateTime> time = read_date_time(text);
  if (!time) return "none";
  return std::to_string(time->ms - kTen) + (time->has_time ? "" : " date");
}

TEST(DateTime, ReadsOneTimeInManyForms) {
  for (const char* text : {"2026-11-20T10:00:00Z",
                           "2026-11-20t10:00z",
                           "2026-11-20 10:00",
                           "2026-11-20T10",
                           "20261120T100000Z",
                           "2026/11/20 10:00:00",
                           "2026-11-20 10:00:00 UTC",
                           "2026-11-20 10:00:00 GMT",
                           "2026-11-20 10:00:00 Z",
                           "2026-11-20T10:00:00utc",
                           "2026-11-20 12:00:00 +0200",
                           "2026-11-20 12:00:00 +02:00",
                           "2026-11-20T05:00:00.000-0500",
                           "2026-11-20T09:00-01",
                           " 2026-11-20T10:00:00Z",
                           "2026-11-20T10:00:00Z \t",
                           "2026-11-20 12:00:00 +0200 CEST",
                           "2026-11-20 10:00:00 +0000 UTC",
                           "2026-11-20T11:00:00+01:00[Europe/Berlin]",
                           "Fri, 20 Nov 2026 10:00:00 GMT",
                           "Fri, 20 Nov 2026 11:00:00 +0100 (CET)",
                           "20 nov 2026 10:00"})
    EXPECT_EQ(read(text), "0") << text;
}

TEST(DateTime, ReadsDatesAlone) {
  for (const char* text : {"2026-11-20", "20261120", "2026/11/20", " 2026-11-20 ", "20 Nov 2026"})
    EXPECT_EQ(read(text), std::to_string(-10 * 3'600'000) + " date") << text;
}

TEST(DateTime, CountsMilliseconds) {
  EXPECT_EQ(read("2026-11-20T10:00:01.5Z"), "1500");
  EXPECT_EQ(read("2026-11-20T10:00:00,123456+00:00"), "123");
  EXPECT_EQ(read("2026-11-20T10:00:00.9996Z"), "1000");
  EXPECT_EQ(read("2026-11-20T10:00:00.1234567891234567891234Z"), "123");
  EXPECT_EQ(read("2026-11-20T9:30:00Z"), std::to_string(-30 * 60'000));
  EXPECT_EQ(read("2026-11-20T24:00-01"), std::to_string(15 * 3'600'000));
  EXPECT_EQ(read_date_time("1969-12-31T23:59:59Z")->ms, -1000);
}

TEST(DateTime, RefusesWhatLeavesADoubt) {
  for (const char* text : {"",
                           " ",
                           "03/04/2024",
                           "20.11.2026",
                           "20-11-2026",
                           "2026",
                           "2026-11",
                           "2026-11-2",
                           "2026-13-01",
                           "2026-02-29",
                           "2026-11/20",
                           "2026-1120",
                           "yesterday",
                           "1732096800",
                           "2026-11-20T",
                           "2026-11-20T1",
                           "2026-11-20T9",
                           "2026-11-20T10:00:00 CET",
                           "2026-11-20 10:00 PM",
                           "2026-11-20T25:00:00",
                           "2026-11-20T24:01",
                           "2026-11-20T10:60",
                           "2026-11-20T10:00:61",
                           "2026-11-20T10:00+99:00",
                           "2026-11-20T10:00+2",
                           "2026-11-20T10:00+02:",
                           "2026-11-20X10:00",
                           "2026-11-20T10:00:00Z!",
                           "2026-11-20T10:00+01:00 5",
                           "Fri 20 Nov 2026",
                           "20 Brumaire 2026",
                           "Xyz, 20 Nov 2026"})
    EXPECT_EQ(read(text), "none") << text;
}

}  // namespace
}  // namespace attune
