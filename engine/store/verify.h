// Verifying: whether all that store/README.md promises of a database holds in this one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace attune {

// Something that should hold and does not.
struct Finding {
  std::string check;  // the name of the check (store/README.md lists them)
  std::string what;   // without a final stop; holds no transcript text
};

struct Verification {
  std::vector<std::string> checks;  // all that were made, in order
  std::vector<Finding> findings;    // the first few of each check
  uint64_t evaluations = 0, tallies = 0, runs = 0;
  uint64_t unfinished_runs = 0;  // killed, or still going on: no fault of the database
};

// Reads all of the database, in one read transaction and without changing it. Memory grows with the days and
// criteria of one agent only. Errors: those of ScoreReader::open(); damage is a finding.
Result<Verification> verify(const std::string& path);

}  // namespace attune
