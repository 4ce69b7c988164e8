#include "engine/input/fetch.h"

#include <gtest/gtest.h>

#include "engine/base/hash.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::TemporaryFolder;

constexpr std::string_view kRecord = R"({"id":"b"})";

Location location_of_record() {
  Location location;
  location.record = 2;
  location.offset = 11;
  location.length = kRecord.size();
  location.hash = hash64(kRecord);
  return location;
}

std::string code_of(const Result<FetchedRecord>& fetched) { return fetched.ok() ? "" : fetched.error().code; }

TEST(FetchRecord, ReadsARecordAgainWithPadding) {
  TemporaryFolder folder;
  std::string path = folder.write("in.json", "{\"id\":\"a\"}\n" + std::string(kRecord));
  Result<FetchedRecord> fetched = fetch_record(path, location_of_record());
  ASSERT_TRUE(fetched.ok()) << fetched.error().message;
  EXPECT_EQ(fetched->length, kRecord.size());
  EXPECT_EQ(fetched->bytes.size(), kRecord.size() + 64);
  EXPECT_EQ(fetched->bytes.substr(0, fetched->length), kRecord);
}

TEST(FetchRecord, FetchesWhatTheBlockReaderFound) {
  TemporaryFolder folder;
  std::string bytes = "\xEF\xBB\xBF[\n";
  for (int i = 0; i < 50; ++i) bytes += (i ? ",\r\n  {\"id\": " : "  {\"id\": ") + std::to_string(i) + "}";
  std::string path = folder.write("in.json", bytes + "]");
  BlockReader reader({{path, 0}}, {.block_bytes = 100});
  Block block;
  size_t records = 0;
  while (reader.next(block)) {
    for (RecordRange& range : block.records) {
      std::string_view record(block.buffer.data() + range.start, range.location.length);
      range.location.hash = hash64(record);
      Result<FetchedRecord> fetched = fetch_record(path, range.location);
      ASSERT_TRUE(fetched.ok());
      ASSERT_EQ(fetched->bytes.substr(0, fetched->length), record);
      ++records;
    }
  }
  EXPECT_EQ(records, 50u);
}

TEST(FetchRecord, SaysWhyItCannot) {
  TemporaryFolder folder;
  std::string sound = "{\"id\":\"a\"}\n" + std::string(kRecord);
  Location location = location_of_record();
  EXPECT_EQ(code_of(fetch_record(folder.path("gone"), location)), "source-missing");
  EXPECT_EQ(code_of(fetch_record("-", location)), "source-not-kept");
  EXPECT_EQ(code_of(fetch_record(folder.path(), location)), "source-not-kept");
  EXPECT_EQ(code_of(fetch_record(folder.write("short", sound.substr(0, 15)), location)), "source-changed");
  EXPECT_EQ(code_of(fetch_record(folder.write("changed", sound.substr(0, 15) + "xxxxxx"), location)),
            "source-changed");

  // Numbers from a damaged database must not become allocations.
  std::string path = folder.write("sound", sound);
  location.length = uint64_t{1} << 62;
  EXPECT_EQ(code_of(fetch_record(path, location)), "source-changed");
  location.offset = ~uint64_t{0};
  EXPECT_EQ(code_of(fetch_record(path, location)), "source-changed");
}

}  // namespace
}  // namespace attune
