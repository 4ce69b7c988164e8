// Reading files into blocks of records, one thread: plain, and decompressing on the way. Rates are bytes of
// JSON.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "bench/micro/workload.h"
#include "engine/base/hash.h"
#include "engine/input/records/block_reader.h"

namespace attune::bench {
namespace {

namespace fs = std::filesystem;

constexpr size_t kFileBytes = 16 << 20;

// The workload again and again, plain and as gzip and zstd make it by themselves. Taken away at the end.
class Files {
 public:
  Files() : folder_(fs::temp_directory_path() / ("attune-bench-" + std::to_string(std::random_device()()))) {
    fs::create_directories(folder_);
    std::ofstream file(plain());
    const std::string_view text(workload().text.data(), workload().bytes);
    for (; bytes_ < kFileBytes; bytes_ += text.size()) file << text;
    file.close();
    const std::string quoted = "'" + plain().string() + "'";
    for (const char* program : {"gzip -k ", "zstd -q "}) {
      // Without the program there is no file, and its benchmark says so.
      if (std::system((program + quoted).c_str()) != 0) continue;
    }
  }
  ~Files() { fs::remove_all(folder_); }

  fs::path plain() const { return folder_ / "plain.ndjson"; }
  size_t bytes() const { return bytes_; }

 private:
  fs::path folder_;
  size_t bytes_ = 0;
};

void ReadBlocks(benchmark::State& state, const char* ending) {
  static const Files files;
  const std::string path = files.plain().string() + ending;
  if (!fs::exists(path)) {
    state.SkipWithError("the program that compresses is not installed");
    return;
  }
  Block block;
  for (auto _ : state) {
    BlockReader reader({Source{path, fs::file_size(path)}});
    while (reader.next(block)) benchmark::DoNotOptimize(block.records.data());
    if (!block.problems.empty()) state.SkipWithError("cannot read");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(files.bytes()));
}
BENCHMARK_CAPTURE(ReadBlocks, plain, "");
BENCHMARK_CAPTURE(ReadBlocks, gzip, ".gz");
BENCHMARK_CAPTURE(ReadBlocks, zstd, ".zst");

void HashRecords(benchmark::State& state) {
  for (auto _ : state) {
    for (std::string_view record : workload().records) benchmark::DoNotOptimize(hash64(record));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(workload().bytes));
}
BENCHMARK(HashRecords);

}  // namespace
}  // namespace attune::bench
