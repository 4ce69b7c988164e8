// The public views: plain SQL over the compact rows, with nothing that an SQLite of the last years without
// extensions lacks. Joins are LEFT JOINs over primary keys, so that SQLite leaves out those that a query does
// not use, and so that it starts from the evaluation, whose indexes the conditions of a query can use. Their
// white space is compared too (schema.cc).
#include <string>

#include "engine/model/scorecard.h"
#include "engine/store/schema.h"

namespace attune {
namespace {

constexpr char kEvaluationPlain[] = R"sql(
CREATE VIEW evaluation_plain AS
SELECT e.evaluation_key, e.conversation, a.id AS agent, a.name AS agent_name, a.team,
       r.name AS rubric, r.version, r.hash AS rubric_hash, r.latest, c.name AS channel,
       date(e.day * 86400, 'unixepoch') AS day, e.started_at,
       CASE WHEN e.not_scored > 0 THEN n.name END AS not_scored,
       e.score / 100.0 AS score, e.raw_score / 100.0 AS raw_score, g.name AS grade, e.auto_failed,
       s.path AS source, e.record, e.byte_offset, e.byte_length,
       printf('%016x', e.content_hash) AS content_hash, e.run_key, e.customer
FROM evaluation e
LEFT JOIN agent a ON a.agent_key = e.agent_key
LEFT JOIN rubric r ON r.rubric_key = e.rubric_key
LEFT JOIN channel_name c ON c.value = e.channel
LEFT JOIN not_scored_name n ON n.value = e.not_scored
LEFT JOIN grade g ON g.rubric_key = e.rubric_key AND g.position = e.grade
LEFT JOIN source s ON s.source_key = e.source_key;
)sql";

constexpr char kCriterionScore[] = R"sql(
CREATE VIEW criterion_score AS
SELECT e.evaluation_key, e.conversation, a.id AS agent, r.name AS rubric, r.version, r.hash AS rubric_hash,
       r.latest, date(e.day * 86400, 'unixepoch') AS day, e.score / 100.0 AS score,
       k.id AS criterion, coalesce(o.weight, k.weight) AS weight, v.name AS verdict, w.name AS reason,
       CASE WHEN v.name <> 'not_applicable' THEN json_extract(j.value, '$[1]') / 1000.0 END AS credit,
       json_extract(j.value, '$[2]') AS opportunities, json_extract(j.value, '$[3]') AS met,
       json_extract(j.value, '$[4]') AS partly,
       json_extract(j.value, '$[2]') - json_extract(j.value, '$[3]') - json_extract(j.value, '$[4]') AS missed,
       json_extract(j.value, '$[6]') / 1000.0 AS value
FROM evaluation e
JOIN json_each(e.criteria) j
LEFT JOIN agent a ON a.agent_key = e.agent_key
LEFT JOIN rubric r ON r.rubric_key = e.rubric_key
LEFT JOIN criterion k ON k.rubric_key = e.rubric_key AND k.position = j.key
LEFT JOIN channel_weight o ON o.rubric_key = e.rubric_key AND o.position = j.key AND o.channel = e.channel
LEFT JOIN verdict_name v ON v.value = json_extract(j.value, '$[0]')
LEFT JOIN reason_name w ON w.value = json_extract(j.value, '$[5]');
)sql";

constexpr char kEvidence[] = R"sql(
CREATE VIEW evidence AS
SELECT e.evaluation_key, e.conversation, a.id AS agent, r.name AS rubric, r.version, r.hash AS rubric_hash,
       r.latest, k.id AS criterion, s.name AS signal, p.name AS part,
       json_extract(j.value, '$[2]') AS turn, json_extract(j.value, '$[3]') AS start_byte,
       json_extract(j.value, '$[4]') AS end_byte, f.path AS source, e.record, e.byte_offset, e.byte_length
FROM evaluation e
JOIN json_each(e.evidence) j
LEFT JOIN agent a ON a.agent_key = e.agent_key
LEFT JOIN rubric r ON r.rubric_key = e.rubric_key
LEFT JOIN signal s ON s.rubric_key = e.rubric_key AND s.position = json_extract(j.value, '$[0]')
LEFT JOIN criterion k ON k.rubric_key = e.rubric_key AND k.position = s.criterion
LEFT JOIN evidence_part_name p ON p.value = json_extract(j.value, '$[1]')
LEFT JOIN source f ON f.source_key = e.source_key;
)sql";

