// What the commands that run over conversations share: inputs, jobs, progress.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/pipeline/run.h"
#include "src/console/terminal.h"
#include "src/files/overwrite_guard.h"
#include "src/flags/reading.h"

namespace attune {

// INPUT..., --jobs, --rejects and those of reading.h.
struct RunInputs {
  std::vector<std::string> inputs;
  int jobs = 0;
  std::string rejects;  // file; empty: none
  ReadingFlags reading;
};
void add_run_options(CLI::App& app, RunInputs& inputs);

// The files to read. Problems are printed and counted in `problems`. No value: nothing is left to read, which
// has been printed too.
std::optional<std::vector<Source>> find_sources(const RunInputs& inputs, Terminal& terminal,
                                                uint64_t& problems);

// To be kept from being overwritten: the sources, the files of the rubric, the shapes.
void keep_inputs(OverwriteGuard& guard, const RunInputs& inputs, const std::string& rubric,
                 const std::vector<Source>& sources);

// Prints one source that could not be read.
void note_problem(const SourceProblem& problem, Terminal& terminal);

// A progress sink that keeps one line up to date; empty when nobody watches. `terminal` must outlive it.
std::function<void(const RunProgress&)> progress_line(Terminal& terminal);

}  // namespace attune
