// From the files of a rubric to a finder that is ready: what every start of the program waits for.
#include <benchmark/benchmark.h>

#include <utility>

#include "engine/rubric/compiler.h"
#include "engine/rubric/loader.h"
#include "engine/score/signals.h"

namespace attune::bench {
namespace {

void LoadRubric(benchmark::State& state, const char* name) {
  const std::string path = std::string(ATTUNE_SOURCE_DIR) + "/rubrics/" + name;
  for (auto _ : state) benchmark::DoNotOptimize(load_rubric(path).rubric.signals.data());
}
BENCHMARK_CAPTURE(LoadRubric, empathy_core, "empathy-core")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(LoadRubric, empathy, "empathy")->Unit(benchmark::kMillisecond);

void CompileRubric(benchmark::State& state, const char* name) {
  const LoadedRubric loaded = load_rubric(std::string(ATTUNE_SOURCE_DIR) + "/rubrics/" + name);
  for (auto _ : state) {
    state.PauseTiming();
    Rubric rubric = loaded.rubric;  // which the program does not keep
    state.ResumeTiming();
    const CompiledRubric compiled = compile_rubric(std::move(rubric));
    const SignalFinder finder(compiled);
    benchmark::DoNotOptimize(&finder);
  }
}
BENCHMARK_CAPTURE(CompileRubric, empathy_core, "empathy-core")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(CompileRubric, empathy, "empathy")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace attune::bench
