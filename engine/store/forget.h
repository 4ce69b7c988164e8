// Forgetting: removing what the database holds of a person, for good.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.h"

namespace attune {

// agent: the agent and all their evaluations. customer: all evaluations of their conversations. conversation:
// all its evaluations. Always under every rubric version.
enum class ForgetWhat : uint8_t { agent, customer, conversation };

struct Forgotten {
  uint64_t conversations = 0, evaluations = 0;
  // An earlier call had removed its rows and was ended before it had rebuilt the file: this one has done it.
  bool finished_earlier = false;
};

struct ForgetOptions {
  // As WriterOptions; 0: `id` is as it is stored, which in a database of pseudonyms is the pseudonym.
  uint64_t pseudonym_key = 0;
  int lock_wait_ms = 5000;  // for a run or a reader to let go
};

// Removes the rows, takes them out of the tallies, writes down that it was done (not to whom), and rebuilds
// the file, so that nothing of it is left in free pages; no journal stays behind. A file that held nothing
// else than what is forgotten loses its name, which often has an id in it. The database is as if the
// conversations had never been scored. Afterwards a run that still finds them in its input scores them again:
// take them out of the files first. Not reached: copies of the database, and blocks that the file system has
// freed.
//
// All or nothing, except that after 'disk-full' or a kill while rebuilding the rows are gone and the run's
// row stays 'unfinished'; the next call, for whomever, rebuilds the file first, and then finds nobody without
// an error. Errors: 'unknown-agent', 'unknown-customer', 'unknown-conversation', 'other-pseudonyms',
// 'no-database', 'empty-database', and those of ScoreWriter::open().
Result<Forgotten> forget(const std::string& path, ForgetWhat what, const std::string& id,
                         const std::string& program_version, const ForgetOptions& options = {});

}  // namespace attune
