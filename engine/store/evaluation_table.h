// EvaluationTable: the rows of `evaluation` under one rubric version and run.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/store/batch.h"
#include "engine/store/sqlite.h"
#include "engine/store/tally.h"

namespace attune {

// A row to write: what a batch holds, with keys for agent and source.
struct EvaluationRecord {
  const EvaluationBatch* batch = nullptr;
  const ConversationRow* conversation = nullptr;
  const EvaluationRow* row = nullptr;
  int64_t agent_key = 0, source_key = 0;

  TallyEntry tally_entry() const;
};

// A row that is there, as far as replacing it needs.
struct KnownEvaluation {
  int64_t key = 0, run_key = 0, agent_key = 0;
  int32_t day = kNoDay;
  TallyEntry entry;  // entry.criteria is set from `criteria` when needed
  std::vector<CriterionResult> criteria;
};

class EvaluationTable {
 public:
  EvaluationTable(Database& database, int64_t rubric_key, int64_t run_key);

  void insert(const EvaluationRecord& record);

  // All rows of the conversation, into `known` (elements are reused; returns how many). Needs the
  // conversation index to be fast.
  size_t find(std::string_view conversation, std::vector<KnownEvaluation>& known);

  // Puts `record` in the place of `known`, which is of the same conversation.
  void replace(const KnownEvaluation& known, const EvaluationRecord& record);
  void remove(int64_t key);

 private:
  void bind(Statement& statement, const EvaluationRecord& record);

  Statement insert_, find_, remove_;
  Statement update_;              // of all columns
  Statement update_unindexed_;    // of those that stand in no index; when the others stay as they are
  std::vector<int64_t> numbers_;  // reused
};

}  // namespace attune
