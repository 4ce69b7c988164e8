// What the parts of ScoreReader share. Internal to engine/store; everything throws Failure.
#pragma once

#include <string>
#include <vector>

#include "engine/store/query.h"
#include "engine/store/sqlite.h"
#include "engine/store/tally.h"

namespace attune {

struct ScoreReader::State {
  // `need_scores`: refuses a database into which no run has finished.
  State(const std::string& path, bool need_scores);

  // Calls `body` within a read transaction: all it sees is one state of the database.
  template <class Body>
  auto read(Body&& body) -> Result<std::invoke_result_t<Body>> {
    return guarded([&] {
      Transaction transaction(database, Transaction::Kind::read);
      return body();
    });
  }

  RubricInfo load_rubric(int64_t key);
  int64_t agent_key(const std::string& id);  // 'unknown-agent'
  AgentName agent_name(int64_t key);

  // The agent's evaluation in the row of a statement that begins as kStoredEvaluations.
  StoredEvaluation evaluation_of(const Statement& row, const RubricInfo& rubric);

  std::vector<StoredQuote> quotes_of(std::string_view json);

  Database database;
  std::vector<int64_t> numbers;  // reused by decoding
};

// The rows that evaluation_of() reads; a condition on them comes behind it.
inline constexpr char kStoredEvaluations[] = R"sql(
SELECT e.conversation, e.agent_key, e.rubric_key, e.channel, e.day, e.started_at,
       e.not_scored, e.score, e.raw_score, e.grade, e.auto_failed, e.criteria, e.evidence,
       s.path, e.record, e.byte_offset, e.byte_length, e.content_hash, e.quotes
FROM evaluation e
LEFT JOIN source s USING (source_key)
)sql";

inline TallyShape shape_of(const RubricInfo& rubric) {
  return {rubric.grades.size(), rubric.criteria.size()};
}

}  // namespace attune
