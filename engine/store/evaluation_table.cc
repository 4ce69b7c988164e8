#include "engine/store/evaluation_table.h"

#include <array>
#include <optional>
#include <string>

#include "engine/store/decode.h"

namespace attune {
namespace {

// Every column that is written. The parts decide what an UPDATE has to name: a column that is named costs an
// update of its index, changed or not.
enum class Part : uint8_t { shared, identity, indexed, plain };
struct Column {
  const char* name;
  Part part;
};
constexpr std::array<Column, 21> kColumns = {{
    {"rubric_key", Part::shared},  {"run_key", Part::shared},    {"conversation", Part::identity},
    {"agent_key", Part::indexed},  {"score", Part::indexed},     {"day", Part::indexed},
    {"channel", Part::plain},      {"not_scored", Part::plain},  {"auto_failed", Part::plain},
    {"raw_score", Part::plain},    {"grade", Part::plain},       {"source_key", Part::plain},
    {"record", Part::plain},       {"byte_offset", Part::plain}, {"byte_length", Part::plain},
    {"content_hash", Part::plain}, {"started_at", Part::plain},  {"criteria", Part::plain},
    {"evidence", Part::plain},     {"customer", Part::plain},    {"quotes", Part::plain},
}};
// The first parameters are shared by all rows of a statement and bound once; then each row has its own.
constexpr int kSharedParameters = 2;
constexpr int kRowParameters = kColumns.size() - kSharedParameters;
constexpr int kKeyParameter = kColumns.size() + 1;

// Rows in one INSERT: a fifth faster than one by one; more than 8 gain nothing.
constexpr size_t kRowsAtOnce = 8;

std::string insert_sql(size_t rows) {
  std::string names, values;
  for (const Column& column : kColumns) names += (names.empty() ? "" : ", ") + std::string(column.name);
  int parameter = kSharedParameters;
  for (size_t row = 0; row < rows; ++row) {
    values += row ? ", (?1, ?2" : "(?1, ?2";
    for (int i = 0; i < kRowParameters; ++i) values += ", ?" + std::to_string(++parameter);
    values += ")";
  }
  // OR FAIL: an error ends the run, so nothing is kept for taking back the rows that came before it. Without
  // it each statement would copy the pages it changes to a temporary file.
  return "INSERT OR FAIL INTO evaluation (" + names + ") VALUES " + values;
}

std::string update_sql(bool with_indexed) {
  std::string changes = "run_key = ?2";
  for (size_t i = kSharedParameters; i < kColumns.size(); ++i) {
    if (kColumns[i].part == Part::identity || (kColumns[i].part == Part::indexed && !with_indexed)) continue;
    changes += ", " + std::string(kColumns[i].name) + " = ?" + std::to_string(i + 1);
  }
  return "UPDATE evaluation SET " + changes + " WHERE evaluation_key = ?" + std::to_string(kKeyParameter);
}

constexpr char kFind[] = R"sql(
SELECT evaluation_key, run_key, agent_key, source_key, channel, day,
       not_scored, score, raw_score, grade, auto_failed,
       record, byte_offset, byte_length, content_hash, started_at,
       criteria, evidence, customer, quotes
FROM evaluation
WHERE rubric_key = ?1 AND conversation = ?2
ORDER BY evaluation_key
)sql";

void read_row(const Statement& row, KnownEvaluation& known) {
  known.key = row.integer(0);
  known.run_key = row.integer(1);
  known.agent_key = row.integer(2);
  known.source_key = row.integer(3);
  known.channel = to_enum<Channel>(row.integer(4), kChannelCount);
  known.day = row.is_null(5) ? kNoDay : static_cast<int32_t>(row.integer(5));
  known.entry = {to_enum<NotScored>(row.integer(6), kNotScoredCount),
                 static_cast<int32_t>(row.integer(7)),
                 static_cast<int32_t>(row.integer(8)),
                 static_cast<uint8_t>(row.integer(9)),
                 row.integer(10) != 0,
                 {}};
  auto number = [&](int column) { return static_cast<uint64_t>(row.integer(column)); };
  known.location = {0, number(11), number(12), number(13), number(14)};
  known.started_at = row.text(15);
  known.criteria = row.text(16);
  known.evidence = row.text(17);
  known.customer = row.text(18);
  known.quotes = row.text(19);
}

template <class Value>
std::optional<Value> when(bool condition, Value value) {
  return condition ? std::optional(value) : std::nullopt;
}

bool same_score(const TallyEntry& a, const TallyEntry& b) {
  if (a.not_scored != b.not_scored || a.auto_failed != b.auto_failed) return false;
  return a.not_scored != NotScored::scored ||
         (a.score == b.score && a.raw_score == b.raw_score && a.grade == b.grade);
}

}  // namespace

