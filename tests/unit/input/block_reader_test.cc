// Sound input: every layout, whatever the size of the blocks.
#include "engine/input/records/block_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using namespace std::string_literals;
using test::FoundInput;
using test::FoundRecord;
using test::read_bytes;
using test::read_sources;
using test::TemporaryFolder;

// Records of very different lengths, with all that could be taken for an end or a beginning of one.
std::vector<std::string> sample_records() {
  std::vector<std::string> records = {
      R"({"id":"a","text":"}]{[,\"{\"id\":\"x\"}\\"})",
      R"({})",
      R"({"id":"b","list":[1,[2,[{"id":3}]],{"id":[]}],"last":"\\\\"})",
      R"({ "id" : "c" , "n" : -1.5e+10 , "t" : [ true , false , null ] })",
  };
  for (size_t length : {1, 10, 63, 64, 65, 200, 1000, 4000})
    records.push_back(R"({"id":"n","text":")" + std::string(length, 'x') + "\"}");
  records.push_back(R"({"id":"z"})");
  return records;
}

// `records` one after the other, and where each lies.
struct Layout {
  std::string bytes;
  std::vector<FoundRecord> expected;

  void add(std::string_view before, const std::string& record, std::string_view after) {
    bytes += before;
    expected.push_back({expected.size() + 1, bytes.size(), record.size(), "", record});
    bytes += record + std::string(after);
  }
};

// What a JSON printer with an indent makes of a record: line ends and blanks around every token outside of
// text.
std::string pretty(const std::string& record, const std::string& line_end) {
  std::string out;
  int depth = 0;
  bool in_text = false;
  auto new_line = [&] { out += line_end + std::string(static_cast<size_t>(depth) * 2, ' '); };
  for (size_t i = 0; i < record.size(); ++i) {
    char c = record[i];
    if (c == '\\') {
      out += c;
      out += record[++i];
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (in_text || c == '"') {
      out += c;
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      new_line();
    } else if (c == '}' || c == ']') {
      --depth;
      new_line();
      out += c;
    } else if (c == ',') {
      out += c;
      new_line();
    } else if (c != ' ') {
      out += c;
    }
  }
  return out;
}

std::vector<std::pair<std::string, Layout>> layouts() {
  std::vector<std::pair<std::string, Layout>> all(11);
  auto [lines, crlf, blank_lines, marked, array, array_lines, pretty_array, pretty_values, side_by_side,
        arrays, no_last_line] =
      std::tie(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10]);
  lines.first = "lines", crlf.first = "lines with CRLF", blank_lines.first = "blank lines",
  marked.first = "BOM";
  array.first = "array", array_lines.first = "array, a record a line", pretty_array.first = "pretty array";
  pretty_values.first = "pretty objects", side_by_side.first = "objects side by side";
  arrays.first = "an array for each", no_last_line.first = "lines without the last end";
  marked.second.bytes = "\xEF\xBB\xBF";
  array.second.bytes = "[";
  array_lines.second.bytes = "\r\n[\r\n";
  pretty_array.second.bytes = "[\n";
  bool first = true;
  for (const std::string& record : sample_records()) {
    lines.second.add("", record, "\n");
    crlf.second.add("", record, "\r\n");
    blank_lines.second.add("\n \t\n\r\n", record, "  \t\n\n");
    marked.second.add("", record, "\n");
    array.second.add(first ? "" : ",", record, "");
    array_lines.second.add(first ? "" : ",\r\n", record, "");
    pretty_array.second.add(first ? "  " : ",\n  ", pretty(record, "\n  "), "");
    pretty_values.second.add("", pretty(record, "\n"), "\n");
    side_by_side.second.add("", record, "");
    arrays.second.add(" [", record, "]\n");
    no_last_line.second.add(first ? "" : "\n", record, "");
    first = false;
  }
  array.second.bytes += "]";
  array_lines.second.bytes += "\r\n]\r\n";
  pretty_array.second.bytes += "\n]\n";
  return all;
}

TEST(BlockReader, FindsTheSameRecordsInBlocksOfAnySize) {
  for (const auto& [name, layout] : layouts()) {
    for (size_t block_bytes : {1, 64, 65, 67, 100, 128, 255, 1000, 4096, 1 << 20}) {
      FoundInput found = read_bytes(layout.bytes, {.block_bytes = block_bytes});
      ASSERT_EQ(found.records, layout.expected) << name << ", blocks of " << block_bytes;
      ASSERT_TRUE(found.problems.empty());
      ASSERT_EQ(found.bytes_read, layout.bytes.size());
    }
  }
}

