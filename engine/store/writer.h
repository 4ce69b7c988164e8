// ScoreWriter: the single writer of a run. One run is one transaction: all of it is stored, or nothing.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/rubric.h"
#include "engine/store/batch.h"

namespace attune {

// A reject as it is stored (the store does not see input/records/reject.h).
struct RejectRow {
  Location location;
  std::string code, detail;
};

enum class WriteOutcome : uint8_t {
  added,       // not known before under this rubric version
  replaced,    // known from an earlier run: its evaluations under this rubric version were replaced
  duplicate,   // the same id was written earlier in this run: nothing was stored or counted
  name_taken,  // the id is the name of its file, and another conversation has it, from another file of that
               // name that is still there: nothing was stored or counted
};

// What the run table keeps besides times.
struct RunCounts {
  uint64_t conversations = 0, evaluations = 0, scored = 0, rejects = 0, duplicates = 0, bytes = 0;
};

struct WriterOptions {
  // ---- changes what is stored
  // Which key the ids were made pseudonyms with (privacy/pseudonyms.h); 0: they are those of the source. A
  // database holds one kind only.
  uint64_t pseudonym_key = 0;
  // Writes rows anew that would stay as they are, so that their run_key names this run.
  bool force = false;
  // The day of the run: names and teams of agents from after the next one are not the latest (agent_table.h).
  // kNoDay: today.
  int32_t day = kNoDay;

  // ---- changes speed, memory and waiting only
  int lock_wait_ms = 5000;                  // for another run or a reader to let go, then 'database-locked'
  const std::atomic<bool>* stop = nullptr;  // once set, no lock is waited for any longer
  size_t filter_ids = 6'000'000;  // ids remembered (11 to 16 bytes each) before every id is looked up
  size_t tally_bytes = 16 << 20;  // tallies gathered in memory before they are written
};

// Not for several threads at once. After an error the run is lost: destroy the writer.
class ScoreWriter {
 public:
  // Opens or creates the database at `path` (":memory:" keeps nothing), writes down that a run begins, then
  // begins the run's transaction and records the rubric. `sources` are the run's files; Location::source
  // counts in them. Errors: 'not-a-database', 'foreign-database', 'newer-schema', 'older-schema',
  // 'other-pseudonyms', 'read-only-database', 'database-locked', 'cannot-open-database'; every later step may
  // fail with 'disk-full', 'disk-error', 'damaged-database' or 'database-error'.
  static Result<std::unique_ptr<ScoreWriter>> open(const std::string& path, const Rubric& rubric,
                                                   const std::vector<std::string>& sources,
                                                   const std::string& program_version,
                                                   const WriterOptions& options = {});
  ~ScoreWriter();  // without finish(): as fail()

  // Stores the batch in order and says for each of its conversations what became of it. One thread.
  Status write(const EvaluationBatch& batch, std::vector<WriteOutcome>& outcomes);
  // For each `name_taken` of the last write(), in order: the other file.
  const std::vector<std::string>& name_holders() const;
  Status write_rejects(const std::vector<RejectRow>& rejects);

  // Source number `source` could not be read to its end, or not at all: what earlier runs rejected of what
  // this one has not read stays. Their other rejects of the run's sources are forgotten by finish().
  void note_incomplete(uint32_t source);

  // Keeps how the run's records are read, for whoever quotes from them later; "" keeps nothing.
  Status keep_reading(const std::string& options);

  // Writes the tallies, builds the indexes, records the run and commits. `exit_status` is what the program
  // will end with, for the record. Error 'database-gone': the file was removed or replaced meanwhile.
  Status finish(const RunCounts& counts, int exit_status = 0);

  // After finish(): a part of the database is still in the log beside it (PATH-wal), because somebody reads
  // it or there is no room. It is safe there, but a copy of the database needs both files.
  bool log_remains() const;
  // After finish(): the program ends with another status, as its report could not be printed.
  void correct_exit_status(int exit_status);

  // Rolls back, and records why where that is possible: a full disk may refuse even this. Nothing may follow.
  void fail(const Error& reason = {"abandoned", "the run was given up"});

 private:
  struct State;
  explicit ScoreWriter(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;  // empty once the run has failed
};

}  // namespace attune
