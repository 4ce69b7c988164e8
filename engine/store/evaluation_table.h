// EvaluationTable: the rows of `evaluation` under one rubric version and run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/batch.h"
#include "engine/store/sqlite.h"
#include "engine/store/tally.h"

namespace attune {

// A row to write: what a batch holds, with keys for agent and source. Points into the batch.
struct EvaluationRecord {
  const EvaluationBatch* batch = nullptr;
  const ConversationRow* conversation = nullptr;
  const EvaluationRow* row = nullptr;
  int64_t agent_key = 0, source_key = 0;

  TallyEntry tally_entry() const;
};

// A row that is there.
struct KnownEvaluation {
  int64_t key = 0, run_key = 0, agent_key = 0, source_key = 0;
  Channel channel = Channel::unknown;
  int32_t day = kNoDay;
  TallyEntry entry;                        // without its criteria
  Location location;                       // without its source
  std::string started_at, customer;        // empty: not known
  std::string criteria, evidence, quotes;  // as stored; quotes empty: none are kept

  // Whether the row would stay as it is.
  bool equals(const EvaluationRecord& record) const;
};

class EvaluationTable {
 public:
  EvaluationTable(Database& database, int64_t rubric_key, int64_t run_key);

  // Inserts are gathered, for speed: flush() before the batch of a record goes, and before looking for what
  // may be among them.
  void insert(const EvaluationRecord& record);
  void flush();

  // All rows of the conversation, into `known` (elements are reused; returns how many). Needs the
  // conversation index to be fast.
  size_t find(std::string_view conversation, std::vector<KnownEvaluation>& known);

  // Puts `record` in the place of `known`, which is of the same conversation.
  void replace(const KnownEvaluation& known, const EvaluationRecord& record);
  void remove(int64_t key);

 private:
  void bind(Statement& statement, int first, const EvaluationRecord& record);

  Statement insert_, insert_many_, find_, remove_;
  Statement update_;            // of all columns
  Statement update_unindexed_;  // of those that stand in no index; when the others stay as they are
  std::vector<EvaluationRecord> pending_;
};

}  // namespace attune