// Wherever the first block ends, the rest is the same.
TEST(BlockReader, FindsTheSameRecordsWhereverABlockEnds) {
  for (const auto& [name, layout] : layouts()) {
    std::string shifted(400, ' ');
    for (size_t blanks = 0; blanks < 400; blanks += 3) {
      size_t mark = layout.bytes[0] == '\xEF' ? 3 : 0;
      std::string bytes =
          layout.bytes.substr(0, mark) + shifted.substr(0, blanks) + layout.bytes.substr(mark);
      std::vector<FoundRecord> expected = layout.expected;
      for (FoundRecord& record : expected) record.offset += blanks;
      ASSERT_EQ(read_bytes(bytes, {.block_bytes = 512}).records, expected)
          << name << ", " << blanks << " blanks";
    }
  }
}

// Files of one line: a record, whatever its text looks like, or objects one after the other.
TEST(BlockReader, FindsWhatIsOnTheOnlyLineOfAFile) {
  const std::string record = R"({"id":"a","text":"} {\"}{","list":[{},{}]})";
  for (const std::string end : {"", "\n", " \r\n\n"}) {
    EXPECT_EQ(read_bytes(record + end).records,
              (std::vector<FoundRecord>{{1, 0, record.size(), "", record}}));
    for (const std::string between : {"", " ", "\t "}) {
      const std::string two = record + between + "{}" + end;
      EXPECT_EQ(read_bytes(two).records,
                (std::vector<FoundRecord>{{1, 0, record.size(), "", record},
                                          {2, record.size() + between.size(), 2, "", "{}"}}))
          << two;
    }
  }
}

TEST(BlockReader, PassesElementsThatAreNoObjects) {
  FoundInput found = read_bytes(R"([1, "two, {", [3, {}], null ,{"id":5},true])");
  std::vector<std::string> bytes;
  for (const FoundRecord& record : found.records) bytes.push_back(record.bytes);
  EXPECT_EQ(bytes, (std::vector<std::string>{"1", "\"two, {\"", "[3, {}]", "null", R"({"id":5})", "true"}));
}

TEST(BlockReader, FindsNothingInEmptyFiles) {
  for (std::string_view bytes :
       {"", "\n", " \r\n\t\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n", "[]", " [ ] \n", "[\n]\n[]"}) {
    FoundInput found = read_bytes(bytes);
    EXPECT_TRUE(found.records.empty() && found.problems.empty()) << bytes;
    EXPECT_EQ(found.bytes_read, bytes.size());
  }
}

TEST(BlockReader, ReadsSeveralSourcesOneAfterTheOther) {
  TemporaryFolder folder;
  std::vector<Source> sources;
  for (int i = 0; i < 5; ++i) {
    std::string lines;
    for (int line = 0; line < i * 10; ++line) lines += R"({"id":)" + std::to_string(line) + "}\n";
    sources.push_back({folder.write(std::to_string(i) + ".ndjson", lines), lines.size()});
  }
  sources.insert(sources.begin() + 2, {folder.path("missing.json"), 0});
  BlockReader reader(sources, {.block_bytes = 100});
  Block block;
  std::vector<uint64_t> records(sources.size());
  while (reader.next(block)) {
    for (const RecordRange& range : block.records) {
      ASSERT_EQ(range.location.record, ++records[range.location.source]);
    }
    for (const SourceProblem& problem : block.problems) {
      EXPECT_EQ(problem.path, sources[2].path);
      EXPECT_EQ(problem.error.code, "missing-input");
    }
  }
  EXPECT_EQ(records, (std::vector<uint64_t>{0, 10, 0, 20, 30, 40}));
  EXPECT_FALSE(reader.next(block));
}

// A record longer than the limit is passed over without being kept; the next is read.
TEST(BlockReader, RejectsRecordsThatAreTooLong) {
  std::string longest = R"({"id":"b","text":")" + std::string(1000 - 20, 'x') + "\"}";
  ASSERT_EQ(longest.size(), 1000u);
  std::string too_long = R"({"id":"c","text":")" + std::string(5000, 'y') + "\"}";
  std::vector<std::string> records = {R"({"id":"a"})", longest,  too_long,
                                      R"({"id":"d"})", too_long, too_long};
  for (bool array : {false, true}) {
    Layout layout;
    if (array) layout.bytes = "[";
    for (const std::string& record : records)
      layout.add(array && layout.bytes.size() > 1 ? "," : "", record, "\n");
    if (array) layout.bytes += "]";
    for (FoundRecord& expected : layout.expected) {
      if (expected.length <= 1000) continue;
      expected.code = "record-too-long";
      expected.bytes.clear();
    }
    for (size_t block_bytes : {64, 300, 1000, 1001, 7000, 100000}) {
      FoundInput found = read_bytes(layout.bytes, {.block_bytes = block_bytes, .record_bytes = 1000});
      ASSERT_EQ(found.records, layout.expected) << array << " blocks of " << block_bytes;
    }
  }
}

