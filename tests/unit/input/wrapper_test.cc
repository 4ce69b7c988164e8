// Conversations wrapped in an object, as exports and APIs make it.
#include "engine/input/records/wrapper.h"

#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::FoundInput;
using test::read_bytes;

// The keys to the records, joined by dots; "-" when the object is no wrapper.
std::string path_of(std::string_view bytes) {
  WrapperPath path;
  Wrapped found = find_wrapper(bytes, true, path);
  EXPECT_NE(found, Wrapped::undecided);
  if (found == Wrapped::no) return "-";
  std::string out;
  for (const std::string& key : path) out += (out.empty() ? "" : ".") + key;
  return out;
}

const std::string kRecord = R"({"id":"c-1","agent":"a","turns":[{"role":"agent","text":"Hi [\"{"}]})";

TEST(Wrapper, IsToldByWhatItHolds) {
  EXPECT_EQ(path_of(R"({"conversations":[)" + kRecord + "]}"), "conversations");
  EXPECT_EQ(path_of(R"({"page":{"next":null},"tags":["x"],"count":2,"Records":[)" + kRecord + "]}"),
            "Records");
  EXPECT_EQ(path_of(R"({"data":{"results":[)" + kRecord + "]}}"), "data.results");
  EXPECT_EQ(path_of(R"({"anything":[)" + kRecord + "]}"), "anything");
  EXPECT_EQ(path_of(R"({"export_id":7,"calls":[)" + kRecord + "]}"), "calls");
  EXPECT_EQ(path_of(R"({"tickets":[{"ticketId":1,"subject":"x","comments":[{"body":"x"}]}]})"), "tickets");
  EXPECT_EQ(path_of(R"({"users":[{"id":1,"name":"x"}],"chats":[{"id":"1","history":[]}]})"), "chats");
}

TEST(Wrapper, IsNoConversation) {
  EXPECT_EQ(path_of(kRecord), "-");
  EXPECT_EQ(path_of(R"({"turns":[{"role":"agent","text":"x"}],"id":1})"), "-");
  EXPECT_EQ(path_of(R"({"id":1,"parts":[{"id":2,"words":[{"w":"x"}]}],"turns":[]})"), "-");
  EXPECT_EQ(path_of(R"({"segments":[{"id":0,"text":"x","words":[{"word":"x"}]}]})"), "-");
  EXPECT_EQ(path_of(R"({"results":{"items":[{"type":"x","alternatives":[{"content":"x"}]}]}})"), "-");
  EXPECT_EQ(
      path_of(R"({"conversationId":"x","transcripts":[{"transcriptId":"t","phrases":[{"text":"x"}]}]})"),
      "-");
  EXPECT_EQ(path_of(R"({"data":[{"id":"m","role":"user","content":[{"text":"x"}]}]})"), "-");
  EXPECT_EQ(path_of(R"({"conversations":[]})"), "-");
  EXPECT_EQ(path_of(R"({"conversations":["x"]})"), "-");
  EXPECT_EQ(path_of(R"({"conversations":[{"id":1,)"), "conversations");  // all that there is of it
  EXPECT_EQ(path_of(R"({"a":1,,})"), "-");
}

TEST(Wrapper, IsUndecidedUntilItsFirstRecordEnds) {
  std::string bytes = R"({"page":1,"conversations":[)" + kRecord + "]}";
  size_t decided = bytes.find("]}]}") + 2;
  WrapperPath path;
  for (size_t size = 1; size < bytes.size(); ++size) {
    Wrapped expected = size < decided ? Wrapped::undecided : Wrapped::yes;
    EXPECT_EQ(find_wrapper(std::string_view(bytes).substr(0, size), false, path), expected) << size;
  }
}

struct Expected {
  std::string bytes;
  std::vector<std::string> records;
  void add(std::string_view before, const std::string& record) {
    bytes += before;
    bytes += record;
    records.push_back(record);
  }
};

TEST(WrappedRecords, AreFoundInBlocksOfAnySize) {
  Expected pages;  // one a line, as an API gives them
  Expected pretty;
  for (int page = 0; page < 3; ++page) {
    pages.bytes += R"({"meta":{"conversations":[1,2],"a\"b":"]}"},"conversations" : [)";
    for (int i = 0; i < 4; ++i)
      pages.add(i ? ", " : " ", R"({"id":)" + std::to_string(page * 10 + i) + R"(,"x":[{"y":"]}"}]})");
    pages.bytes += "],\"next\":{\"page\":[{}]}, \"last\" : -1.5e3}\n";
  }
  pretty.bytes = "{\n  \"total\": 2,\n  \"records\": [\n";
  pretty.add("    ", "{\n      \"id\": 1,\n      \"turns\": []\n    }");
  pretty.add(",\n    ", "{\n      \"id\": 2\n    }");
  pretty.bytes += "\n  ]\n}\n";
  for (const Expected& expected : {pages, pretty}) {
    for (size_t block_bytes : {64, 100, 1000, 100'000}) {
      FoundInput found = read_bytes(expected.bytes, {.block_bytes = block_bytes});
      ASSERT_EQ(found.records.size(), expected.records.size()) << block_bytes;
      for (size_t i = 0; i < found.records.size(); ++i) {
        ASSERT_EQ(found.records[i].bytes, expected.records[i]);
        ASSERT_EQ(expected.bytes.substr(found.records[i].offset, found.records[i].length),
                  expected.records[i]);
        ASSERT_EQ(found.records[i].record, i + 1);
      }
    }
  }
}

TEST(WrappedRecords, OfAFileWithoutEndTakeNoMemory) {
  std::string bytes = R"({"conversations":[)";
  for (int i = 0; i < 30'000; ++i) bytes += (i ? "," : "") + kRecord + "\n";
  test::TemporaryFolder folder;
  BlockReader reader({{folder.write("in.json", bytes + "]}"), 0}},
                     {.block_bytes = 10'000, .record_bytes = 20'000});
  Block block;
  size_t records = 0;
  for (; reader.next(block); records += block.records.size()) EXPECT_LT(block.buffer.size(), 100'000u);
  EXPECT_EQ(records, 30'000u);
}

TEST(WrappedRecords, KeepsWhatIsSoundOfADamagedWrapper) {
  std::string open = R"({"conversations":[)", two = kRecord + "," + kRecord;
  EXPECT_EQ(outline(read_bytes(open + two + "]}")), "..");
  EXPECT_EQ(outline(read_bytes(open + two + "]")), "..C");        // cut behind the array
  EXPECT_EQ(outline(read_bytes(open + two + ",")), "..C");        // cut inside it
  EXPECT_EQ(outline(read_bytes(open + two + "],oops}")), "..N");  // no key
  EXPECT_EQ(outline(read_bytes(open + two + "]}\n" + open + "{\"id\":1}]}")), "...");
  EXPECT_EQ(outline(read_bytes(open + two + "]}\n{\"id\":1}\n")), "...");  // one without an array is a record
  std::string damaged = R"({"id":"c-2","turns":[{]})";
  EXPECT_EQ(outline(read_bytes(open + kRecord + ",\n" + damaged + ",\n" + kRecord + "]}")), ".N.");
}

}  // namespace
}  // namespace attune
