#include "engine/input/tables/labels.h"

#include <gtest/gtest.h>

#include "tests/support/compress.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::TemporaryFolder;

Labels read_text(std::string_view text) {
  TemporaryFolder folder;
  return read_labels({{folder.write("labels.ndjson", text), text.size()}});
}

// "LINE CODE" of each reject, one after the other; "" when all was read.
std::string rejected(std::string_view text) {
  std::string out;
  for (const Reject& reject : read_text(text).rejects) {
    out += (out.empty() ? "" : ", ") + std::to_string(reject.location.record) + " " + reject.code;
    EXPECT_FALSE(reject.detail.empty());
  }
  return out;
}

TEST(Labels, OfTurnsAndConversationsAreRead) {
  Labels labels = read_text(
      "{\"conversation\": \"c-1\", \"turn\": 3, \"role\": \"agent\", \"labels\": {\"b\": true, \"a\": "
      "false}}\n"
      "{\"labels\": {\"a\": true, \"c\": null}, \"conversation\": 17, \"by\": [\"somebody\"]}\n");
  ASSERT_TRUE(labels.rejects.empty() && labels.problems.empty());
  EXPECT_EQ(labels.names, (std::vector<std::string>{"b", "a"}));
  ASSERT_EQ(labels.rows.size(), 2u);
  EXPECT_EQ(labels.rows[0].conversation, "c-1");
  EXPECT_EQ(labels.rows[0].turn, 3u);
  EXPECT_EQ(labels.rows[0].role, Role::agent);
  EXPECT_EQ(labels.rows[0].labels, (std::vector<std::pair<uint32_t, bool>>{{0, true}, {1, false}}));
  EXPECT_EQ(labels.rows[1].conversation, "17");
  EXPECT_FALSE(labels.rows[1].turn || labels.rows[1].role);
  EXPECT_EQ(labels.rows[1].labels, (std::vector<std::pair<uint32_t, bool>>{{1, true}}))
      << "null: not annotated";
}

TEST(Labels, MayBeCompressed) {
  std::string text = "{\"conversation\":\"c\",\"labels\":{\"a\":true}}\n";
  for (const std::string& packed : {test::gzip(text), test::zstd(text)}) {
    Labels labels = read_text(packed);
    EXPECT_EQ(labels.rows.size(), 1u);
    EXPECT_TRUE(labels.problems.empty() && labels.rejects.empty());
  }
}

TEST(Labels, SurviveBlankLinesCarriageReturnsAndAMissingLastNewline) {
  Labels labels = read_text(
      "\xEF\xBB\xBF\r\n{\"conversation\":\"c\",\"labels\":{\"a\":true}}\r\n\n  nonsense\r\n"
      "{\"conversation\":\"d\",\"labels\":{\"\\u0061\":false}}");
  EXPECT_EQ(labels.names, (std::vector<std::string>{"a"}));
  EXPECT_EQ(labels.rows.size(), 2u);
  ASSERT_EQ(labels.rejects.size(), 1u);
  EXPECT_EQ(labels.rejects[0].location.record, 4u) << "the line, blank ones counted";
}

TEST(Labels, AFileBeyondTheLimitsIsAProblem) {
  TemporaryFolder folder;
  const std::string text = "{\"conversation\":\"c\",\"labels\":{\"a\":true}}\nx\ny\nz\n";
  std::vector<Source> source = {{folder.write("labels.ndjson", text), text.size()}};
  EXPECT_TRUE(read_labels(source, {.bytes = text.size(), .rejects = 4}).problems.empty());
  Labels large = read_labels(source, {.bytes = text.size() - 1});
  ASSERT_EQ(large.problems.size(), 1u);
  EXPECT_EQ(large.problems[0].error.code, "labels-too-large");
  EXPECT_TRUE(large.rows.empty());
  Labels bad = read_labels(source, {.rejects = 2});
  ASSERT_EQ(bad.problems.size(), 1u);
  EXPECT_EQ(bad.problems[0].error.code, "not-labels");
  EXPECT_EQ(bad.rejects.size(), 2u);
}

TEST(Labels, BadLinesAreRejectedAndTheRestIsRead) {
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"labels\":{\"a\":true}"), "1 cut-record");
  EXPECT_EQ(rejected("[1]\n7\n{}\n"), "1 not-an-object, 2 not-an-object, 3 missing-key");
  EXPECT_EQ(rejected("{\"conversation\":\"c\"}"), "1 missing-key");
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"labels\":[\"a\"]}"), "1 wrong-type");
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"labels\":{\"a\":1}}"), "1 wrong-type");
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"labels\":{\"a\":true,\"a\":true}}"), "1 duplicate-key");
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"labels\":{\"\":true}}"), "1 bad-id");
  EXPECT_EQ(rejected("{\"conversation\":\"\",\"labels\":{}}"), "1 bad-id");
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"role\":\"robot\",\"labels\":{}}"), "1 unknown-role");
  for (const char* turn : {"-1", "1.5", "\"1\"", "123456789"})
    EXPECT_EQ(rejected("{\"conversation\":\"c\",\"turn\":" + std::string(turn) + ",\"labels\":{}}"),
              "1 wrong-type")
        << turn;
  EXPECT_EQ(rejected("{\"conversation\":\"c\",\"turn\":null,\"role\":null,\"labels\":{}}"), "");
}

TEST(Labels, FilesThatCannotBeReadAreProblems) {
  TemporaryFolder folder;
  Labels labels = read_labels({{folder.path("none"), 0},
                               {folder.write("cut", "\x1F\x8B\x08\x00"), 4},
                               {folder.write("packed", "BZh91AY&SY"), 10},
                               {folder.write("good", "{\"conversation\":\"c\",\"labels\":{\"a\":true}}"), 44},
                               {folder.write("bad", "x"), 1}});
  ASSERT_EQ(labels.problems.size(), 3u);
  EXPECT_EQ(labels.problems[0].error.code, "missing-input");
  EXPECT_EQ(labels.problems[1].error.code, "cut-input");
  EXPECT_EQ(labels.problems[2].error.code, "compressed-input");
  EXPECT_EQ(labels.rows.size(), 1u);
  ASSERT_EQ(labels.rejects.size(), 1u);
  EXPECT_EQ(labels.rejects[0].location.source, 4u);
}

}  // namespace
}  // namespace attune
