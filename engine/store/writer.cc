#include "engine/store/writer.h"

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "engine/base/file_path.h"
#include "engine/store/agent_scores.h"
#include "engine/store/agent_table.h"
#include "engine/store/day_tallies.h"
#include "engine/store/decode.h"
#include "engine/store/evaluation_table.h"
#include "engine/store/known_rows.h"
#include "engine/store/outcome_table.h"
#include "engine/store/reject_table.h"
#include "engine/store/rubric_table.h"
#include "engine/store/run_log.h"
#include "engine/store/schema.h"

namespace attune {
namespace {

// Pages of 16 KiB: fewer of them for the same rows. Only a new database takes the size on. The journal is a
// write-ahead log during the run, so that readers see the state before it until it commits. A commit is on
// the disk when it returns, also where the log cannot be folded into the file afterwards; where it can, that
// costs no more, as the log is synchronised before it.
constexpr char kSettings[] = R"sql(
PRAGMA page_size = 16384; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;
)sql";

// Opens the file and makes sure, before anything is changed, that it is ours to change.
std::unique_ptr<Database> open_for_writing(const std::string& path, const WriterOptions& options) {
  auto database =
      std::make_unique<Database>(path, Database::Access::create, options.lock_wait_ms, options.stop);
  identify(*database);
  database->execute(kSettings);
  database->change_journal("PRAGMA journal_mode = WAL");
  return database;
}

// What is written before the run's own transaction, and stays when that is rolled back: the tables, and that
// the run began.
struct Begun {
  Begun(Database& database, const Rubric& rubric, const std::vector<std::string>& sources,
        const std::string& program_version, uint64_t pseudonym_key)
      : transaction(database, Transaction::Kind::write),
        log(prepared(database, pseudonym_key), kScoreRun, program_version) {
    log.record_rubric(rubric);
    source_keys = log.record_sources(sources);
    transaction.commit();
  }

  // Looks again whose database it is: another process may have been first since it was opened.
  static Database& prepared(Database& database, uint64_t pseudonym_key) {
    prepare_schema(database, identify(database));
    check_pseudonyms(database, pseudonym_key);
    return database;
  }

  Transaction transaction;
  RunLog log;
  std::vector<int64_t> source_keys;
};

int64_t begin_rubric(Database& database, const Rubric& rubric, int64_t run_key) {
  int64_t rubric_key = record_rubric(database, rubric);
  Statement update(database, "UPDATE run SET rubric_key = ?2 WHERE run_key = ?1");
  update.bind(run_key, rubric_key).run();
  return rubric_key;
}

}  // namespace

// What each table needs is in its own file; here is what becomes of a conversation, and the order of the
// steps.
struct ScoreWriter::State {
  State(std::unique_ptr<Database> opened, const Rubric& rubric, const std::vector<std::string>& sources,
        const std::string& program_version, const WriterOptions& options)
      : database(std::move(opened)),
        force(options.force),
        begun(*database, rubric, sources, program_version, options.pseudonym_key),
        run_key(begun.log.run_key()),
        transaction(*database, Transaction::Kind::write),
        rubric_key(begin_rubric(*database, rubric, run_key)),
        shape(rubric),
        agents(*database, (options.day == kNoDay ? today() : options.day) + 1),  // clocks differ
        evaluations(*database, rubric_key, run_key),
        outcomes(*database),
        rejects(*database, run_key, begun.source_keys),
        tallies(*database, rubric_key, shape, options.tally_bytes),
        known_rows(*database, evaluations, rubric_key, options.filter_ids) {}

  EvaluationRecord record_of(const EvaluationBatch& batch, const ConversationRow& conversation, uint32_t at) {
    const EvaluationRow& row = batch.rows[conversation.first_row + at];
    int64_t agent = agents.key_of(batch.view(row.agent), batch.view(row.agent_name), batch.view(row.team),
                                  conversation.day);
    return {&batch, &conversation, &row, agent, begun.source_keys[conversation.location.source]};
  }