TallyEntry EvaluationRecord::tally_entry() const {
  std::span<const CriterionResult> results(batch->results);
  return {row->not_scored, row->score,       row->raw_score,
          row->grade,      row->auto_failed, results.subspan(row->first_result, row->result_count)};
}

bool KnownEvaluation::equals(const EvaluationRecord& record) const {
  const Location& at = record.conversation->location;
  auto view = [&](TextRange range) { return record.batch->view(range); };
  return agent_key == record.agent_key && source_key == record.source_key &&
         day == record.conversation->day && channel == record.conversation->channel &&
         location.record == at.record && location.offset == at.offset && location.length == at.length &&
         location.hash == at.hash && same_score(entry, record.tally_entry()) &&
         started_at == view(record.conversation->started_at) && criteria == view(record.row->criteria) &&
         evidence == view(record.row->evidence) && customer == view(record.conversation->customer) &&
         quotes == view(record.row->quotes);
}

EvaluationTable::EvaluationTable(Database& database, int64_t rubric_key, int64_t run_key)
    : insert_(database, insert_sql(1)),
      insert_many_(database, insert_sql(kRowsAtOnce)),
      find_(database, kFind),
      remove_(database, "DELETE FROM evaluation WHERE evaluation_key = ?1"),
      update_(database, update_sql(true)),
      update_unindexed_(database, update_sql(false)) {
  for (Statement* statement : {&insert_, &insert_many_, &update_, &update_unindexed_})
    statement->bind(rubric_key, run_key);
  find_.bind(rubric_key);
}

void EvaluationTable::bind(Statement& statement, int first, const EvaluationRecord& record) {
  const EvaluationBatch& batch = *record.batch;
  const ConversationRow& conversation = *record.conversation;
  const EvaluationRow& row = *record.row;
  bool scored = row.not_scored == NotScored::scored;
  int at = first;
  statement.bind_at(at++, batch.view(conversation.id));
  statement.bind_at(at++, record.agent_key);
  statement.bind_at(at++, when(scored, row.score));
  statement.bind_at(at++, when(conversation.day != kNoDay, conversation.day));
  statement.bind_at(at++, conversation.channel);
  statement.bind_at(at++, row.not_scored);
  statement.bind_at(at++, row.auto_failed);
  statement.bind_at(at++, when(scored, row.raw_score));
  statement.bind_at(at++, when(scored, row.grade));
  statement.bind_at(at++, record.source_key);
  statement.bind_at(at++, conversation.location.record);
  statement.bind_at(at++, conversation.location.offset);
  statement.bind_at(at++, conversation.location.length);
  statement.bind_at(at++, conversation.location.hash);
  statement.bind_at(at++, when(conversation.started_at.length > 0, batch.view(conversation.started_at)));
  statement.bind_at(at++, batch.view(row.criteria));
  statement.bind_at(at++, batch.view(row.evidence));
  statement.bind_at(at++, when(conversation.customer.length > 0, batch.view(conversation.customer)));
  statement.bind_at(at++, when(row.quotes.length > 0, batch.view(row.quotes)));
}

void EvaluationTable::insert(const EvaluationRecord& record) {
  pending_.push_back(record);
  if (pending_.size() == kRowsAtOnce) flush();
}

void EvaluationTable::flush() {
  bool all_at_once = pending_.size() == kRowsAtOnce;
  Statement& statement = all_at_once ? insert_many_ : insert_;
  int first = kSharedParameters + 1;
  for (const EvaluationRecord& record : pending_) {
    bind(statement, first, record);
    if (all_at_once) {
      first += kRowParameters;
    } else {
      statement.run();
    }
  }
  if (all_at_once) statement.run();
  pending_.clear();
}

size_t EvaluationTable::find(std::string_view conversation, std::vector<KnownEvaluation>& known) {
  size_t count = 0;
  find_.bind_at(2, conversation);
  while (find_.step()) {
    if (count == known.size()) known.emplace_back();
    read_row(find_, known[count++]);
  }
  return count;
}

void EvaluationTable::replace(const KnownEvaluation& known, const EvaluationRecord& record) {
  TallyEntry entry = record.tally_entry();
  bool same_indexed = known.agent_key == record.agent_key && known.day == record.conversation->day &&
                      known.entry.not_scored == entry.not_scored &&
                      (known.entry.not_scored != NotScored::scored || known.entry.score == entry.score);
  Statement& statement = same_indexed ? update_unindexed_ : update_;
  bind(statement, kSharedParameters + 1, record);
  statement.bind_at(kKeyParameter, known.key);
  statement.run();
}

void EvaluationTable::remove(int64_t key) { remove_.bind(key).run(); }

}  // namespace attune
