// What the database's log tells of its runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/model/conversation.h"

namespace attune {

// One of a run's input files.
struct RunSource {
  std::string path;
  uint64_t bytes = 0;  // when the run began; 0: not known
  // Read by the run; none unless it finished.
  std::optional<uint64_t> records, rejects;
  std::string hash;  // over all records; empty unless the run finished
};

// One entry of the database's log.
struct RunInfo {
  int64_t key = 0;
  std::string command, program_version, user, host;
  int64_t process = 0;
  std::string rubric, rubric_hash;  // rubric: name; both empty where the command uses none
  int rubric_version = 0;
  std::string started_at, finished_at;  // UTC, ISO 8601; finished_at is empty while unfinished
  std::string outcome;                  // finished, failed, interrupted or unfinished
  std::string error;                    // code of what ended a failed run
  std::optional<int> exit_status;
  std::optional<double> seconds;
  uint64_t conversations = 0, evaluations = 0, scored = 0, rejects = 0, duplicates = 0, bytes = 0;
  uint64_t sources = 0;
};

struct StoredReject {
  std::string source;
  Location location;
  std::string code, detail;
};

}  // namespace attune
