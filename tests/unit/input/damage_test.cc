// Damaged input: what is whole is read, what is not is rejected once, and it does not matter where blocks
// end.
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::FoundInput;
using test::FoundRecord;
using test::outline;
using test::PaddedRecord;
using test::read_bytes;

// A conversation, on one line or, with `indent`, on many.
std::string conversation(int id, bool many_lines = false, const std::string& indent = "") {
  std::string n = many_lines ? "\n" + indent : "";
  std::string in = many_lines ? "  " : "";
  return "{" + n + in + R"("id":"c)" + std::to_string(id) + "\"," + n + in + R"("agent":{)" + n + in + in +
         R"("id":"a1"},)" + n + in + R"("turns":[)" + n + in + in +
         R"({"role":"agent","text":"Hello, {you}"},)" + n + in + in +
         R"({"role":"customer","text":"[Hi] \"there\""})" + n + in + "]" + n + "}";
}

// Reads in blocks of several sizes, which must agree, and then the records: '.' is a conversation, a letter
// the code of a reject (of either kind), '!' a problem.
std::string result(const std::string& bytes, size_t record_bytes = 1 << 20) {
  FoundInput found = read_bytes(bytes, {.record_bytes = record_bytes});
  for (size_t block_bytes : {64, 97, 1000})
    EXPECT_EQ(read_bytes(bytes, {.block_bytes = block_bytes, .record_bytes = record_bytes}).records,
              found.records)
        << "blocks of " << block_bytes;
  RecordReader reader;
  Conversation read;
  for (FoundRecord& record : found.records) {
    if (!record.code.empty()) continue;
    PaddedRecord padded(record.bytes);
    Reject reject;
    if (!reader.read(padded.view(), read, reject)) record.code = reject.code;
  }
  return outline(found);
}

TEST(Damage, OfALineStaysInIt) {
  std::string good = conversation(1) + "\n";
  EXPECT_EQ(result(good + good + good), "...");
  for (std::string bad : {"garbage", "{", "}", "[", "\"", "{\"id\":1", "{\"id\":\"cut", "{]", "{}}", "[1,2",
                          "\\", "\"\\\"", "{\"a\":[[[[", "\xFF\xFF", "id,agent,turns", "#"}) {
    EXPECT_EQ(result(good + bad + "\n" + good).size(), 3u) << bad;
    EXPECT_EQ(result(good + bad + "\n" + good).back(), '.') << bad;
    // First in the file, where it must not hide that the others are lines; but '[' there opens an array,
    // which is then not closed.
    std::string first = result(bad + "\n" + good + good);
    if (bad[0] == '[') {
      EXPECT_TRUE(first.ends_with("..C")) << bad << " " << first;
    } else {
      EXPECT_TRUE(first.size() == 3 && first.ends_with("..")) << bad << " " << first;
    }
    EXPECT_EQ(result(good + good + bad).substr(0, 2), "..") << bad;
  }
}

// Two objects on a line are no line of NDJSON where that is known; at the beginning they make it another
// layout.
TEST(Damage, TwoRecordsOnALine) {
  std::string good = conversation(1);
  EXPECT_EQ(result(good + "\n" + good + good + "\n" + good), ".N.");
  EXPECT_EQ(result(good + good + "\n" + good + "\n"), "...");
}

TEST(Damage, FirstLineCutAnywhere) {
  std::string whole = conversation(1);
  for (size_t size = 1; size < whole.size(); ++size) {
    std::string bytes = whole.substr(0, size) + "\n";
    for (int id = 2; id < 6; ++id) bytes += conversation(id) + "\n";
    EXPECT_EQ(result(bytes), "C....") << whole.substr(0, size);
  }
}

