// Cutting text into words by the reference rules (base/words.h): what the fast version in engine/score is
// measured against.
#include <benchmark/benchmark.h>

#include "bench/micro/workload.h"
#include "engine/base/words.h"

namespace attune::bench {
namespace {

void SplitWords(benchmark::State& state) {
  std::string_view text = workload().records[0];
  for (auto _ : state) benchmark::DoNotOptimize(split_words(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}
BENCHMARK(SplitWords);

}  // namespace
}  // namespace attune::bench
