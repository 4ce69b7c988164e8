// The parallel run: read -> parse + match + score + pack -> write, in order. The only user of TBB.
//
// The result is the same bytes for any number of threads: only the middle stage is parallel, and the writer sees
// blocks in the order of the sources. Memory is bounded by the number of blocks in flight.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/block_reader.h"
#include "engine/rubric/compiler.h"
#include "engine/store/writer.h"

namespace attune {

// How far a run may go: the earlier ends are for measuring.
enum class RunDepth : uint8_t { read, parse, score };

struct RunOptions {
  int jobs = 0;                  // threads; 0: as many as the machine has. Changes speed only
  ReadLimits limits;             // record_bytes changes results, the rest speed only
  RunDepth depth = RunDepth::score;
};

struct RunProgress {
  uint64_t bytes = 0, total_bytes = 0;      // total_bytes 0: not known
  uint64_t conversations = 0, rejects = 0;
};

// What leaves the run. All are called from one thread at a time, in order; any may be empty.
struct RunSinks {
  ScoreWriter* writer = nullptr;
  std::function<Status(std::string_view)> evaluations;   // NDJSON lines of new evaluations
  std::function<Status(std::string_view)> signals;       // NDJSON lines of raw signal matches
  std::function<Status(const Reject&)> reject;
  std::function<void(const SourceProblem&)> problem;
  std::function<void(const RunProgress&)> progress;      // about ten times a second
};

struct RunSummary {
  RunCounts counts;
  uint64_t not_scored = 0, replaced = 0, source_problems = 0;
  double seconds = 0;
  uint64_t turns = 0;
};

// Runs over `sources`. Stops early only when a sink or the writer fails; then its error is returned and nothing is
// committed. Does not call writer->finish(): the caller does, once it is content with the summary.
Result<RunSummary> run(const std::vector<Source>& sources, const CompiledRubric& compiled,
                       const RunOptions& options, const RunSinks& sinks);

}  // namespace attune
