// Reading each format, the same conversations in all: bytes of JSON, and turns, each second.
// `native-as-shape` is the native format read by a shape.
#include <benchmark/benchmark.h>

#include "bench/micro/foreign_records.h"
#include "engine/input/reader.h"

namespace attune::bench {
namespace {

void ReadFormat(benchmark::State& state, const ForeignFormat& format) {
  ForeignRecords records = foreign_records(format);
  RecordReader reader(records.formats);
  Conversation conversation;
  Reject reject;
  for (auto _ : state) {
    for (std::string_view record : records.views) {
      if (!reader.read(record, {"bench.json", 1}, conversation, reject))
        state.SkipWithError(reject.detail.c_str());
      benchmark::DoNotOptimize(conversation.turns.data());
    }
  }
  auto iterations = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(iterations * static_cast<int64_t>(records.bytes));
  state.SetItemsProcessed(iterations * static_cast<int64_t>(records.turns));
}

const bool kRegistered = [] {
  for (const ForeignFormat& format : foreign_formats())
    benchmark::RegisterBenchmark(("ReadFormat/" + format.name).c_str(),
                                 [&format](benchmark::State& state) { ReadFormat(state, format); });
  return true;
}();

}  // namespace
}  // namespace attune::bench
