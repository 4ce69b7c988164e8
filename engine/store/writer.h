// ScoreWriter: the single writer of a run. One run is one transaction: all of it is stored, or nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/rubric.h"
#include "engine/store/batch.h"

namespace attune {

// A reject as it is stored (the store does not see input/reject.h).
struct RejectRow {
  Location location;
  std::string code, detail;
};

enum class WriteOutcome : uint8_t {
  added,      // not known before under this rubric version
  replaced,   // known from an earlier run: its evaluations under this rubric version were replaced
  duplicate,  // the same id was written earlier in this run: nothing was stored or counted
};

// What the run table keeps besides times.
struct RunCounts {
  uint64_t conversations = 0, evaluations = 0, scored = 0, rejects = 0, duplicates = 0, bytes = 0;
};

// All of these change speed, memory and waiting only.
struct WriterOptions {
  int lock_wait_ms = 5000;        // for another run or a reader to let go, then 'database-locked'
  size_t filter_ids = 6'000'000;  // ids remembered (8 to 22 bytes each) before every id is looked up
  size_t tally_bytes = 16 << 20;  // tallies gathered in memory before they are written
};

// Not for several threads at once. After an error the run is lost: destroy the writer.
class ScoreWriter {
 public:
  // Opens or creates the database at `path` (":memory:" keeps nothing), begins the run's transaction and
  // records the rubric. `sources` are the run's files; Location::source counts in them. Errors:
  // 'not-a-database', 'foreign-database', 'newer-schema', 'read-only-database', 'database-locked',
  // 'cannot-open-database'; every later step may fail with 'disk-full', 'disk-error', 'damaged-database' or
  // 'database-error'. Rejects of earlier runs of these sources are forgotten: the sources are read again.
  static Result<std::unique_ptr<ScoreWriter>> open(const std::string& path, const Rubric& rubric,
                                                   const std::vector<std::string>& sources,
                                                   const std::string& program_version,
                                                   const WriterOptions& options = {});
  ~ScoreWriter();  // without finish(): rolls back

  // Stores the batch in order and says for each of its conversations what became of it. One thread.
  Status write(const EvaluationBatch& batch, std::vector<WriteOutcome>& outcomes);
  Status write_rejects(const std::vector<RejectRow>& rejects);

  // Writes the tallies, builds the indexes, records the run and commits.
  Status finish(const RunCounts& counts);

 private:
  struct State;
  explicit ScoreWriter(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace attune
