// Sources: the files a run reads, in the order in which it reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace attune {

// One input file. `path` is as given (or found below a folder as given); "-" is standard input.
struct Source {
  std::string path;
  uint64_t bytes = 0;  // 0 when not known (a pipe)
};

// What could not be opened or listed; the run goes on with the rest and reports these.
struct SourceProblem {
  std::string path;
  Error error;          // codes: input/README.md, "Problems of sources"
  uint32_t source = 0;  // in a run: which of its sources
};

struct SourceList {
  std::vector<Source> sources;
  std::vector<SourceProblem> problems;
};

// Expands files, folders (recursive, only *.json *.ndjson *.jsonl, also with .gz or .zst behind it, in byte
// order of their path) and "-".
// What is no file but holds *, ? or [ is a pattern (path_pattern.h), for whoever calls without a shell.
// A file named twice is read once. A file named directly is taken whatever its ending.
SourceList list_sources(const std::vector<std::string>& inputs);

}  // namespace attune
