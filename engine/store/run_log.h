// RunLog: the rows of `run` and `run_source`, which say what was done to the database, by whom and from what.
//
// A run is written down in a transaction of its own before it begins, so that one that was killed can be
// seen: its row stays 'unfinished'. Throws Failure. One thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/rubric.h"
#include "engine/store/sqlite.h"

namespace attune {

struct RunCounts;

// What was done: scores stored, or a person's data removed.
inline constexpr std::string_view kScoreRun = "score";
inline constexpr std::string_view kForgetRun = "forget";

class RunLog {
 public:
  // Writes the run's row. Within a transaction of the caller.
  RunLog(Database& database, std::string_view command, const std::string& program_version);

  int64_t run_key() const { return run_key_; }

  // The rubric, by what identifies it: its row is written by the run itself.
  void record_rubric(const Rubric& rubric);
  // The run's files with their sizes (0: not known); adds those that are new to `source`. Their keys, in
  // order.
  std::vector<int64_t> record_sources(const std::vector<std::string>& paths);

  // To be called for every record of a source, in any order.
  void add_record(const Location& location) { add(location, sources_[location.source].records); }
  void add_reject(const Location& location) { add(location, sources_[location.source].rejects); }

  // Within the run's own transaction: done, with the status that the program will exit with.
  void finish(const RunCounts& counts, int exit_status);
  // After finish() and its commit: the program ended with another status than it thought.
  void correct_exit_status(int exit_status);
  // After the run's transaction was rolled back: why. `code` is that of an Error.
  void fail(std::string_view code);

 private:
  struct SourceSums {
    uint64_t records = 0, rejects = 0, hash = 0;
  };
  void add(const Location& location, uint64_t& count);
  double seconds() const;

  Database& database_;
  const int64_t run_key_;
  const std::chrono::steady_clock::time_point begin_;
  std::vector<SourceSums> sources_;
};

}  // namespace attune
