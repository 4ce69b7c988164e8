#include "engine/store/outcome_table.h"

#include <optional>
#include <string_view>

namespace attune {
namespace {

// White space counts (schema.cc).
constexpr char kTable[] = R"sql(
CREATE TABLE IF NOT EXISTS outcome (
  conversation TEXT PRIMARY KEY, csat REAL, nps REAL, ces REAL, resolved INTEGER, churned INTEGER, queue TEXT)
  WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS outcome_plain AS
SELECT e.evaluation_key, e.conversation, a.id AS agent, a.name AS agent_name, a.team, r.name AS rubric, r.version,
       r.hash AS rubric_hash, r.latest, date(e.day * 86400, 'unixepoch') AS day, e.score / 100.0 AS score,
       o.csat, o.nps, o.ces, o.resolved, o.churned, o.queue
FROM outcome o
JOIN evaluation e ON e.conversation = o.conversation
LEFT JOIN agent a ON a.agent_key = e.agent_key
LEFT JOIN rubric r ON r.rubric_key = e.rubric_key;
CREATE VIEW IF NOT EXISTS agent_outcome AS
SELECT agent, agent_name, team, rubric, version, rubric_hash, latest, count(*) AS conversations,
       avg(score) AS score, avg(csat) AS csat, count(csat) AS csat_answers, avg(nps) AS nps,
       count(nps) AS nps_answers, avg(ces) AS ces, count(ces) AS ces_answers, avg(resolved) AS resolved_rate,
       avg(churned) AS churned_rate
FROM outcome_plain
GROUP BY agent, rubric_hash;
)sql";

constexpr char kUpsert[] = R"sql(
INSERT INTO outcome VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (conversation) DO UPDATE SET
  csat = coalesce(excluded.csat, csat), nps = coalesce(excluded.nps, nps), ces = coalesce(excluded.ces, ces),
  resolved = coalesce(excluded.resolved, resolved), churned = coalesce(excluded.churned, churned),
  queue = coalesce(excluded.queue, queue)
)sql";

}  // namespace

void create_outcome_table(Database& database) { database.execute(kTable); }

OutcomeTable::OutcomeTable(Database& database) : upsert_(database, kUpsert) {}

void OutcomeTable::write(const EvaluationBatch& batch, const ConversationRow& conversation) {
  if (conversation.outcome == kNoOutcome) return;
  const OutcomeRow& row = batch.outcomes[conversation.outcome];
  std::optional<std::string_view> queue;
  if (row.queue.length > 0) queue = batch.view(row.queue);
  const Outcome& known = row.outcome;
  upsert_
      .bind(batch.view(conversation.id), known.csat, known.nps, known.ces, known.resolved, known.churned,
            queue)
      .run();
}

}  // namespace attune