  WriteOutcome write(const EvaluationBatch& batch, const ConversationRow& conversation) {
    std::span<KnownEvaluation> known = known_rows.find(batch.view(conversation.id));
    if (!known.empty() && name_is_taken(known[0], conversation)) return WriteOutcome::name_taken;
    if (!known.empty() && is_of_this_run(known[0])) return WriteOutcome::duplicate;
    for (uint32_t i = 0; i < conversation.row_count; ++i) {
      EvaluationRecord record = record_of(batch, conversation, i);
      if (i >= known.size()) {
        evaluations.insert(record);
      } else if (!force && known[i].equals(record)) {
        confirm(known[i]);
        continue;
      } else {
        evaluations.replace(known[i], record);
        known_rows.note_change();
        take_from_tally(known[i]);
      }
      tallies.add(record.agent_key, conversation.day, record.tally_entry(), 1);
    }
    for (size_t i = conversation.row_count; i < known.size(); ++i) {
      evaluations.remove(known[i].key);
      take_from_tally(known[i]);
    }
    return known.empty() ? WriteOutcome::added : WriteOutcome::replaced;
  }

  // A conversation without an id of its own is known by the name of its file, which files in other folders
  // may have too. Where the other is gone it has been moved, or replaced by this one; the same bytes are the
  // same conversation.
  bool name_is_taken(const KnownEvaluation& known, const ConversationRow& conversation) {
    const Location& at = conversation.location;
    const int64_t source_key = begun.source_keys[at.source];
    if (!conversation.named_after_file || known.source_key == source_key || known.location.hash == at.hash)
      return false;
    Statement select(*database, "SELECT path FROM source WHERE source_key = ?1");
    auto path_of = [&select](int64_t key) {
      select.bind(key).step();
      std::string path = select.string(0);
      select.reset();
      return path;
    };
    std::string holder = path_of(known.source_key);
    if (::access(holder.c_str(), F_OK) != 0 || canonical_path(holder) == path_of(source_key)) return false;
    name_holders.push_back(std::move(holder));
    return true;
  }

  void take_from_tally(KnownEvaluation& evaluation) {
    decode_criteria(evaluation.criteria, numbers, results);
    evaluation.entry.criteria = results;
    tallies.add(evaluation.agent_key, evaluation.day, evaluation.entry, -1);
  }

  // A row that stays as it is costs no write; one bit remembers that this run has had it.
  void confirm(const KnownEvaluation& evaluation) {
    size_t key = static_cast<size_t>(evaluation.key);
    if (key >= confirmed.size()) confirmed.resize(std::max(key + 1, confirmed.size() * 2));
    confirmed[key] = true;
  }
  bool is_of_this_run(const KnownEvaluation& evaluation) const {
    size_t key = static_cast<size_t>(evaluation.key);
    return evaluation.run_key == run_key || (key < confirmed.size() && confirmed[key]);
  }

  void finish(const RunCounts& counts, int exit_status) {
    tallies.flush();
    agents.flush();
    rejects.forget_earlier();
    known_rows.finish();
    refresh_agent_scores(*database, rubric_key, shape, tallies.touched_agents());
    begun.log.finish(counts, exit_status);
    mark_latest_rubrics(*database);
    check_in_place();
    transaction.commit();
    fold_journal();
    check_in_place();
    finished = true;
  }

  // What is written to a file without a name is lost, and SQLite does not mind.
  void check_in_place() const {
    if (database->is_gone())
      throw Failure{{"database-gone", "'" + database->path() + "' was removed or replaced during the run",
                     "run the same command again; nothing of this run is stored"}};
  }

  void fail(const Error& reason) {
    transaction.roll_back();
    begun.log.fail(reason.code);
    fold_journal();
  }

  // Leaves a single file. Not vital: with a reader connected, or without room, the log stays, and the next
  // run or reader folds it in.
  void fold_journal() {
    try {
      database->execute("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE;");
      log_remains = false;
    } catch (Failure&) {
      log_remains = true;
    }
  }

