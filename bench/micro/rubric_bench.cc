// From the files of a rubric to a finder that is ready: what every start of the program waits for.
#include <benchmark/benchmark.h>

#include <optional>
#include <utility>

#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"
#include "engine/score/find/signals.h"

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
  // What is made is taken apart outside the time: the program does that once, when it ends.
  for (auto _ : state) {
    state.PauseTiming();
    Rubric rubric = loaded.rubric;  // which the program does not keep
    std::optional<CompiledRubric> compiled;
    std::optional<SignalFinder> finder;
    state.ResumeTiming();
    compiled.emplace(compile_rubric(std::move(rubric)));
    finder.emplace(*compiled);
    benchmark::DoNotOptimize(&finder);
    state.PauseTiming();
    finder.reset();
    compiled.reset();
    state.ResumeTiming();
  }
}
BENCHMARK_CAPTURE(CompileRubric, empathy_core, "empathy-core")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(CompileRubric, empathy, "empathy")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace attune::bench
