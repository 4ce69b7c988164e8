// What `attune score --stats` adds: where the time of a run went, and how often each signal was found.
#pragma once

#include <string>

#include "engine/pipeline/run.h"
#include "src/files/json_writer.h"

namespace attune {

struct ShownStats {
  const RunSummary& run;
  const Rubric& rubric;
  double commit_seconds = 0;  // indexes, tallies and the commit, after the run; 0: nothing was stored
};

// Two tables: stages with their time, share and rate, and signals with their matches.
std::string stats_text(const ShownStats& stats);

// The member "stats" of the summary; its keys are documented in src/README.md.
void write_stats(const ShownStats& stats, JsonWriter& json);

}  // namespace attune
