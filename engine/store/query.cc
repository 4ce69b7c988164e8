// ScoreReader: opening, rubrics, conversations and rejects. Figures are in query_figures.cc, examples in
// query_examples.cc, the log of runs in query_runs.cc, the digest in digest.cc.
#include "engine/store/query.h"

#include "engine/base/ascii.h"
#include "engine/base/suggest.h"
#include "engine/store/reader_state.h"

namespace attune {
namespace {

constexpr size_t kHashDigits = 4;         // at least, to be taken for a hash
constexpr size_t kMostVersionDigits = 9;  // more would not fit into an int

std::vector<int64_t> keys(Database& database, const std::string& sql) {
  std::vector<int64_t> found;
  Statement select(database, sql);
  while (select.step()) found.push_back(select.integer(0));
  return found;
}

constexpr char kOfName[] = "SELECT rubric_key FROM rubric WHERE name = ?1";
constexpr char kOfNameAndVersion[] = "SELECT rubric_key FROM rubric WHERE name = ?1 AND version = ?2";
// Of the candidates that a selector fits, the one to take comes first.
constexpr char kNewestFirst[] = R"sql(
ORDER BY version DESC, (SELECT max(run_key) FROM run WHERE run.rubric_key = rubric.rubric_key) DESC
LIMIT 1
)sql";

// By the last finished run under the rubric of evaluation e. Not the run that wrote e: a run that finds the
// same scores writes nothing, and has used its rubric all the same.
constexpr char kLastUsedFirst[] = R"sql(
ORDER BY (SELECT max(run_key) FROM run WHERE run.rubric_key = e.rubric_key AND outcome = 'finished') DESC,
         e.rubric_key, e.evaluation_key
)sql";

int64_t find_by_hash(Database& database, const std::string& digits) {
  Statement select(database, R"sql(
    SELECT rubric_key, name || '@' || version || ' (' || hash || ')'
    FROM rubric
    WHERE substr(hash, 1, length(?1)) = ?1
    ORDER BY name, version, hash)sql");
  select.bind(digits);
  int64_t key = 0;
  std::string found;
  size_t count = 0;
  for (; select.step(); ++count) {
    key = select.integer(0);
    found += (count == 0 ? "" : ", ") + select.string(1);
  }
  if (count > 1)
    throw Failure{
        {"ambiguous-rubric",
         "'" + digits + "' begins the hashes of several rubrics in '" + database.path() + "': " + found,
         "give more digits of the hash"}};
  return key;
}

// 0 when there is none.
int64_t find_rubric(Database& database, const std::string& selector) {
  if (selector.empty())
    return database.integer(R"sql(
      SELECT rubric_key
      FROM run JOIN rubric USING (rubric_key)
      WHERE outcome = 'finished'
      ORDER BY run_key DESC
      LIMIT 1)sql");
  Statement by_name(database, std::string(kOfName) + kNewestFirst);
  by_name.bind(selector);
  if (by_name.step()) return by_name.integer(0);

  const size_t at = selector.rfind('@');
  const std::string version = at == std::string::npos ? "" : selector.substr(at + 1);
  if (is_digits(version) && version.size() <= kMostVersionDigits) {
    Statement by_version(database, std::string(kOfNameAndVersion) + kNewestFirst);
    by_version.bind(std::string_view(selector).substr(0, at), std::stoi(version));
    if (by_version.step()) return by_version.integer(0);
  }
  if (selector.size() < kHashDigits) return 0;
  return find_by_hash(database, selector);
}

Failure unknown_rubric(Database& database, const std::string& selector) {
  std::vector<std::string> names;
  Statement select(database, "SELECT name || '@' || version FROM rubric ORDER BY name, version");
  while (select.step()) names.push_back(select.string(0));
  return {{"unknown-rubric", "no rubric '" + selector + "' in '" + database.path() + "'",
           suggest_name(selector, names)}};
}

}  // namespace

ScoreReader::ScoreReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScoreReader::~ScoreReader() = default;

Result<std::unique_ptr<ScoreReader>> ScoreReader::open(const std::string& path) {
  return guarded(
      [&] { return std::unique_ptr<ScoreReader>(new ScoreReader(std::make_unique<State>(path, true))); });
}

