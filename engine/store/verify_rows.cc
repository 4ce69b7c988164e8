// The checks of single rows.
#include <optional>

#include "engine/store/day.h"
#include "engine/store/decode.h"
#include "engine/store/verifier.h"

namespace attune {
namespace {

// What evaluations under a rubric version have to fit.
struct RubricParts {
  int64_t key = 0;
  size_t criteria = 0;
  int64_t grades = 0;
  std::vector<SignalInfo> signals;
};

RubricParts parts_of(Database& database, int64_t rubric_key) {
  RubricParts parts;
  parts.key = rubric_key;
  Statement counts(database, R"sql(
    SELECT (SELECT count(*) FROM criterion WHERE rubric_key = ?1),
           (SELECT count(*) FROM grade WHERE rubric_key = ?1))sql");
  counts.bind(rubric_key).step();
  parts.criteria = static_cast<size_t>(counts.integer(0));
  parts.grades = counts.integer(1);
  Statement signals(database, "SELECT name, criterion FROM signal WHERE rubric_key = ?1 ORDER BY position");
  signals.bind(rubric_key);
  while (signals.step())
    parts.signals.push_back({signals.string(0), static_cast<uint16_t>(signals.integer(1))});
  return parts;
}

constexpr char kEvaluations[] = R"sql(
SELECT evaluation_key, rubric_key, not_scored, auto_failed, score, raw_score, grade,
       day, started_at, criteria, evidence, record, byte_length, channel
FROM evaluation
ORDER BY rubric_key
)sql";

class RowChecker {
 public:
  explicit RowChecker(Verifier& verifier) : verifier_(verifier) {}

  void check(const Statement& row) {
    row_ = row.integer(0);
    if (rubric_.key != row.integer(1)) rubric_ = parts_of(verifier_.database, row.integer(1));
    bool scored = row.integer(2) == 0;
    for (int column : {4, 5, 6})
      require(scored != row.is_null(column),
              "score, raw_score and grade are there exactly when it was scored");
    if (scored) check_score(row);
    // None is no fault: an earlier program understood fewer forms of started_at.
    require(row.is_null(7) || utc_day(row.text(8)) == row.integer(7), "day is that of started_at");
    require(row.integer(11) > 0 && row.integer(12) > 0, "it has a place in its source");
    auto names = [&](int column, int count) {
      return row.integer(column) >= 0 && row.integer(column) < count;
    };
    require(names(2, kNotScoredCount), "not_scored is one of not_scored_name");
    require(names(13, kChannelCount), "channel is one of channel_name");
    check_compact(row, scored);
  }

 private:
  void require(bool holds, const char* what) {
    if (!holds) verifier_.find("evaluation " + std::to_string(row_) + ": expected that " + what);
  }

  void check_score(const Statement& row) {
    int64_t score = row.integer(4), raw = row.integer(5);
    bool failed = row.integer(3) != 0;
    require(raw >= 0 && raw <= 10'000 && score == (failed ? 0 : raw),
            "score is raw_score, or 0 after an auto-fail, and within 0 to 100");
    require(row.integer(6) >= 0 && row.integer(6) < rubric_.grades, "grade is one of the rubric");
  }

  void check_compact(const Statement& row, bool scored) {
    decode_criteria(row.text(9), numbers_, evaluation_.criteria);
    bool judged = evaluation_.criteria.size() == rubric_.criteria;
    require(judged || (!scored && evaluation_.criteria.empty()), "it has a result for each criterion");
    if (judged) decode_evidence(row.text(10), rubric_.signals, numbers_, evaluation_);
    for (const CriterionResult& result : evaluation_.criteria)
      require(
          result.credit >= 0 && result.credit <= 1000 && result.met + result.partly <= result.opportunities,
          "credit is 0 to 1, and no more opportunities are met than there are");
  }

  Verifier& verifier_;
  int64_t row_ = 0;
  RubricParts rubric_;
  Evaluation evaluation_;
  std::vector<int64_t> numbers_;
};

}  // namespace

