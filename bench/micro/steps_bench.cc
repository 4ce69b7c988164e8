// The steps of a conversation's way, one by one: reading the record, finding signals, evaluating, packing,
// writing. Bytes are bytes of JSON in all of them, so that the rates can be set against each other.
#include <benchmark/benchmark.h>

#include "bench/micro/workload.h"
#include "bench/number_ids.h"
#include "engine/pipeline/scorer.h"
#include "engine/score/find/signals.h"
#include "engine/store/writer.h"

namespace attune::bench {
namespace {

// The rubric whose evaluations are packed and stored.
constexpr const char* kStored = "empathy";

// An iteration goes through all conversations `times` times.
void count_bytes(benchmark::State& state, int64_t times = 1) {
  const int64_t iterations = times * static_cast<int64_t>(state.iterations());
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

void FindSignals(benchmark::State& state, const char* name) {
  SignalFinder finder(rubric(name));
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
BENCHMARK_CAPTURE(FindSignals, empathy_core, "empathy-core");
BENCHMARK_CAPTURE(FindSignals, empathy, "empathy");

std::vector<FoundSignals> all_signals(const char* name) {
  SignalFinder finder(rubric(name));
  SignalFinder::Workspace workspace(finder);
  std::vector<FoundSignals> all;
  for (const Conversation& conversation : conversations().all)
    finder.find(conversation, workspace, all.emplace_back());
  return all;
}

void Evaluate(benchmark::State& state, const char* name) {
  std::vector<FoundSignals> found = all_signals(name);
  EvaluateScratch scratch;
  std::vector<Evaluation> evaluations;
  for (auto _ : state) {
    for (size_t i = 0; i < found.size(); ++i) {
      evaluate(rubric(name).rubric, conversations().all[i], found[i], scratch, evaluations);
      benchmark::DoNotOptimize(evaluations.data());
    }
  }
  count_bytes(state);
}
BENCHMARK_CAPTURE(Evaluate, empathy_core, "empathy-core");
BENCHMARK_CAPTURE(Evaluate, empathy, "empathy");

void add_all(EvaluationBatch& batch, const std::vector<std::vector<Evaluation>>& evaluations) {
  Location location;
  for (size_t i = 0; i < evaluations.size(); ++i) batch.add(conversations().all[i], location, evaluations[i]);
}

std::vector<std::vector<Evaluation>> all_evaluations() {
  std::vector<FoundSignals> found = all_signals(kStored);
  std::vector<std::vector<Evaluation>> all(found.size());
  EvaluateScratch scratch;
  for (size_t i = 0; i < found.size(); ++i)
    evaluate(rubric(kStored).rubric, conversations().all[i], found[i], scratch, all[i]);
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

std::unique_ptr<ScoreWriter> open_writer() {
  auto writer = ScoreWriter::open(":memory:", rubric(kStored).rubric, {"corpus"}, "bench");
  return writer ? std::move(*writer) : nullptr;
}

// Rows into a database that is open: what the writer does for each block.
void WriteRows(benchmark::State& state) {
  EvaluationBatch batch;
  add_all(batch, all_evaluations());
  std::vector<WriteOutcome> outcomes;
  uint64_t next_id = 1;
  std::unique_ptr<ScoreWriter> writer = open_writer();
  for (auto _ : state) {
    number_ids(batch, next_id);
    if (!writer || !writer->write(batch, outcomes)) state.SkipWithError("cannot write");
  }
  count_bytes(state);
}
BENCHMARK(WriteRows);

// What comes after the last block: tallies, indexes and the commit, of kBatches batches.
void CommitDatabase(benchmark::State& state) {
  constexpr int kBatches = 50;
  EvaluationBatch batch;
  add_all(batch, all_evaluations());
  std::vector<WriteOutcome> outcomes;
  for (auto _ : state) {
    state.PauseTiming();
    uint64_t next_id = 1;
    std::unique_ptr<ScoreWriter> writer = open_writer();
    bool written = writer != nullptr;
    for (int i = 0; written && i < kBatches; ++i) {
      number_ids(batch, next_id);
      written = static_cast<bool>(writer->write(batch, outcomes));
    }
    state.ResumeTiming();
    if (!written || !writer->finish({})) state.SkipWithError("cannot write");
  }
  count_bytes(state, kBatches);
}
BENCHMARK(CommitDatabase);

}  // namespace
}  // namespace attune::bench
