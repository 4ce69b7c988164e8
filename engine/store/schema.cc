#include "engine/store/schema.h"

#include <array>
#include <string_view>

#include "engine/base/hash.h"
#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/store/outcome_table.h"

namespace attune {
namespace {

// Here and wherever else something is created, white space counts: the file keeps the text of the statement,
// and verify() compares the two.

// Enumerations are stored as numbers; these tables give their names. They are filled from the model, at every
// run: a later program may know more of them.
constexpr char kNameTables[] = R"sql(
CREATE TABLE channel_name (value INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE verdict_name (value INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE reason_name (value INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE not_scored_name (value INTEGER PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE evidence_part_name (value INTEGER PRIMARY KEY, name TEXT NOT NULL);
)sql";

constexpr char kRubricTables[] = R"sql(
CREATE TABLE rubric (
  rubric_key INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, description TEXT NOT NULL, languages TEXT NOT NULL, latest INTEGER NOT NULL DEFAULT 0);
CREATE TABLE section (
  rubric_key INTEGER NOT NULL REFERENCES rubric, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (rubric_key, position)) WITHOUT ROWID;
CREATE TABLE criterion (
  rubric_key INTEGER NOT NULL REFERENCES rubric, position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
  title TEXT NOT NULL, coaching TEXT NOT NULL, section INTEGER NOT NULL, weight REAL NOT NULL,
  auto_fail INTEGER NOT NULL, PRIMARY KEY (rubric_key, position)) WITHOUT ROWID;
CREATE TABLE channel_weight (
  rubric_key INTEGER NOT NULL REFERENCES rubric, position INTEGER NOT NULL,
  channel INTEGER NOT NULL REFERENCES channel_name, weight REAL NOT NULL,
  PRIMARY KEY (rubric_key, position, channel)) WITHOUT ROWID;
CREATE TABLE signal (
  rubric_key INTEGER NOT NULL REFERENCES rubric, position INTEGER NOT NULL, criterion INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (rubric_key, position)) WITHOUT ROWID;
CREATE TABLE grade (
  rubric_key INTEGER NOT NULL REFERENCES rubric, position INTEGER NOT NULL, name TEXT NOT NULL, at_least REAL NOT NULL,
  PRIMARY KEY (rubric_key, position)) WITHOUT ROWID;
)sql";

// The references are not enforced while writing (foreign_keys is off); `attune verify` checks them.
constexpr char kRunTables[] = R"sql(
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run (
  run_key INTEGER PRIMARY KEY, command TEXT NOT NULL, program_version TEXT NOT NULL, user TEXT NOT NULL,
  host TEXT NOT NULL, process INTEGER NOT NULL, rubric_key INTEGER REFERENCES rubric, rubric TEXT,
  rubric_version INTEGER, rubric_hash TEXT, started_at TEXT NOT NULL, finished_at TEXT, outcome TEXT NOT NULL,
  error TEXT, exit_status INTEGER, seconds REAL, conversations INTEGER NOT NULL DEFAULT 0,
  evaluations INTEGER NOT NULL DEFAULT 0, scored INTEGER NOT NULL DEFAULT 0, rejects INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0);
CREATE TABLE reading (run_key INTEGER PRIMARY KEY, options TEXT NOT NULL);
CREATE TABLE source (source_key INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
CREATE TABLE run_source (
  run_key INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, source_key INTEGER NOT NULL REFERENCES source,
  bytes INTEGER NOT NULL, records INTEGER, rejects INTEGER, content_hash INTEGER,
  PRIMARY KEY (run_key, position)) WITHOUT ROWID;
CREATE TABLE reject (
  reject_key INTEGER PRIMARY KEY, source_key INTEGER NOT NULL REFERENCES source,
  run_key INTEGER NOT NULL REFERENCES run, record INTEGER NOT NULL, byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX reject_source ON reject (source_key);
)sql";

// The sums of agent_day and agent_score are the same columns (tally.h).
constexpr char kScoreTables[] = R"sql(
CREATE TABLE agent (
  agent_key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, team TEXT NOT NULL,
  name_day INTEGER NOT NULL, team_day INTEGER NOT NULL);
CREATE TABLE evaluation (
  evaluation_key INTEGER PRIMARY KEY, rubric_key INTEGER NOT NULL REFERENCES rubric,
  agent_key INTEGER NOT NULL REFERENCES agent, run_key INTEGER NOT NULL REFERENCES run,
  channel INTEGER NOT NULL REFERENCES channel_name, day INTEGER,
  not_scored INTEGER NOT NULL REFERENCES not_scored_name, auto_failed INTEGER NOT NULL, score INTEGER,
  raw_score INTEGER, grade INTEGER, source_key INTEGER NOT NULL REFERENCES source, record INTEGER NOT NULL,
  byte_offset INTEGER NOT NULL, byte_length INTEGER NOT NULL, content_hash INTEGER NOT NULL,
  conversation TEXT NOT NULL, started_at TEXT, criteria TEXT NOT NULL, evidence TEXT NOT NULL,
  customer TEXT, quotes TEXT);
CREATE TABLE agent_day (
  rubric_key INTEGER NOT NULL REFERENCES rubric, agent_key INTEGER NOT NULL REFERENCES agent, day INTEGER NOT NULL,
  evaluations INTEGER NOT NULL, scored INTEGER NOT NULL, auto_failed INTEGER NOT NULL,
  score_sum INTEGER NOT NULL, score_squares INTEGER NOT NULL, raw_score_sum INTEGER NOT NULL,
  not_scored TEXT NOT NULL, grades TEXT NOT NULL, criteria TEXT NOT NULL,
  PRIMARY KEY (rubric_key, agent_key, day)) WITHOUT ROWID;
CREATE TABLE agent_score (
  rubric_key INTEGER NOT NULL REFERENCES rubric, agent_key INTEGER NOT NULL REFERENCES agent,
  evaluations INTEGER NOT NULL, scored INTEGER NOT NULL, auto_failed INTEGER NOT NULL,
  score_sum INTEGER NOT NULL, score_squares INTEGER NOT NULL, raw_score_sum INTEGER NOT NULL,
  not_scored TEXT NOT NULL, grades TEXT NOT NULL, criteria TEXT NOT NULL,
  score REAL, score_low REAL, score_high REAL, shrunken_score REAL, rates TEXT NOT NULL,
  PRIMARY KEY (rubric_key, agent_key)) WITHOUT ROWID;
)sql";

template <class Enum>
void insert_names(Database& database, const char* table, int count, std::string_view (*name)(Enum)) {
  Statement insert(database,
                   "INSERT OR REPLACE INTO " + std::string(table) + " (value, name) VALUES (?1, ?2)");
  for (int i = 0; i < count; ++i) insert.bind(i, name(static_cast<Enum>(i))).run();
}

template <class Enum>
void insert_names(Database& database, const char* table, int count, std::string_view (*name)(Enum),
                  std::string_view (*text)(Enum)) {
  Statement insert(database, "INSERT OR REPLACE INTO " + std::string(table) + " VALUES (?1, ?2, ?3)");
  for (int i = 0; i < count; ++i)
    insert.bind(i, name(static_cast<Enum>(i)), text(static_cast<Enum>(i))).run();
}

void fill_name_tables(Database& database) {
  insert_names(database, "channel_name", kChannelCount, channel_name);
  insert_names(database, "verdict_name", kVerdictCount, verdict_name);
  insert_names(database, "reason_name", kReasonCount, reason_name, reason_text);
  insert_names(database, "not_scored_name", kNotScoredCount, not_scored_name, not_scored_text);
  insert_names(database, "evidence_part_name", kEvidencePartCount, evidence_part_name);
}

// One step for each version that a released program has written: kMigrations[n - kOldestSchema] leads from
// version n to n + 1. Steps may assume the transaction, must leave the content as README.md of the new
// version describes it, and are never changed once released. No release has written an older version yet.
using Migration = void (*)(Database&);
constexpr std::array<Migration, kSchemaVersion - kOldestSchema> kMigrations = {};

void migrate(Database& database) {
  for (auto at = static_cast<size_t>(database.integer("PRAGMA user_version") - kOldestSchema);
       at < kMigrations.size(); ++at)
    kMigrations[at](database);
}

}  // namespace

DatabaseKind identify(Database& database) {
  int64_t tables = database.integer("SELECT count(*) FROM sqlite_master");
  if (database.integer("PRAGMA application_id") != kApplicationId) {
    if (tables == 0) return DatabaseKind::empty;
    throw Failure{{"foreign-database", "'" + database.path() + "' is a database of another program",
                   "give the path of another file; it was not changed"}};
  }
  int64_t version = database.integer("PRAGMA user_version");
  if (version > kSchemaVersion)
    throw Failure{{"newer-schema",
                   "'" + database.path() + "' was written by a newer attune: schema version " +
                       std::to_string(version) + ", this one knows up to " + std::to_string(kSchemaVersion),
                   "use the newer attune, or write to another file"}};
  if (tables > 0 && version < kOldestSchema)
    throw Failure{{"older-schema",
                   "'" + database.path() + "' was written by a trial version of attune: schema version " +
                       std::to_string(version) + ", this one reads from " + std::to_string(kOldestSchema),
                   "score the conversations again into a new file"}};
  return tables == 0 ? DatabaseKind::empty : DatabaseKind::ours;
}

void prepare_schema(Database& database, DatabaseKind kind) {
  if (kind == DatabaseKind::ours) {
    migrate(database);
  } else {
    for (const char* sql : {kNameTables, kRubricTables, kRunTables, kScoreTables}) database.execute(sql);
    create_views(database);
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  }
  create_outcome_table(database);
  fill_name_tables(database);
  database.execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

void check_pseudonyms(Database& database, uint64_t pseudonym_key) {
  Statement insert(database, "INSERT OR IGNORE INTO setting (name, value) VALUES ('pseudonym_key', ?1)");
  std::string given = hash_text(pseudonym_key), none = hash_text(0);
  insert.bind(given).run();
  Statement select(database, "SELECT value FROM setting WHERE name = 'pseudonym_key'");
  select.step();
  if (select.text(0) == given) return;
  if (select.text(0) == none)
    throw Failure{{"other-pseudonyms", "'" + database.path() + "' holds the ids of the source",
                   "leave out --pseudonymise, or write to another file"}};
  throw Failure{{"other-pseudonyms",
                 "'" + database.path() + "' holds pseudonyms" +
                     (given == none ? ", and no key was given" : " made with another key"),
                 "give the same --pseudonymise as in the first run into it, or write to another file"}};
}

void create_conversation_index(Database& database) {
  database.execute(
      "CREATE INDEX IF NOT EXISTS evaluation_conversation ON evaluation (conversation, rubric_key)");
}

void create_agent_index(Database& database) {
  database.execute(
      "CREATE INDEX IF NOT EXISTS evaluation_agent ON evaluation (agent_key, rubric_key, score, day)");
}

void drop_conversation_index(Database& database) {
  database.execute("DROP INDEX IF EXISTS evaluation_conversation");
}

void drop_agent_index(Database& database) { database.execute("DROP INDEX IF EXISTS evaluation_agent"); }

}  // namespace attune