// One record of five cut anywhere, in every other layout.
TEST(Damage, RecordCutAnywhere) {
  struct Form {
    std::string open, between, close;
    bool many_lines;
    std::string indent;
  };
  for (const Form& form : std::vector<Form>{{"[", ",", "]", false, ""},
                                            {"[\n", ",\n", "\n]\n", false, ""},
                                            {"[\n  ", ",\n  ", "\n]\n", true, "  "},
                                            {"", "\n", "\n", true, ""}}) {
    std::string whole = conversation(3, form.many_lines, form.indent);
    for (size_t size = 1; size < whole.size(); ++size) {
      std::string bytes = form.open;
      for (int id = 1; id <= 5; ++id) {
        if (id > 1) bytes += form.between;
        bytes += id == 3 ? whole.substr(0, size) : conversation(id, form.many_lines, form.indent);
      }
      std::string found = result(bytes + form.close);
      EXPECT_TRUE(found.starts_with("..") && found.ends_with("..")) << found << "\n" << bytes;
      EXPECT_GE(found.size(), 5u) << bytes;
      EXPECT_LE(found.size(), 6u) << found << "\n" << bytes;
      for (char c : found.substr(2, found.size() - 4)) EXPECT_NE(c, '.') << bytes;
    }
  }
}

// Bytes lost in the middle, so that the end of one record and the beginning of the next are gone.
TEST(Damage, TwoRecordsRunTogether) {
  std::string a = conversation(2), b = conversation(3);
  for (size_t lost_a = 1; lost_a < a.size(); lost_a += 7) {
    for (size_t lost_b = 1; lost_b < b.size(); lost_b += 7) {
      std::string bytes = "[" + conversation(1) + "," + a.substr(0, lost_a) + b.substr(lost_b) + "," +
                          conversation(4) + "," + conversation(5) + "]";
      std::string found = result(bytes);
      EXPECT_TRUE(found.starts_with(".") && found.ends_with("..")) << found << "\n" << bytes;
    }
  }
}

TEST(Damage, StrayBytesBetweenRecords) {
  std::string c = conversation(1);
  EXPECT_EQ(result("[" + c + ", oops, " + c + "]"), ".N.");
  EXPECT_EQ(result("[" + c + " " + c + ",," + c + ",]"), "...");
  EXPECT_EQ(result("[oops\n" + c + "\n" + c + "\n"), "N..C");
  EXPECT_EQ(result("[" + c + "]]"), ".N");
  EXPECT_EQ(result("[" + c + "," + c), "..C");  // the array has no end: something may be missing
  EXPECT_EQ(result("[" + c + ",{"), ".C");
  EXPECT_EQ(result("["), "C");
}

// A record without an end is told from one that is too long: the next records begin in it.
TEST(Damage, RecordWithoutAnEndIsNotALongOne) {
  std::string many;
  for (int id = 2; id < 40; ++id) many += "," + conversation(id);
  std::string cut = R"({"id":"c1","agent":"a","turns":[{"role":"agent","text":"Hi"})";
  EXPECT_EQ(result("[" + cut + many + "]", 1000), "C" + std::string(38, '.'));
  std::string long_turns;
  for (int i = 0; i < 100; ++i) long_turns += R"(,{"role":"agent","text":"Hi"})";
  EXPECT_EQ(result("[" + cut + long_turns + "]}" + many + "]", 1000), "R" + std::string(38, '.'));
  EXPECT_EQ(result("[" + cut + long_turns + "}" + many + "]", 1000), "R" + std::string(38, '.'));
  EXPECT_EQ(result("[" + cut + long_turns, 1000), "R");
}

TEST(Damage, ValidUnindentedRecordsAreNeverGuessedAt) {
  std::string record =
      "{\"id\":\"c\",\"agents\":[\n{\"id\":\"a\"},\n{\"id\":\"b\"}],\"turns\":[\n"
      "{\"role\":\"customer\",\"text\":\"x\"},\n{\"role\":\"customer\",\"text\":\"y\"}\n]}\n";
  EXPECT_EQ(result(record), ".");
  EXPECT_EQ(result(record + record), "..");
  EXPECT_EQ(result("[" + record + "," + record + "]"), "..");
}