  bool finished = false, log_remains = false;

  // Constant after construction; statements below must go before the transaction, and that before the
  // database.
  const std::unique_ptr<Database> database;
  const bool force;
  Begun begun;
  const int64_t run_key;
  Transaction transaction;
  const int64_t rubric_key;
  const TallyShape shape;

  AgentTable agents;
  EvaluationTable evaluations;
  OutcomeTable outcomes;
  RejectTable rejects;
  DayTallies tallies;
  KnownRows known_rows;
  std::vector<bool> confirmed;  // by evaluation_key

  std::vector<std::string> name_holders;  // of the batch that was written last

  // Reused from conversation to conversation.
  std::vector<CriterionResult> results;
  std::vector<int64_t> numbers;
};

ScoreWriter::ScoreWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScoreWriter::~ScoreWriter() { fail(); }

Result<std::unique_ptr<ScoreWriter>> ScoreWriter::open(const std::string& path, const Rubric& rubric,
                                                       const std::vector<std::string>& sources,
                                                       const std::string& program_version,
                                                       const WriterOptions& options) {
  return guarded([&] {
    auto state =
        std::make_unique<State>(open_for_writing(path, options), rubric, sources, program_version, options);
    return std::unique_ptr<ScoreWriter>(new ScoreWriter(std::move(state)));
  });
}

Status ScoreWriter::write(const EvaluationBatch& batch, std::vector<WriteOutcome>& outcomes) {
  return guarded([&] {
    outcomes.clear();
    state_->name_holders.clear();
    for (const ConversationRow& conversation : batch.conversations) {
      outcomes.push_back(state_->write(batch, conversation));
      if (outcomes.back() == WriteOutcome::name_taken) continue;  // it will come as a reject
      state_->begun.log.add_record(conversation.location);
      state_->rejects.note_read(conversation.location);
      if (outcomes.back() != WriteOutcome::duplicate) state_->outcomes.write(batch, conversation);
    }
    state_->evaluations.flush();  // the caller may clear the batch
    if (state_->tallies.full()) state_->tallies.flush();
    return Done{};
  });
}

Status ScoreWriter::write_rejects(const std::vector<RejectRow>& rejects) {
  return guarded([&] {
    state_->rejects.insert(rejects);
    for (const RejectRow& reject : rejects) state_->begun.log.add_reject(reject.location);
    return Done{};
  });
}

void ScoreWriter::note_incomplete(uint32_t source) { state_->rejects.note_incomplete(source); }

Status ScoreWriter::keep_reading(const std::string& options) {
  return guarded([&] {
    if (options.empty()) return Done{};
    Statement insert(*state_->database, "INSERT INTO reading (run_key, options) VALUES (?1, ?2)");
    insert.bind(state_->run_key, options).run();
    return Done{};
  });
}

Status ScoreWriter::finish(const RunCounts& counts, int exit_status) {
  return guarded([&] {
    state_->finish(counts, exit_status);
    return Done{};
  });
}

const std::vector<std::string>& ScoreWriter::name_holders() const { return state_->name_holders; }

bool ScoreWriter::log_remains() const { return state_ && state_->finished && state_->log_remains; }

void ScoreWriter::correct_exit_status(int exit_status) {
  auto recorded = guarded([&] {
    state_->database->execute("PRAGMA busy_timeout = 1000");
    state_->begun.log.correct_exit_status(exit_status);
    return Done{};
  });
  static_cast<void>(recorded);  // the log then says what was true when the run was stored
}

void ScoreWriter::fail(const Error& reason) {
  if (!state_ || state_->finished) return;
  auto recorded = guarded([&] {
    state_->fail(reason);
    return Done{};
  });
  static_cast<void>(recorded);  // the row stays 'unfinished', which says enough
  state_.reset();
}

}  // namespace attune
