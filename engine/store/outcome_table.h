// OutcomeTable: what became of conversations (satisfaction, resolved, churned) and their queue, by id, so
// that scores can be set beside it. Internal to store.
#pragma once

#include "engine/store/batch.h"
#include "engine/store/sqlite.h"

namespace attune {

// The table and its views (store/README.md), where they are not there yet.
void create_outcome_table(Database& database);

class OutcomeTable {
 public:
  explicit OutcomeTable(Database& database);

  // Stores what is known of the conversation's outcome, if anything is. What an earlier run knew and this one
  // does not, stays.
  void write(const EvaluationBatch& batch, const ConversationRow& conversation);

 private:
  Statement upsert_;
};

}  // namespace attune
