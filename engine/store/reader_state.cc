#include "engine/store/reader_state.h"

#include <unistd.h>

#include "engine/base/suggest.h"
#include "engine/store/decode.h"
#include "engine/store/schema.h"

namespace attune {
namespace {

constexpr int kReaderWaitMs = 5000;

const std::string& existing(const std::string& path) {
  if (path == ":memory:" || ::access(path.c_str(), F_OK) == 0) return path;
  throw Failure{
      {"no-database", "there is no file '" + path + "'",
       "check the path, or make the database with 'attune score INPUT --rubric RUBRIC --db " + path + "'"}};
}

void load_criteria(Database& database, RubricInfo& rubric) {
  Statement select(database, R"sql(
    SELECT k.id, k.title, k.coaching, s.id, s.title, k.weight, k.auto_fail
    FROM criterion k
    LEFT JOIN section s ON s.rubric_key = k.rubric_key AND s.position = k.section
    WHERE k.rubric_key = ?1
    ORDER BY k.position)sql");
  select.bind(rubric.key);
  while (select.step())
    rubric.criteria.push_back({select.string(0), select.string(1), select.string(2), select.string(3),
                               select.string(4), select.real(5), select.integer(6) != 0});
  Statement weights(database, "SELECT position, channel, weight FROM channel_weight WHERE rubric_key = ?1");
  weights.bind(rubric.key);
  while (weights.step())
    if (const auto criterion = static_cast<size_t>(weights.integer(0)); criterion < rubric.criteria.size())
      rubric.criteria[criterion].channel_weights.emplace_back(
          to_enum<Channel>(weights.integer(1), kChannelCount), weights.real(2));
}

}  // namespace

ScoreReader::State::State(const std::string& path, bool need_scores)
    : database(existing(path), Database::Access::read, kReaderWaitMs) {
  constexpr char kFinished[] = "SELECT EXISTS (SELECT 1 FROM run WHERE outcome = 'finished')";
  if (identify(database) == DatabaseKind::empty || (need_scores && database.integer(kFinished) == 0))
    throw Failure{
        {"empty-database", "'" + path + "' holds no scores: no run into it has finished yet",
         "score conversations into it with 'attune score INPUT --rubric RUBRIC --db " + path + "'"}};
}

RubricInfo ScoreReader::State::load_rubric(int64_t key) {
  RubricInfo rubric;
  Statement select(database, R"sql(
    SELECT name, version, hash, title, latest,
           (SELECT sum(evaluations) FROM agent_score t WHERE t.rubric_key = r.rubric_key)
    FROM rubric r
    WHERE rubric_key = ?1)sql");
  select.bind(key);
  if (!select.step()) return rubric;
  rubric.key = key;
  rubric.name = select.string(0);
  rubric.version = static_cast<int>(select.integer(1));
  rubric.hash = select.string(2);
  rubric.title = select.string(3);
  rubric.latest = select.integer(4) != 0;
  rubric.evaluations = static_cast<uint64_t>(select.integer(5));
  load_criteria(database, rubric);
  Statement signals(database, "SELECT name, criterion FROM signal WHERE rubric_key = ?1 ORDER BY position");
  signals.bind(key);
  while (signals.step())
    rubric.signals.push_back({signals.string(0), static_cast<uint16_t>(signals.integer(1))});
  Statement grades(database, "SELECT name FROM grade WHERE rubric_key = ?1 ORDER BY position");
  grades.bind(key);
  while (grades.step()) rubric.grades.push_back(grades.string(0));
  return rubric;
}

int64_t ScoreReader::State::agent_key(const std::string& id) {
  Statement select(database, "SELECT agent_key FROM agent WHERE id = ?1");
  select.bind(id);
  if (select.step()) return select.integer(0);
  std::vector<std::string> ids;
  Statement all(database, "SELECT id FROM agent");
  while (all.step()) ids.push_back(all.string(0));
  throw Failure{
      {"unknown-agent", "no agent '" + id + "' in '" + database.path() + "'", suggest_name(id, ids)}};
}

AgentName ScoreReader::State::agent_name(int64_t key) {
  Statement select(database, "SELECT id, name, team FROM agent WHERE agent_key = ?1");
  select.bind(key);
  if (!select.step()) return {};
  return {select.string(0), select.string(1), select.string(2)};
}

StoredEvaluation ScoreReader::State::evaluation_of(const Statement& row, const RubricInfo& rubric) {
  StoredEvaluation stored;
  stored.conversation = row.string(0);
  stored.agent = agent_name(row.integer(1));
  stored.rubric = row.integer(2);
  stored.channel = to_enum<Channel>(row.integer(3), kChannelCount);
  if (!row.is_null(4)) stored.day = static_cast<int32_t>(row.integer(4));
  stored.started_at = row.string(5);
  Evaluation& evaluation = stored.evaluation;
  evaluation.not_scored = to_enum<NotScored>(row.integer(6), kNotScoredCount);
  evaluation.score = static_cast<int32_t>(row.integer(7));
  evaluation.raw_score = static_cast<int32_t>(row.integer(8));
  evaluation.grade = static_cast<uint8_t>(row.integer(9));
  evaluation.auto_failed = row.integer(10) != 0;
  decode_criteria(row.text(11), numbers, evaluation.criteria);
  bool scored = evaluation.not_scored == NotScored::scored;
  require_stored(evaluation.criteria.size() == rubric.criteria.size() ||
                 (!scored && evaluation.criteria.empty()));
  require_stored(!scored || evaluation.grade < rubric.grades.size());
  decode_evidence(row.text(12), rubric.signals, numbers, evaluation);
  stored.source = row.string(13);
  stored.location = {0, static_cast<uint64_t>(row.integer(14)), static_cast<uint64_t>(row.integer(15)),
                     static_cast<uint64_t>(row.integer(16)), static_cast<uint64_t>(row.integer(17))};
  if (!row.is_null(18)) stored.quotes = quotes_of(row.text(18));
  return stored;
}

// Their layout: store/quotes.h.
std::vector<StoredQuote> ScoreReader::State::quotes_of(std::string_view json) {
  std::vector<StoredQuote> quotes;
  Statement select(database, R"sql(
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
           json_extract(value, '$[2]'), json_extract(value, '$[3]')
    FROM json_each(?1))sql");
  select.bind(json);
  while (select.step()) {
    StoredQuote& quote = quotes.emplace_back();
    quote.turn = static_cast<uint32_t>(select.integer(0));
    parse_role(select.text(1), quote.role);
    quote.start = static_cast<uint32_t>(select.integer(2));
    quote.text = select.string(3);
  }
  return quotes;
}

}  // namespace attune
