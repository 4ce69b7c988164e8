// The parallel run: read -> parse + match + score + pack -> write, in order. The only user of TBB.
//
// The result is the same bytes for any number of threads: only the middle stage is parallel, and the writer
// sees blocks in the order of the sources. Memory is bounded by the number of blocks in flight.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/foreign/formats.h"
#include "engine/input/records/block_reader.h"
#include "engine/input/tables/join.h"
#include "engine/pipeline/stats.h"
#include "engine/privacy/pseudonyms.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/store/writer.h"

namespace attune {

// How far a run goes; the earlier ends are for measuring. read: blocks are cut, nothing is counted but bytes
// and what the cutting rejects. parse: every record becomes a Conversation. score: all of it.
enum class RunDepth : uint8_t { read, parse, score };

struct RunOptions {
  std::shared_ptr<const Formats> formats = Formats::builtin();  // of the records
  int jobs = 0;       // threads; 0: as many as the machine has. Changes speed only
  ReadLimits limits;  // record_bytes changes results, the rest speed only
  RunDepth depth = RunDepth::score;
  bool stats = false;   // fill RunSummary::stats; costs a look at the clock for each conversation and stage
  bool quotes = false;  // the writer keeps redacted quotes of the evidence
  const Pseudonyms* pseudonyms = nullptr;  // in place of people's ids, where evaluations leave the run
  // Once it is true (a signal handler may set it), the run ends with the error 'interrupted'.
  const std::atomic<bool>* stop = nullptr;
  const Join* join = nullptr;  // what is added to conversations; not owned, none if null
};

struct RunProgress {
  uint64_t bytes = 0, total_bytes = 0;  // total_bytes 0: not known
  uint64_t conversations = 0, rejects = 0;
};

// What leaves the run. All are called by one thread at a time, in order of the sources; any may be empty.
// With `signals` alone nothing is evaluated.
struct RunSinks {
  ScoreWriter* writer = nullptr;  // not owned
  // NDJSON lines (evaluation_json.h), a block's worth at a time. Conversations whose id came earlier in the
  // run are left out of `evaluations`; `signals` has every conversation that was read.
  std::function<Status(std::string_view)> evaluations;
  std::function<Status(std::string_view)> signals;
  // Every record without evaluations: what could not be read, and repeated ids (code 'duplicate-id').
  std::function<Status(const Reject&)> reject;
  std::function<void(const SourceProblem&)> problem;
  std::function<void(const RunProgress&)> progress;  // about ten times a second
};

struct RunSummary {
  RunCounts counts;
  uint64_t not_scored = 0;     // evaluations without a score
  uint64_t replaced = 0;       // conversations that an earlier run had stored under this rubric version
  uint64_t roles_unknown = 0;  // conversations whose source does not say who is the agent
  // Conversations whose source says when they began in a form that is not understood (base/date_time.h): they
  // have no day. Counted when they are stored or printed; and where the first of them lies.
  uint64_t start_unclear = 0;
  Location first_start_unclear;
  uint64_t source_problems = 0;
  uint64_t agents = 0;                 // who were evaluated; 0 when nothing is stored or printed
  uint64_t turns = 0, text_bytes = 0;  // of the conversations counted
  double seconds = 0;  // from the first read to the last write, compiling the patterns included
  RunStats stats;      // when asked for
};

// Runs over `sources`. Stops early only when a sink or the writer fails, memory runs out or the caller wants
// it to; then that error is returned and nothing is committed. Does not call writer->finish(): the caller
// does, once it is content with the summary. Never throws.
Result<RunSummary> run(const std::vector<Source>& sources, const CompiledRubric& compiled,
                       const RunOptions& options, const RunSinks& sinks);

}  // namespace attune
