#include "engine/pipeline/run.h"

#include <tbb/concurrent_queue.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <new>
#include <thread>

#include "engine/pipeline/hand_over.h"
#include "engine/pipeline/score_stage.h"
#include "engine/pipeline/write_stage.h"

namespace attune {
namespace {

RunPlan make_plan(const std::vector<Source>& sources, const CompiledRubric& compiled,
                  const SignalFinder& finder, const RunOptions& options, const RunSinks& sinks) {
  RunPlan plan{compiled, finder, sources, options.formats, options.depth};
  plan.stats = options.stats;
  plan.quotes = options.quotes;
  plan.pseudonyms = options.pseudonyms;
  bool stores = sinks.writer != nullptr || sinks.evaluations;
  plan.pack = options.depth == RunDepth::score && stores;
  plan.signal_lines = static_cast<bool>(sinks.signals);
  plan.evaluation_lines = static_cast<bool>(sinks.evaluations);
  plan.evaluate = options.depth == RunDepth::score && (stores || !plan.signal_lines);
  plan.join = options.join;
  return plan;
}

// The bytes of all sources together; 0 when that of any is not known.
uint64_t total_bytes(const std::vector<Source>& sources) {
  uint64_t total = 0;
  for (const Source& source : sources) {
    if (source.path == "-") return 0;
    total += source.bytes;
  }
  return total;
}

// False when the sources are at their end.
bool read_block(BlockReader& reader, const RunPlan& plan, Token& token) {
  token.stats = {};
  StageWatch watch(plan.stats ? &token.stats : nullptr);
  const bool more = reader.next(token.block);
  watch.lap(RunStage::read);
  return more;
}

bool stopped(const RunOptions& options) { return options.stop != nullptr && *options.stop; }

// One thread: a plain loop over one token, which stays in the cache.
void run_alone(BlockReader& reader, const RunPlan& plan, const RunOptions& options, WriteStage& writing) {
  Token token;
  ScoreStage scoring(plan);
  while (!stopped(options) && read_block(reader, plan, token)) {
    scoring.process(token);
    if (!writing.write(token)) return;
  }
}

// Several threads. Tokens are written in the order in which they are read. The pipeline admits as many as
// there are, so a free one is always there when the next block is read: pop() never waits.
void run_together(BlockReader& reader, const RunPlan& plan, const RunOptions& options, WriteStage& writing,
                  int jobs) {
  std::vector<Token> tokens(2 * static_cast<size_t>(jobs) + 1);
  tbb::concurrent_bounded_queue<Token*> free;
  for (Token& token : tokens) free.push(&token);
  tbb::enumerable_thread_specific<ScoreStage> scoring([&plan] { return ScoreStage(plan); });
  std::atomic<bool> failed = false;

  auto read = tbb::make_filter<void, Token*>(
      tbb::filter_mode::serial_in_order, [&](tbb::flow_control& control) -> Token* {
        const Held lent(&plan, &tokens);
        Token* token = nullptr;
        free.pop(token);
        const Held stage(&reader), owned(token);
        if (failed || stopped(options) || !read_block(reader, plan, *token)) control.stop();
        return token;
      });
  auto score = tbb::make_filter<Token*, Token*>(tbb::filter_mode::parallel, [&](Token* token) {
    const Held lent(&plan, &tokens);
    const Held owned(token);
    scoring.local().process(*token);
    return token;
  });
  auto write = tbb::make_filter<Token*, void>(tbb::filter_mode::serial_in_order, [&](Token* token) {
    const Held lent(&plan, &tokens);
    const Held stage(&writing), owned(token);
    if (!writing.write(*token)) failed = true;
    free.push(token);
  });

  // The arena grants the threads even where the machine has fewer; the control keeps other work of the
  // process from adding to them.
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<size_t>(jobs));
  tbb::task_arena arena(jobs);
  const Lending lending(&plan, &tokens);
  arena.execute([&] { tbb::parallel_pipeline(tokens.size(), read & score & write); });
}

Result<RunSummary> run_to_end(const std::vector<Source>& sources, const CompiledRubric& compiled,
                              const RunOptions& options, const RunSinks& sinks) {
  auto begin = std::chrono::steady_clock::now();
  SignalFinder finder(compiled);
  RunPlan plan = make_plan(sources, compiled, finder, options, sinks);
  int jobs =
      options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  ReadLimits limits = options.limits;
  limits.threads = jobs == 1 ? 0 : jobs;
  limits.stop = options.stop;
  BlockReader reader(sources, limits);
  WriteStage writing(sinks, plan, total_bytes(sources));
  if (jobs == 1)
    run_alone(reader, plan, options, writing);
  else
    run_together(reader, plan, options, writing, jobs);
  if (writing.error()) return *writing.error();
  if (stopped(options)) return Error{"interrupted", "the run was interrupted"};
  writing.finish();
  RunSummary summary = writing.summary();
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace

Result<RunSummary> run(const std::vector<Source>& sources, const CompiledRubric& compiled,
                       const RunOptions& options, const RunSinks& sinks) {
  try {
    return run_to_end(sources, compiled, options, sinks);
  } catch (const std::bad_alloc&) {
    return Error{"out-of-memory", "not enough memory for the run", "use fewer jobs"};
  } catch (const std::exception& error) {
    return Error{"internal-error", std::string("the run stopped: ") + error.what()};
  }
}

}  // namespace attune