Result<std::unique_ptr<ScoreReader>> ScoreReader::open_log(const std::string& path) {
  return guarded(
      [&] { return std::unique_ptr<ScoreReader>(new ScoreReader(std::make_unique<State>(path, false))); });
}

Result<std::vector<RubricInfo>> ScoreReader::rubrics() {
  return state_->read([&] {
    std::vector<RubricInfo> all;
    for (int64_t key :
         keys(state_->database, "SELECT rubric_key FROM rubric ORDER BY name, version, rubric_key"))
      all.push_back(state_->load_rubric(key));
    return all;
  });
}

Result<RubricInfo> ScoreReader::rubric(const std::string& selector) {
  return state_->read([&] {
    int64_t key = find_rubric(state_->database, selector);
    if (key == 0) throw unknown_rubric(state_->database, selector);
    return state_->load_rubric(key);
  });
}

Result<std::vector<std::string>> ScoreReader::teams() {
  return state_->read([&] {
    std::vector<std::string> names;
    Statement select(state_->database, "SELECT DISTINCT team FROM agent WHERE team <> '' ORDER BY team");
    while (select.step()) names.push_back(select.string(0));
    return names;
  });
}

Result<std::vector<StoredEvaluation>> ScoreReader::find(const std::string& conversation) {
  return state_->read([&] {
    std::vector<StoredEvaluation> found;
    RubricInfo rubric;
    Statement select(state_->database,
                     std::string(kStoredEvaluations) + "WHERE e.conversation = ?1" + kLastUsedFirst);
    select.bind(conversation);
    while (select.step()) {
      if (rubric.key != select.integer(2)) rubric = state_->load_rubric(select.integer(2));
      found.push_back(state_->evaluation_of(select, rubric));
    }
    if (found.empty())
      throw Failure{{"unknown-conversation",
                     "no conversation '" + conversation + "' in '" + state_->database.path() + "'",
                     "ids are those of the source; 'evaluation_plain' in the database lists them"}};
    return found;
  });
}

Result<std::string> ScoreReader::reading(const std::string& conversation, const std::string& source,
                                         uint64_t offset) {
  return state_->read([&] {
    Statement select(state_->database, R"sql(
      SELECT r.options
      FROM evaluation e
      JOIN source s USING (source_key)
      JOIN reading r USING (run_key)
      WHERE e.conversation = ?1 AND s.path = ?2 AND e.byte_offset = ?3
      ORDER BY e.run_key DESC
      LIMIT 1)sql");
    select.bind(conversation, source, offset);
    return select.step() ? select.string(0) : std::string();
  });
}

Result<Outcome> ScoreReader::outcome(const std::string& conversation) {
  return state_->read([&] {
    Statement select(state_->database,
                     "SELECT csat, nps, ces, resolved, churned FROM outcome WHERE conversation = ?1");
    select.bind(conversation);
    if (!select.step()) return Outcome();
    auto number = [&](int column) {
      return select.is_null(column) ? std::nullopt : std::optional(select.real(column));
    };
    auto yes_or_no = [&](int column) {
      return select.is_null(column) ? std::nullopt : std::optional(select.integer(column) != 0);
    };
    return Outcome{number(0), number(1), number(2), yes_or_no(3), yes_or_no(4)};
  });
}

Result<std::vector<StoredReject>> ScoreReader::rejects(size_t most) {
  return state_->read([&] {
    std::vector<StoredReject> all;
    Statement select(state_->database, R"sql(
      SELECT source, record, byte_offset, byte_length, code, detail
      FROM reject_plain
      ORDER BY source, byte_offset, record
      LIMIT ?1)sql");
    select.bind(most);
    auto number = [&](int column) { return static_cast<uint64_t>(select.integer(column)); };
    while (select.step())
      all.push_back(
          {select.string(0), {0, number(1), number(2), number(3), 0}, select.string(4), select.string(5)});
    return all;
  });
}

Result<std::vector<std::pair<std::string, uint64_t>>> ScoreReader::reject_codes() {
  return state_->read([&] {
    std::vector<std::pair<std::string, uint64_t>> counts;
    Statement select(state_->database,
                     "SELECT code, count(*) FROM reject GROUP BY code ORDER BY count(*) DESC, code");
    while (select.step()) counts.emplace_back(select.string(0), static_cast<uint64_t>(select.integer(1)));
    return counts;
  });
}

}  // namespace attune