TEST(BlockReader, KeepsMemoryBoundedOverLongRecords) {
  for (std::string_view before : {"", "["}) {
    std::string bytes = std::string(before) + R"({"id":")" + std::string(20 << 20, 'x') + "\"}\n" +
                        R"({"id":2})"
                        "\n";
    TemporaryFolder folder;
    BlockReader reader({{folder.write("long.json", bytes), bytes.size()}}, {.record_bytes = 1 << 20});
    Block block;
    while (reader.next(block)) EXPECT_LT(block.buffer.size(), 5u << 20);
  }
}

TEST(BlockReader, SaysWhatCannotBeUtf8Json) {
  for (const auto& [bytes, code] :
       std::vector<std::pair<std::string, std::string>>{{"\xFF\xFE{\0}\0"s, "not-utf8"},
                                                        {"\xFE\xFF\0{\0}"s, "not-utf8"},
                                                        {"{\0\"\0i\0"s, "not-utf8"},
                                                        {"\0[\0{"s, "not-utf8"},
                                                        {"\xFF\xFE"s, "not-utf8"},
                                                        {"\xFF\xFE\0\0{\0\0\0"s, "not-utf8"},
                                                        {"{\0\0\0\"\0\0\0"s, "not-utf8"},
                                                        {"\0\0\0[\0\0\0{"s, "not-utf8"},
                                                        {"BZh91AY"s, "compressed-input"},
                                                        {"\xFD"
                                                         "7zXZ\0"s,
                                                         "compressed-input"},
                                                        {"\x04\x22\x4D\x18@"s, "compressed-input"},
                                                        {"PK\x03\x04\0"s, "compressed-input"}}) {
    FoundInput found = read_bytes(bytes);
    EXPECT_TRUE(found.records.empty());
    EXPECT_EQ(found.problems, std::vector<std::string>{code});
  }
}

TEST(BlockReader, SaysWhatCannotBeRead) {
  TemporaryFolder folder;
  std::string good = folder.write("good.json", "{}\n");
  FoundInput found =
      read_sources({{folder.path(), 0}, {folder.path("none"), 0}, {good, 3}, {good, 10}, {good, 2}});
  EXPECT_EQ(found.problems, (std::vector<std::string>{"unreadable-input", "missing-input", "source-changed",
                                                      "source-changed"}));
  EXPECT_EQ(found.records.size(), 3u);
}

// A read error in the middle: /proc/self/mem refuses its first page.
TEST(BlockReader, SaysWhereReadingStopped) {
  int file = open("/proc/self/mem", O_RDONLY);
  if (file < 0) GTEST_SKIP() << "no /proc/self/mem here";
  close(file);
  EXPECT_EQ(read_sources({{"/proc/self/mem", 0}}).problems, std::vector<std::string>{"unreadable-input"});
}

TEST(BlockReader, ReadsPipes) {
  TemporaryFolder folder;
  std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] {
    std::ofstream out(pipe);
    for (int i = 0; i < 3000; ++i) out << R"({"id":)" << i << "}\n" << std::flush;
  });
  FoundInput found = read_sources({{pipe, 0}}, {.block_bytes = 4096});
  writer.join();
  ASSERT_EQ(found.records.size(), 3000u);
  EXPECT_EQ(found.records.back().bytes, R"({"id":2999})");
  EXPECT_TRUE(found.problems.empty());
}

// What has come so far is given back before, and nothing after.
TEST(BlockReader, LeavesAPipeThatSaysNoMore) {
  TemporaryFolder folder;
  std::string pipe = folder.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  int open_end = open(pipe.c_str(), O_RDWR);  // never at its end
  for (int threads : {0, 2}) {
    std::atomic<bool> stop = false;
    ReadLimits limits;
    limits.threads = threads;
    limits.stop = &stop;
    BlockReader reader({{pipe, 0}, {folder.path("another"), 0}}, limits);
    std::thread stopper([&] { stop = true; });
    Block block;
    EXPECT_FALSE(reader.next(block)) << threads;
    stopper.join();
  }
  close(open_end);
}

TEST(BlockReader, ReadsStandardInput) {
  TemporaryFolder folder;
  std::string path = folder.write("in.json", "[{\"id\":1},\n{\"id\":2}]");
  int kept = dup(STDIN_FILENO);
  int file = open(path.c_str(), O_RDONLY);
  dup2(file, STDIN_FILENO);
  FoundInput found = read_sources({{"-", 0}});
  EXPECT_EQ(fcntl(STDIN_FILENO, F_GETFD) == -1, false);  // not ours to close
  dup2(kept, STDIN_FILENO);
  close(file);
  close(kept);
  EXPECT_EQ(found.records.size(), 2u);
}

}  // namespace
}  // namespace attune
