// The steps of a conversation's way, one by one: reading the record, finding signals, evaluating, packing,
// writing. Bytes are bytes of JSON in all of them, so that the rates can be set against each other.
#include <benchmark/benchmark.h>

#include "bench/micro/workload.h"
#include "engine/pipeline/scorer.h"
#include "engine/score/signals.h"
#include "engine/store/writer.h"

namespace attune::bench {
namespace {

void count_bytes(benchmark::State& state) {
  auto iterations = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(iterations * static_cast<int64_t>(workload().bytes));
  state.SetItemsProcessed(iterations * static_cast<int64_t>(workload().records.size()));
}

void ReadRecords(benchmark::State& state) {
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  for (auto _ : state) {
    for (std::string_view record : workload().records) {
      if (!reader.read(record, conversation, reject)) state.SkipWithError(reject.code.c_str());
      benchmark::DoNotOptimize(conversation.turns.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(ReadRecords);

void FindSignals(benchmark::State& state) {
  SignalFinder finder(rubric());
  SignalFinder::Workspace workspace(finder);
  FoundSignals found;
  for (auto _ : state) {
    for (const Conversation& conversation : conversations().all) {
      finder.find(conversation, workspace, found);
      benchmark::DoNotOptimize(found.matches.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(FindSignals);

std::vector<FoundSignals> all_signals() {
  SignalFinder finder(rubric());
  SignalFinder::Workspace workspace(finder);
  std::vector<FoundSignals> all;
  for (const Conversation& conversation : conversations().all)
    finder.find(conversation, workspace, all.emplace_back());
  return all;
}

void Evaluate(benchmark::State& state) {
  std::vector<FoundSignals> found = all_signals();
  EvaluateScratch scratch;
  std::vector<Evaluation> evaluations;
  for (auto _ : state) {
    for (size_t i = 0; i < found.size(); ++i) {
      evaluate(rubric().rubric, conversations().all[i], found[i], scratch, evaluations);
      benchmark::DoNotOptimize(evaluations.data());
    }
  }
  count_bytes(state);
}
BENCHMARK(Evaluate);

void add_all(EvaluationBatch& batch, const std::vector<std::vector<Evaluation>>& evaluations) {
  Location location;
  for (size_t i = 0; i < evaluations.size(); ++i) batch.add(conversations().all[i], location, evaluations[i]);
}

std::vector<std::vector<Evaluation>> all_evaluations() {
  std::vector<FoundSignals> found = all_signals();
  std::vector<std::vector<Evaluation>> all(found.size());
  EvaluateScratch scratch;
  for (size_t i = 0; i < found.size(); ++i)
    evaluate(rubric().rubric, conversations().all[i], found[i], scratch, all[i]);
  return all;
}

void PackBatch(benchmark::State& state) {
  std::vector<std::vector<Evaluation>> evaluations = all_evaluations();
  EvaluationBatch batch;
  for (auto _ : state) {
    batch.clear();
    add_all(batch, evaluations);
    benchmark::DoNotOptimize(batch.rows.data());
  }
  count_bytes(state);
}
BENCHMARK(PackBatch);

// A database of these conversations, from opening to the commit.
void WriteDatabase(benchmark::State& state) {
  EvaluationBatch batch;
  add_all(batch, all_evaluations());
  std::vector<WriteOutcome> outcomes;
  for (auto _ : state) {
    auto writer = ScoreWriter::open(":memory:", rubric().rubric, {"corpus"}, "bench");
    bool written = writer && (*writer)->write(batch, outcomes) && (*writer)->finish({});
    if (!written) state.SkipWithError("cannot write");
  }
  count_bytes(state);
}
BENCHMARK(WriteDatabase);

}  // namespace
}  // namespace attune::bench
