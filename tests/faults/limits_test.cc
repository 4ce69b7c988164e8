// The limits that engine/input/README.md names: what just fits is scored, what is one more is a reject, and
// memory stays bounded by them.
#include <gtest/gtest.h>

#include "tests/faults/program.h"
#include "tests/support/instrumented.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr size_t kRecordBytes = 8 * 1024 * 1024;

std::string repeat(const std::string& text, size_t times, const std::string& between = "") {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += (i ? between : "") + text;
  return out;
}

std::string record(const std::string& id, const std::string& turns, const std::string& more = "") {
  return R"({"id":")" + id + R"(","agent":"a-1")" + more + R"(,"turns":[)" + turns + "]}";
}

std::string turn(const std::string& role, const std::string& text) {
  return R"({"role":")" + role + R"(","text":")" + text + R"("})";
}

// `record` filled up to `size` bytes with what is said.
std::string record_of(const std::string& id, size_t size) {
  std::string both = turn("customer", "I am upset") + "," + turn("agent", "I am so sorry");
  std::string empty = record(id, both + "," + turn("agent", ""));
  return record(id, both + "," + turn("agent", repeat("so ", size).substr(0, size - empty.size())));
}

// Codes of the rejects of a run over these records, in order; '.' for each that was read.
std::string outcomes(const std::vector<std::string>& records) {
  TempFolder folder;
  std::string text;
  for (const std::string& one : records) text += one + "\n";
  RunCase result = run_over({folder.write("limits.ndjson", text)}, mini_rubric());
  std::string out(records.size(), '.');
  std::string codes;
  for (const Reject& reject : result.rejects) {
    out[reject.location.record - 1] = 'x';
    codes += " " + reject.code;
  }
  return out + codes;
}

TEST(Limits, BytesOfARecord) {
  EXPECT_EQ(outcomes({record_of("fits", kRecordBytes), record_of("one-more", kRecordBytes + 1),
                      record_of("after", 500)}),
            ".x. record-too-long");
}

TEST(Limits, Nesting) {
  std::string said = turn("customer", "I am upset") + "," + turn("agent", "I am so sorry");
  auto nested = [&](const std::string& id, size_t depth) {
    return record(id, said, R"(,"x":)" + repeat("[", depth) + repeat("]", depth));
  };
  EXPECT_EQ(outcomes({nested("a", 64), nested("b", 65), nested("c", 100'000)}),
            ".xx nested-too-deep nested-too-deep");
}

TEST(Limits, AgentsOfAConversation) {
  auto agents = [&](const std::string& id, size_t count) {
    std::string list, turns = turn("customer", "I am upset");
    for (size_t i = 0; i < count; ++i) {
      std::string agent = "g-" + std::to_string(i);
      list += (i ? ",\"" : "\"") + agent + "\"";
      turns += R"(,{"role":"agent","agent":")" + agent + R"(","text":"I am so sorry about it"})";
    }
    return R"({"id":")" + id + R"(","agents":[)" + list + R"(],"turns":[)" + turns + "]}";
  };
  EXPECT_EQ(outcomes({agents("a", 1000), agents("b", 1001)}), ".x too-many-agents");
}

// As many turns as a record has room for.
TEST(Limits, TurnsOfAConversation) {
  std::string shortest = turn("agent", "");
  std::string turns = turn("customer", "I am upset") + "," + repeat(shortest, 310'000, ",");
  std::string whole = record("a", turns);
  ASSERT_LT(whole.size(), kRecordBytes);
  ASSERT_GT(whole.size(), kRecordBytes * 9 / 10);
  EXPECT_EQ(outcomes({whole}), ".");
}

TEST(Limits, BytesOfAnId) {
  std::string said = turn("customer", "I am upset") + "," + turn("agent", "I am so sorry");
  EXPECT_EQ(outcomes({record(std::string(256, 'i'), said), record(std::string(257, 'i'), said)}),
            ".x bad-id");
}

// The most memory that a run over so many records of the largest size takes.
size_t peak_over(int records) {
  TempFolder folder;
  std::string text;
  for (int i = 0; i < records; ++i) text += record_of("c-" + std::to_string(i), kRecordBytes) + "\n";
  folder.write("large.ndjson", text);
  Program program(folder.path().string(),
                  {"score", "large.ndjson", "--rubric", "mini", "--db", "x.db", "--jobs", "2", "--json"});
  ProgramResult result = program.run();
  EXPECT_EQ(result.exit, 0) << result.error;
  EXPECT_NE(result.out.find("\"conversations\": " + std::to_string(records)), std::string::npos)
      << result.out;
  return result.peak_bytes;
}

TEST(Limits, MemoryDoesNotGrowWithTheNumberOfLargestRecords) {
  if (kInstrumented) GTEST_SKIP() << "sanitizers keep memory of their own";
  size_t few = peak_over(8), many = peak_over(24);
  EXPECT_LT(many, few + few / 4);
}

}  // namespace
}  // namespace attune::test
