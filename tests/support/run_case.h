// Runs of the whole pipeline for tests: a small rubric, a varied corpus, and everything that came out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/pipeline/run.h"

namespace attune::test {

// The rubric of tests/golden/rubrics/mini. Throws when it does not load.
CompiledRubric mini_rubric();

// The n-th conversation of a corpus without an end, as one line of NDJSON with its newline. The same n gives
// the same bytes; agents, roles, lengths and what is said vary.
std::string corpus_line(uint64_t n);
// Lines [begin, end).
std::string corpus(uint64_t begin, uint64_t end);

// Everything that left a run.
struct RunCase {
  RunSummary summary;
  std::string evaluations, signals;
  std::vector<Reject> rejects;
  std::vector<std::string> problems;  // paths
  std::vector<RunProgress> progress;
};

// Runs over `paths` and keeps all that comes out. Throws when the run fails.
RunCase run_over(const std::vector<std::string>& paths, const CompiledRubric& compiled,
                 const RunOptions& options = {}, ScoreWriter* writer = nullptr);

// As the inputs of run(): every path in this order, existing or not.
std::vector<Source> sources_of(const std::vector<std::string>& paths);

}  // namespace attune::test
