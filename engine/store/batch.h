// EvaluationBatch: the evaluations of one block of records, packed by a worker thread so that the single
// writer has little left to do. Reused from block to block without allocating.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/store/day.h"

namespace attune {

// A range of EvaluationBatch::text.
struct TextRange {
  uint32_t start = 0, length = 0;
};

// One evaluation as it is stored.
struct EvaluationRow {
  TextRange agent, agent_name, team;
  TextRange criteria, evidence;  // the compact JSON columns (store/README.md)
  TextRange quotes;              // likewise; empty: none are kept
  NotScored not_scored = NotScored::scored;
  int32_t score = 0, raw_score = 0;
  uint8_t grade = 0;
  bool auto_failed = false;
  // Its criteria in EvaluationBatch::results: one for each of the rubric, or none when there was nothing to
  // judge.
  uint32_t first_result = 0, result_count = 0;
};

// What became of a conversation, where anything is known.
struct OutcomeRow {
  Outcome outcome;
  TextRange queue;  // empty: not known
};
inline constexpr uint32_t kNoOutcome = 0xFFFFFFFF;

// One conversation with its rows [first_row, first_row + row_count).
struct ConversationRow {
  TextRange id, started_at, customer;  // customer: the id, empty where the source names none
  bool named_after_file = false;       // the id, and so another file may have it too
  Channel channel = Channel::unknown;
  int32_t day = kNoDay;  // UTC day of started_at, days since 1970-01-01
  Location location;
  uint32_t first_row = 0, row_count = 0;
  uint32_t outcome = kNoOutcome;  // index into EvaluationBatch::outcomes
};

struct EvaluationBatch {
  std::string text;
  std::vector<ConversationRow> conversations;
  std::vector<EvaluationRow> rows;
  std::vector<CriterionResult> results;
  std::vector<OutcomeRow> outcomes;
  bool keep_queues = false;  // also where nothing else of the outcome is known; clear() leaves it

  void clear();

  // Packs the evaluations of one conversation; `quotes`: with redacted quotes of their evidence. Copies what
  // it needs; nothing is kept of the arguments.
  void add(const Conversation& conversation, const Location& location,
           const std::vector<Evaluation>& evaluations, bool quotes = false);

  std::string_view view(TextRange range) const {
    return std::string_view(text).substr(range.start, range.length);
  }
};

}  // namespace attune
