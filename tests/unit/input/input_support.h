// Helpers of the input tests: temporary files, and everything that comes out of some bytes.
#pragma once

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/input/reader.h"
#include "engine/input/records/block_reader.h"

namespace attune::test {

// A folder that is gone, with all in it, at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "attune-input-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }
  const std::string& path() const { return path_; }
  // Writes a file, with the folders above it, and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

// A record or a reject as it came out of a BlockReader.
struct FoundRecord {
  uint64_t record = 0, offset = 0, length = 0;
  std::string code;   // of a reject; empty for a record
  std::string bytes;  // of a record
  bool operator==(const FoundRecord&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const FoundRecord& found) {
  return out << found.record << " at " << found.offset << "+" << found.length << " " << found.code << " "
             << found.bytes.substr(0, 60);
}

struct FoundInput {
  std::vector<FoundRecord> records;   // in order of sources, then of their numbers
  std::vector<std::string> problems;  // codes
  uint64_t bytes_read = 0;
};

// Reads the sources to the end, and checks on the way what every block promises.
inline FoundInput read_sources(const std::vector<Source>& sources, ReadLimits limits = {}) {
  FoundInput found;
  BlockReader reader(sources, limits);
  static Block block;  // used before, as it is in a run: nothing of that may show
  while (reader.next(block)) {
    std::vector<std::pair<Location, FoundRecord>> in_block;
    for (const RecordRange& range : block.records) {
      EXPECT_LE(range.start + range.location.length + kTextPadding, block.buffer.size());
      std::string bytes(block.buffer.data() + range.start, range.location.length);
      in_block.push_back(
          {range.location, {range.location.record, range.location.offset, range.location.length, "", bytes}});
    }
    for (const Reject& reject : block.rejects) {
      EXPECT_FALSE(reject.detail.empty());
      const Location& place = reject.location;
      in_block.push_back({place, {place.record, place.offset, place.length, reject.code, ""}});
    }
    std::sort(in_block.begin(), in_block.end(),
              [](const auto& a, const auto& b) { return comes_before(a.first, b.first); });
    for (auto& [place, record] : in_block) found.records.push_back(std::move(record));
    for (const SourceProblem& problem : block.problems) found.problems.push_back(problem.error.code);
    found.bytes_read += block.bytes_read;
  }
  found.bytes_read += block.bytes_read;
  return found;
}

// The same for a file in memory.
inline FoundInput read_bytes(std::string_view bytes, ReadLimits limits = {}) {
  int file = memfd_create("input", 0);
  EXPECT_EQ(write(file, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  FoundInput found = read_sources({{"/proc/self/fd/" + std::to_string(file), bytes.size()}}, limits);
  close(file);
  return found;
}

// One character a record: '.' for a record, else the first letter of its reject code, in upper case; a
// problem is '!'.
inline std::string outline(const FoundInput& found) {
  std::string line;
  for (const FoundRecord& record : found.records)
    line += record.code.empty() ? '.' : static_cast<char>(std::toupper(record.code[0]));
  line.append(found.problems.size(), '!');
  return line;
}

// `text` with the padding that RecordReader::read() asks for; view() is the text.
class PaddedRecord {
 public:
  explicit PaddedRecord(std::string_view text) : bytes_(text), size_(text.size()) {
    bytes_.append(kTextPadding, '"');  // not blanks: reading beyond the end must show
  }
  std::string_view view() const { return std::string_view(bytes_).substr(0, size_); }

 private:
  std::string bytes_;
  size_t size_;
};

}  // namespace attune::test