// In an array as on a line of its own.
TEST(Damage, BracketsTooDeepAreSaidToBe) {
  const std::string deep = R"({"id":"d","x":)" + std::string(5000, '[') + std::string(5000, ']') + "}";
  FoundInput found = read_bytes("[" + conversation(1) + ",\n" + deep + ",\n" + conversation(2) + "]");
  std::string codes;
  for (const FoundRecord& record : found.records) codes += record.code.empty() ? "." : record.code;
  EXPECT_EQ(codes, ".nested-too-deep.");
}

TEST(Damage, DeepBracketsEndNothing) {
  std::string deep = R"({"id":"deep","x":)" + std::string(3000, '[');
  EXPECT_EQ(result(conversation(1) + "\n" + deep + "\n" + conversation(2) + "\n"), ".N.");
  std::string found = result("[" + conversation(1) + ",\n" + deep + ",\n" + conversation(2) + "]");
  EXPECT_EQ(found, ".N.");
}

// Anything may happen to a file. Nothing crashes, and every record that is found comes once, in order,
// without overlap and with its own bytes.
TEST(Damage, RandomMutations) {
  std::mt19937 random(20261120);
  auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
  constexpr std::string_view kBytes = "{}[],:\"\\\n \t0-tfnux\xFF";
  for (int round = 0; round < 10000; ++round) {
    std::string bytes;
    size_t form = below(4);
    for (int id = 0; id < 6; ++id)
      bytes += (form == 0 ? "" : id ? ",\n" : "[") + conversation(id, form > 1, form == 2 ? "  " : "") + "\n";
    if (form > 0) bytes += "]";
    for (size_t changes = 1 + below(6); changes > 0; --changes) {
      size_t at = below(bytes.size());
      switch (below(4)) {
        case 0:
          bytes[at] = kBytes[below(kBytes.size())];
          break;
        case 1:
          bytes.insert(at, 1, kBytes[below(kBytes.size())]);
          break;
        case 2:
          bytes.erase(at, 1 + below(40));
          break;
        default:
          bytes.insert(at, bytes.substr(below(bytes.size()), below(60)));
          break;
      }
      if (bytes.empty()) bytes = "\n";
    }
    FoundInput found =
        read_bytes(bytes, {.block_bytes = 64 + below(2000), .record_bytes = 200 + below(1000)});
    ASSERT_TRUE(found.problems.empty());
    uint64_t end = 0;
    RecordReader reader;
    Conversation read;
    for (size_t i = 0; i < found.records.size(); ++i) {
      const FoundRecord& record = found.records[i];
      ASSERT_EQ(record.record, i + 1);
      ASSERT_GE(record.offset, end);
      end = record.offset + record.length;
      ASSERT_LE(end, bytes.size());
      if (!record.code.empty()) continue;
      ASSERT_EQ(record.bytes, bytes.substr(record.offset, record.length));
      PaddedRecord padded(record.bytes);
      Reject reject;
      bool ok = reader.read(padded.view(), read, reject);
      ASSERT_EQ(ok, reject.code.empty());
    }
  }
}

// Every byte between the records and rejects is a blank, comma or bracket: nothing is lost without being
// said.
TEST(Damage, NothingIsPassedOverInSilence) {
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes = "[" + conversation(1) + ",\n" + conversation(2) + "," + conversation(3) + "]";
    for (int change = 0; change < 3; ++change) bytes[random() % bytes.size()] = "{}[],:\"x"[random() % 8];
    FoundInput found = read_bytes(bytes);
    size_t at = 0;
    found.records.push_back({0, bytes.size(), 0, "", ""});
    for (const FoundRecord& record : found.records) {
      ASSERT_EQ(bytes.substr(at, record.offset - at).find_first_not_of(" \r\n\t,[]"), std::string::npos)
          << bytes;
      at = record.offset + record.length;
    }
  }
}

}  // namespace
}  // namespace attune
