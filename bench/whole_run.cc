// One run over some inputs, to a given depth and with so many threads, and what it cost, as one line of CSV.
// A process for each run, so that the peak memory is that of this run. run.sh starts them in interleaved
// rounds.
//
// usage: whole_run JOB THREADS RUBRIC DATABASE INPUT...
//   JOB  read, parse, score or full: as RunDepth, and full writes DATABASE, which must not be there yet
// prints seconds,bytes,conversations,turns,scored,peak KB; bytes are those of the files, as they lie there
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "bench/peak_memory.h"
#include "engine/pipeline/run.h"
#include "engine/rubric/loader.h"

namespace attune {
namespace {

using Clock = std::chrono::steady_clock;

struct JobName {
  std::string_view name;
  RunDepth depth;
};
constexpr std::array<JobName, 4> kJobs = {{{"read", RunDepth::read},
                                           {"parse", RunDepth::parse},
                                           {"score", RunDepth::score},
                                           {"full", RunDepth::score}}};

[[noreturn]] void give_up(const std::string& message) {
  std::fprintf(stderr, "whole_run: %s\n", message.c_str());
  std::exit(2);
}

RunDepth depth_of(std::string_view job) {
  for (const JobName& known : kJobs) {
    if (known.name == job) return known.depth;
  }
  give_up("unknown job '" + std::string(job) + "', expected read, parse, score or full");
}

// The measured part: listing the inputs, the run, and for the full job the database up to its commit.
RunSummary run_whole(const std::vector<std::string>& inputs, const CompiledRubric& compiled,
                     const RunOptions& options, const std::string& database) {
  const SourceList list = list_sources(inputs);
  if (!list.problems.empty()) give_up(list.problems[0].error.message);
  RunSinks sinks;
  std::unique_ptr<ScoreWriter> writer;
  if (!database.empty()) {
    std::vector<std::string> paths;
    for (const Source& source : list.sources) paths.push_back(source.path);
    auto opened = ScoreWriter::open(database, compiled.rubric, paths, "bench");
    if (!opened) give_up(opened.error().message);
    writer = std::move(*opened);
    sinks.writer = writer.get();
  }
  Result<RunSummary> summary = run(list.sources, compiled, options, sinks);
  if (!summary) give_up(summary.error().message);
  if (writer) {
    if (Status finished = writer->finish(summary->counts); !finished) give_up(finished.error().message);
  }
  return *summary;
}

int measure(const std::string& job, int threads, const std::string& rubric, const std::string& database,
            const std::vector<std::string>& inputs) {
  LoadedRubric loaded = load_rubric(rubric);
  if (!loaded.ok()) give_up(format_diagnostics(loaded.diagnostics));
  const CompiledRubric compiled = compile_rubric(std::move(loaded.rubric));
  RunOptions options;
  options.jobs = threads;
  options.depth = depth_of(job);

  const Clock::time_point begin = Clock::now();
  const RunSummary summary = run_whole(inputs, compiled, options, job == "full" ? database : "");
  const std::chrono::duration<double> seconds = Clock::now() - begin;
  if (summary.counts.rejects > 0) give_up("the inputs hold records that cannot be read");
  std::printf("%.6f,%llu,%llu,%llu,%llu,%ld\n", seconds.count(),
              static_cast<unsigned long long>(summary.counts.bytes),
              static_cast<unsigned long long>(summary.counts.conversations),
              static_cast<unsigned long long>(summary.turns),
              static_cast<unsigned long long>(summary.counts.scored), peak_memory_kb());
  return 0;
}

}  // namespace
}  // namespace attune

int main(int count, char** arguments) {
  if (count < 6) attune::give_up("usage: whole_run JOB THREADS RUBRIC DATABASE INPUT...");
  return attune::measure(arguments[1], std::atoi(arguments[2]), arguments[3], arguments[4],
                         {arguments + 5, arguments + count});
}
