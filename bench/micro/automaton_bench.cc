// Stepping through the words of all turns with all patterns at once, the third inner loop of matching (the
// others are in matching_bench.cc). Items are words, bytes are bytes of text.
#include <benchmark/benchmark.h>

#include <numeric>

#include "bench/micro/workload.h"
#include "engine/score/match/lazy_dfa.h"

namespace attune::bench {
namespace {

void StepThroughWords(benchmark::State& state, const char* name) {
  const CompiledRubric& compiled = rubric(name);
  const Vocabulary vocabulary(compiled.atoms, compiled.patterns, compiled.rubric.negators);
  std::vector<uint32_t> all(compiled.patterns.size());
  std::iota(all.begin(), all.end(), 0u);
  const PhraseAutomaton automaton(compiled.patterns, all, vocabulary);
  LazyDfa dfa(automaton);
  std::vector<ConversationWords> words(conversations().all.size());
  for (size_t i = 0; i < words.size(); ++i) words[i].find(conversations().all[i], vocabulary);

  int64_t count = 0;
  std::vector<Completion> complete;
  for (auto _ : state) {
    for (const ConversationWords& conversation : words) {
      for (size_t role = 0; role < kRoleCount; ++role) {
        const TurnWords of_role = conversation.of_role(static_cast<Role>(role));
        complete.clear();
        dfa.run(of_role, complete);
        count += static_cast<int64_t>(of_role.count);
      }
    }
    benchmark::DoNotOptimize(complete);
  }
  state.SetItemsProcessed(count);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * conversations().text_bytes));
}
BENCHMARK_CAPTURE(StepThroughWords, empathy_core, "empathy-core");
BENCHMARK_CAPTURE(StepThroughWords, empathy, "empathy");

}  // namespace
}  // namespace attune::bench
