// Files of many conversations, and tables joined to them.
#include <algorithm>
#include <string>

#include "engine/input/records/block_reader.h"
#include "engine/input/tables/join_table.h"
#include "engine/input/tables/labels.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/targets.h"

namespace attune::fuzz {
namespace {

ReadLimits small_limits(size_t block_bytes, int threads) {
  ReadLimits limits;
  limits.block_bytes = block_bytes;
  limits.record_bytes = 4096;
  limits.threads = threads;
  limits.decompression = {1000, 1 << 20, 4 << 20};
  return limits;
}

// What a file is to whoever reads it: its records, how many rejects stand between them, and its problems.
std::string outline(const std::string& path, uint64_t size, const ReadLimits& limits) {
  BlockReader reader({{path, size}}, limits);
  Block block;
  std::string text, problems;
  uint64_t last = 0, rejects = 0;
  while (reader.next(block)) {
    for (const RecordRange& record : block.records) {
      const Location& at = record.location;
      require(record.start + at.length + 64 <= block.buffer.size(), "64 bytes may be read after a record");
      require(at.record > last, "records are in order, and each comes once");
      last = at.record;
      text += std::to_string(at.record) + " " + std::to_string(at.offset) + " " + std::to_string(at.length) +
              "\n";
    }
    for (const Reject& reject : block.rejects) last = std::max(last, reject.location.record);
    rejects += block.rejects.size();
    for (const SourceProblem& problem : block.problems) problems += problem.error.code + "\n";
  }
  return text + problems + std::to_string(rejects) + " rejects\n";
}

void read_in_blocks(std::string_view bytes) {
  MemoryFile file(bytes);
  std::string whole = outline(file.path(), bytes.size(), small_limits(1 << 20, 0));
  for (size_t block_bytes : {64, 257})
    require(outline(file.path(), bytes.size(), small_limits(block_bytes, 0)) == whole,
            "blocks of any size give the same records");
}

// The size of a record lies beyond what a small file may hold, and a compressed one may be of any size.
void read_compressed(std::string_view magic, std::string_view bytes) {
  std::string whole(bytes.starts_with(magic) ? "" : magic);
  whole += bytes;
  MemoryFile file(whole);
  std::string alone = outline(file.path(), 0, small_limits(1 << 16, 0));
  require(outline(file.path(), 0, small_limits(257, 0)) == alone, "blocks of any size give the same records");
  require(outline(file.path(), 0, small_limits(1 << 16, 2)) == alone, "so does reading ahead");
}

}  // namespace

void fuzz_layout(std::string_view bytes) { read_in_blocks(bytes); }

void fuzz_wrapper(std::string_view bytes) {
  read_in_blocks(R"({"page":1,"more":{"a":[1,"]"]},"conversations":[{"id":"c-1","turns":[]},)" +
                 std::string(bytes));
}

void fuzz_gzip(std::string_view bytes) { read_compressed(kGzipMagic, bytes); }
void fuzz_zstd(std::string_view bytes) { read_compressed(kZstdMagic, bytes); }

void fuzz_join(std::string_view bytes) {
  MemoryFile file(bytes);
  auto table = JoinTable::load(file.path(), {{"Survey score", "csat"}, {"Notes", "-"}});
  if (!table) return require(!table.error().message.empty(), "what is wrong is said");
  JoinCounts counts = (*table)->counts();
  require(counts.unused == counts.rows, "nothing was looked up so far");
  require((counts.faults == 0) == (*table)->faults().empty(), "faults are told");
  if ((*table)->find("c-1") != nullptr) require((*table)->counts().unused + 1 == counts.rows, "one is used");
}

void fuzz_labels(std::string_view bytes) {
  MemoryFile file(bytes);
  Labels labels = read_labels({{file.path(), bytes.size()}});
  for (const LabelRow& row : labels.rows) {
    require(!row.conversation.empty(), "a row is of a conversation");
    for (const auto& [name, label] : row.labels) require(name < labels.names.size(), "a label has a name");
  }
}

}  // namespace attune::fuzz