constexpr char kAgentScorecard[] = R"sql(
CREATE VIEW agent_scorecard AS
SELECT a.id AS agent, a.name AS agent_name, a.team, r.name AS rubric, r.version, r.hash AS rubric_hash, r.latest,
       t.evaluations, t.scored, t.score, t.score_low, t.score_high,
       c.id AS section, k.id AS criterion, k.title, k.weight, k.coaching,
       json_extract(j.value, '$[0]') AS met, json_extract(j.value, '$[1]') AS partly_met,
       json_extract(j.value, '$[2]') AS not_met, json_extract(j.value, '$[3]') AS not_applicable,
       json_extract(j.value, '$[4]') / 1000.0 /
         nullif(json_extract(j.value, '$[0]') + json_extract(j.value, '$[1]') + json_extract(j.value, '$[2]'), 0)
         AS credit,
       json_extract(j.value, '$[5]') AS opportunities, json_extract(j.value, '$[6]') AS opportunities_met,
       json_extract(j.value, '$[7]') AS opportunities_partly,
       json_extract(j.value, '$[5]') - json_extract(j.value, '$[6]') - json_extract(j.value, '$[7]')
         AS opportunities_missed,
       1.0 * json_extract(j.value, '$[6]') / nullif(json_extract(j.value, '$[5]'), 0) AS rate,
       json_extract(t.rates, '$[' || j.key || '][0]') / 10000.0 AS rate_low,
       json_extract(t.rates, '$[' || j.key || '][1]') / 10000.0 AS rate_high
FROM agent_score t
JOIN json_each(t.criteria) j
LEFT JOIN agent a ON a.agent_key = t.agent_key
LEFT JOIN rubric r ON r.rubric_key = t.rubric_key
LEFT JOIN criterion k ON k.rubric_key = t.rubric_key AND k.position = j.key
LEFT JOIN section c ON c.rubric_key = t.rubric_key AND c.position = k.section;
)sql";

constexpr char kTeamTable[] = R"sql(
CREATE VIEW team_table AS
SELECT a.id AS agent, a.name AS agent_name, a.team, r.name AS rubric, r.version, r.hash AS rubric_hash, r.latest,
       t.evaluations, t.scored, t.auto_failed, t.score, t.score_low, t.score_high, t.shrunken_score,
       CASE WHEN t.scored >= {ranked_from} THEN
         rank() OVER (PARTITION BY t.rubric_key, t.scored >= {ranked_from} ORDER BY t.shrunken_score DESC)
       END AS rank
FROM agent_score t
LEFT JOIN agent a ON a.agent_key = t.agent_key
LEFT JOIN rubric r ON r.rubric_key = t.rubric_key;
)sql";

// monday: 1970-01-01 was a Thursday, so day + 3 is a multiple of 7 on Mondays.
constexpr char kTrend[] = R"sql(
CREATE VIEW trend AS
SELECT a.id AS agent, a.team, r.name AS rubric, r.version, r.hash AS rubric_hash, r.latest,
       date(d.day * 86400, 'unixepoch') AS day,
       date((d.day - ((d.day + 3) % 7 + 7) % 7) * 86400, 'unixepoch') AS week,
       d.evaluations, d.scored, d.auto_failed, d.score_sum / 100.0 AS score_sum,
       d.score_sum / 100.0 / nullif(d.scored, 0) AS score
FROM agent_day d
LEFT JOIN agent a ON a.agent_key = d.agent_key
LEFT JOIN rubric r ON r.rubric_key = d.rubric_key
WHERE d.day > -2147483648;
)sql";

constexpr char kWeeklyTrend[] = R"sql(
CREATE VIEW weekly_trend AS
SELECT agent, team, rubric, version, rubric_hash, latest, week, sum(evaluations) AS evaluations,
       sum(scored) AS scored, sum(auto_failed) AS auto_failed, sum(score_sum) / nullif(sum(scored), 0) AS score
FROM trend GROUP BY agent, rubric, version, rubric_hash, week;
)sql";