void verify_rubrics(Verifier& verifier) {
  verifier.find_rows(R"sql(
    SELECT 'rubric ' || name || '@' || rubric.version || ': its criteria weigh ' || sum(weight) || ', expected 100'
    FROM rubric JOIN criterion USING (rubric_key)
    GROUP BY rubric_key
    HAVING abs(sum(weight) - 100) > 0.05)sql");
  verifier.find_rows(R"sql(
    SELECT 'rubric ' || r.name || '@' || r.version || ': its criteria weigh ' ||
           sum(coalesce(own.weight, c.weight)) || ' in channel ' || n.name || ', expected 100'
    FROM (SELECT DISTINCT rubric_key, channel FROM channel_weight) w
    JOIN rubric r USING (rubric_key)
    JOIN criterion c USING (rubric_key)
    LEFT JOIN channel_name n ON n.value = w.channel
    LEFT JOIN channel_weight own
      ON own.rubric_key = w.rubric_key AND own.position = c.position AND own.channel = w.channel
    GROUP BY w.rubric_key, w.channel
    HAVING abs(sum(coalesce(own.weight, c.weight)) - 100) > 0.05)sql");
  verifier.find_rows(R"sql(
    SELECT 'rubric_key ' || w.rubric_key || ': a weight of criterion ' || w.position || ', which is not there'
    FROM channel_weight w LEFT JOIN criterion c USING (rubric_key, position)
    WHERE c.position IS NULL)sql");
  for (const char* table : {"section", "criterion", "signal", "grade"})
    verifier.find_rows(std::string("SELECT 'rubric_key ' || rubric_key || ': positions of ") + table +
                       " are not 0, 1, 2 ...' FROM " + table +
                       " GROUP BY rubric_key HAVING min(position) <> 0 OR max(position) <> count(*) - 1");
  verifier.find_rows(R"sql(
    SELECT 'criterion ' || c.id || ': its section is not there'
    FROM criterion c LEFT JOIN section s ON s.rubric_key = c.rubric_key AND s.position = c.section
    WHERE s.position IS NULL)sql");
  verifier.find_rows(R"sql(
    SELECT 'signal ' || s.name || ': its criterion is not there'
    FROM signal s LEFT JOIN criterion c ON c.rubric_key = s.rubric_key AND c.position = s.criterion
    WHERE c.position IS NULL)sql");
  verifier.find_rows(R"sql(
    SELECT 'rubric ' || name || ': ' || sum(latest) || ' versions are marked as the latest, expected 1'
    FROM rubric
    GROUP BY name
    HAVING sum(latest) <> 1)sql");
  verifier.find_rows(R"sql(
    SELECT 'rubric ' || name || ': the latest is version ' || max(version) || ', another one is marked'
    FROM rubric
    GROUP BY name
    HAVING max(version) <> max(version * latest))sql");
}

void verify_evaluations(Verifier& verifier) {
  Statement select(verifier.database, kEvaluations);
  RowChecker checker(verifier);
  for (; select.step(); ++verifier.result.evaluations) checker.check(select);
  verifier.find_rows(R"sql(
    SELECT count(*) || ' evaluations of one agent in conversation ' || conversation || ' under one rubric version'
    FROM evaluation
    GROUP BY conversation, rubric_key, agent_key
    HAVING count(*) > 1)sql");
}

void verify_outcomes(Verifier& verifier) {
  verifier.find_rows(R"sql(
    SELECT count(*) || ' outcomes are of conversations without an evaluation'
    FROM outcome
    WHERE conversation NOT IN (SELECT conversation FROM evaluation)
    HAVING count(*) > 0)sql");
  verifier.find_rows(R"sql(
    SELECT count(*) || ' outcomes say nothing'
    FROM outcome
    WHERE coalesce(csat, nps, ces, resolved, churned, queue) IS NULL
    HAVING count(*) > 0)sql");
  verifier.find_rows(R"sql(
    SELECT count(*) || ' outcomes hold what is no number, or no 0 or 1'
    FROM outcome
    WHERE 'text' IN (typeof(csat), typeof(nps), typeof(ces))
       OR resolved NOT IN (0, 1) OR churned NOT IN (0, 1)
    HAVING count(*) > 0)sql");
}

// With pseudonyms nobody is there by name or by their own id; and quotes are what quotes.h says.
void verify_people(Verifier& verifier) {
  verifier.find_rows(R"sql(
    SELECT count(*) || ' agents have a name or an id of their own, though the database holds pseudonyms'
    FROM agent, setting s
    WHERE s.name = 'pseudonym_key' AND s.value <> printf('%016x', 0)
      AND (agent.name <> '' OR length(id) <> 32 OR id GLOB '*[^0-9a-f]*')
    HAVING count(*) > 0)sql");
  verifier.find_rows(R"sql(
    SELECT count(*) || ' evaluations have a customer by an id of their own, though the database holds pseudonyms'
    FROM evaluation, setting s
    WHERE s.name = 'pseudonym_key' AND s.value <> printf('%016x', 0)
      AND customer IS NOT NULL AND (length(customer) <> 32 OR customer GLOB '*[^0-9a-f]*')
    HAVING count(*) > 0)sql");
  verifier.find_rows(R"sql(
    SELECT count(*) || ' evaluations have quotes that are no list'
    FROM evaluation
    WHERE quotes IS NOT NULL
      AND CASE WHEN json_valid(quotes) THEN json_type(quotes) <> 'array' ELSE 1 END
    HAVING count(*) > 0)sql");
}

void verify_runs(Verifier& verifier) {
  verifier.result.runs = static_cast<uint64_t>(verifier.database.integer("SELECT count(*) FROM run"));
  verifier.result.unfinished_runs = static_cast<uint64_t>(
      verifier.database.integer("SELECT count(*) FROM run WHERE outcome = 'unfinished'"));
  verifier.find_rows(R"sql(
    SELECT 'run ' || run_key || ': outcome ' || outcome || ' does not fit its other columns'
    FROM run
    WHERE outcome NOT IN ('finished', 'failed', 'interrupted', 'unfinished')
       OR (outcome = 'unfinished') <> (finished_at IS NULL)
       OR (outcome = 'finished') <> (exit_status IS NOT NULL))sql");
  verifier.find_rows(R"sql(
    SELECT count(*) || ' evaluations are of run ' || run_key || ', which did not finish'
    FROM evaluation JOIN run USING (run_key)
    WHERE outcome <> 'finished'
    GROUP BY run_key)sql");
}

}  // namespace attune
