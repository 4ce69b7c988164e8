// Finding words and their classes, the two inner loops of matching, in every version that the processor can
// run. Items are words.
#include <benchmark/benchmark.h>

#include "bench/micro/workload.h"
#include "engine/score/words/conversation_words.h"

namespace attune::bench {
namespace {

void find_words(benchmark::State& state, const WordCutter& cutter, const WordLookup& lookup) {
  state.SetLabel(std::string(cutter.name) + ", " + std::string(lookup.name));
  const Vocabulary vocabulary(rubric().atoms, rubric().patterns, rubric().rubric.negators);
  ConversationWords words;
  int64_t count = 0;
  for (auto _ : state) {
    for (const Conversation& conversation : conversations().all) {
      words.find(conversation, vocabulary, cutter, lookup);
      for (size_t t = 0; t < conversation.turns.size(); ++t)
        count += static_cast<int64_t>(words.turn(t).count);
    }
  }
  state.SetItemsProcessed(count);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * conversations().text_bytes));
}

size_t no_look_up(const Vocabulary&, const CutWords&, WordClass*, uint32_t*) { return 0; }

void CutWords(benchmark::State& state) {
  find_words(state, all_word_cutters()[static_cast<size_t>(state.range(0))], {"cutting alone", no_look_up});
}
BENCHMARK(CutWords)->DenseRange(0, static_cast<int64_t>(all_word_cutters().size()) - 1);

void CutAndLookUpWords(benchmark::State& state) {
  find_words(state, word_cutter(), all_word_lookups()[static_cast<size_t>(state.range(0))]);
}
BENCHMARK(CutAndLookUpWords)->DenseRange(0, static_cast<int64_t>(all_word_lookups().size()) - 1);

}  // namespace
}  // namespace attune::bench