// The criterion that cost most: the one that failed the conversation, otherwise by weight and missing credit.
constexpr char kToCoachFrom[] = R"sql(
CREATE VIEW conversations_to_coach_from AS
SELECT x.conversation, a.id AS agent, a.name AS agent_name, a.team, r.name AS rubric, r.version,
       r.hash AS rubric_hash, r.latest, date(x.day * 86400, 'unixepoch') AS day, x.score / 100.0 AS score,
       k.id AS criterion, k.title, v.name AS verdict, w.name AS reason, k.coaching,
       s.path AS source, x.record, x.byte_offset, x.byte_length
FROM (
  SELECT e.*,
         (SELECT j.key FROM json_each(e.criteria) j
          JOIN criterion c ON c.rubric_key = e.rubric_key AND c.position = j.key
          LEFT JOIN channel_weight o ON o.rubric_key = e.rubric_key AND o.position = j.key AND o.channel = e.channel
          JOIN verdict_name n ON n.value = json_extract(j.value, '$[0]')
          WHERE n.name <> 'not_applicable'
          ORDER BY c.auto_fail AND n.name = 'not_met' DESC,
                   coalesce(o.weight, c.weight) * (1000 - json_extract(j.value, '$[1]')) DESC, j.key LIMIT 1) AS position
  FROM evaluation e WHERE e.score < 10000) x
LEFT JOIN agent a ON a.agent_key = x.agent_key
LEFT JOIN rubric r ON r.rubric_key = x.rubric_key
LEFT JOIN source s ON s.source_key = x.source_key
LEFT JOIN criterion k ON k.rubric_key = x.rubric_key AND k.position = x.position
LEFT JOIN verdict_name v ON v.value = json_extract(x.criteria, '$[' || x.position || '][0]')
LEFT JOIN reason_name w ON w.value = json_extract(x.criteria, '$[' || x.position || '][5]');
)sql";

constexpr char kRejectPlain[] = R"sql(
CREATE VIEW reject_plain AS
SELECT s.path AS source, j.record, j.byte_offset, j.byte_length, j.code, j.detail, j.run_key
FROM reject j LEFT JOIN source s ON s.source_key = j.source_key;
)sql";

constexpr char kQuote[] = R"sql(
CREATE VIEW quote AS
SELECT e.evaluation_key, e.conversation, a.id AS agent, r.name AS rubric, r.version, r.hash AS rubric_hash,
       r.latest, json_extract(j.value, '$[0]') AS turn, json_extract(j.value, '$[1]') AS role,
       json_extract(j.value, '$[2]') AS start_byte, json_extract(j.value, '$[3]') AS text
FROM evaluation e
JOIN json_each(e.quotes) j
LEFT JOIN agent a ON a.agent_key = e.agent_key
LEFT JOIN rubric r ON r.rubric_key = e.rubric_key;
)sql";

constexpr char kRunPlain[] = R"sql(
CREATE VIEW run_plain AS
SELECT n.run_key, n.command, n.user, n.host, n.program_version, n.rubric, n.rubric_version, n.rubric_hash,
       n.started_at, n.finished_at, n.outcome, n.error, n.exit_status, n.seconds, n.conversations, n.evaluations,
       n.rejects, n.duplicates, s.path AS source, i.bytes, i.records, i.rejects AS source_rejects,
       printf('%016x', i.content_hash) AS content_hash
FROM run n
LEFT JOIN run_source i ON i.run_key = n.run_key
LEFT JOIN source s ON s.source_key = i.source_key;
)sql";

// The figures of model/scorecard.h that SQL needs.
std::string with_constants(std::string sql) {
  static constexpr std::string_view kMark = "{ranked_from}";
  for (size_t at; (at = sql.find(kMark)) != std::string::npos;)
    sql.replace(at, kMark.size(), std::to_string(kRankedFrom));
  return sql;
}

}  // namespace

void create_views(Database& database) {
  for (const char* sql : {kEvaluationPlain, kCriterionScore, kEvidence, kAgentScorecard, kTeamTable, kTrend,
                          kWeeklyTrend, kToCoachFrom, kRejectPlain, kQuote, kRunPlain})
    database.execute(with_constants(sql));
}

}  // namespace attune
