#include "engine/store/evaluation_table.h"

#include <array>
#include <optional>
#include <string>

#include "engine/store/decode.h"

namespace attune {
namespace {

// Every column that is written, by the number of its parameter. The parts decide what an UPDATE has to name:
// a column that is named costs an update of its index, changed or not.
enum class Part : uint8_t { identity, indexed, plain };
struct Column {
  const char* name;
  Part part;
};
constexpr std::array<Column, 19> kColumns = {{
    {"rubric_key", Part::identity}, {"run_key", Part::plain},     {"conversation", Part::identity},
    {"agent_key", Part::indexed},   {"score", Part::indexed},     {"day", Part::indexed},
    {"channel", Part::plain},       {"not_scored", Part::plain},  {"auto_failed", Part::plain},
    {"raw_score", Part::plain},     {"grade", Part::plain},       {"source_key", Part::plain},
    {"record", Part::plain},        {"byte_offset", Part::plain}, {"byte_length", Part::plain},
    {"content_hash", Part::plain},  {"started_at", Part::plain},  {"criteria", Part::plain},
    {"evidence", Part::plain},
}};
constexpr int kKeyParameter = kColumns.size() + 1;

std::string insert_sql() {
  std::string names, values;
  for (size_t i = 0; i < kColumns.size(); ++i) {
    names += (i ? ", " : "") + std::string(kColumns[i].name);
    values += (i ? ", ?" : "?") + std::to_string(i + 1);
  }
  return "INSERT INTO evaluation (" + names + ") VALUES (" + values + ")";
}

std::string update_sql(bool with_indexed) {
  std::string changes;
  for (size_t i = 0; i < kColumns.size(); ++i) {
    if (kColumns[i].part == Part::identity || (kColumns[i].part == Part::indexed && !with_indexed)) continue;
    changes += (changes.empty() ? "" : ", ") + std::string(kColumns[i].name) + " = ?" + std::to_string(i + 1);
  }
  return "UPDATE evaluation SET " + changes + " WHERE evaluation_key = ?" + std::to_string(kKeyParameter);
}

constexpr char kFind[] =
    "SELECT evaluation_key, run_key, agent_key, day, not_scored, score, raw_score, grade, auto_failed, "
    "criteria "
    "FROM evaluation WHERE rubric_key = ?1 AND conversation = ?2 ORDER BY evaluation_key";

template <class Value>
std::optional<Value> when(bool condition, Value value) {
  return condition ? std::optional(value) : std::nullopt;
}

}  // namespace

TallyEntry EvaluationRecord::tally_entry() const {
  std::span<const CriterionResult> results(batch->results);
  return {row->not_scored, row->score,       row->raw_score,
          row->grade,      row->auto_failed, results.subspan(row->first_result, row->result_count)};
}

EvaluationTable::EvaluationTable(Database& database, int64_t rubric_key, int64_t run_key)
    : insert_(database, insert_sql()),
      find_(database, kFind),
      remove_(database, "DELETE FROM evaluation WHERE evaluation_key = ?1"),
      update_(database, update_sql(true)),
      update_unindexed_(database, update_sql(false)) {
  for (Statement* statement : {&insert_, &update_, &update_unindexed_}) statement->bind(rubric_key, run_key);
  find_.bind(rubric_key);
}

void EvaluationTable::bind(Statement& statement, const EvaluationRecord& record) {
  const EvaluationBatch& batch = *record.batch;
  const ConversationRow& conversation = *record.conversation;
  const EvaluationRow& row = *record.row;
  bool scored = row.not_scored == NotScored::scored;
  int at = 3;
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
}

void EvaluationTable::insert(const EvaluationRecord& record) {
  bind(insert_, record);
  insert_.run();
}

size_t EvaluationTable::find(std::string_view conversation, std::vector<KnownEvaluation>& known) {
  size_t count = 0;
  find_.bind_at(2, conversation);
  while (find_.step()) {
    if (count == known.size()) known.emplace_back();
    KnownEvaluation& row = known[count++];
    row.key = find_.integer(0);
    row.run_key = find_.integer(1);
    row.agent_key = find_.integer(2);
    row.day = find_.is_null(3) ? kNoDay : static_cast<int32_t>(find_.integer(3));
    decode_criteria(find_.text(9), numbers_, row.criteria);
    row.entry = {static_cast<NotScored>(find_.integer(4)),
                 static_cast<int32_t>(find_.integer(5)),
                 static_cast<int32_t>(find_.integer(6)),
                 static_cast<uint8_t>(find_.integer(7)),
                 find_.integer(8) != 0,
                 {}};
  }
  for (size_t i = 0; i < count; ++i) known[i].entry.criteria = known[i].criteria;
  return count;
}

void EvaluationTable::replace(const KnownEvaluation& known, const EvaluationRecord& record) {
  bool same_indexed = known.agent_key == record.agent_key && known.day == record.conversation->day &&
                      known.entry.not_scored == record.row->not_scored &&
                      (known.entry.not_scored != NotScored::scored || known.entry.score == record.row->score);
  Statement& statement = same_indexed ? update_unindexed_ : update_;
  bind(statement, record);
  statement.bind_at(kKeyParameter, known.key);
  statement.run();
}

void EvaluationTable::remove(int64_t key) { remove_.bind(key).run(); }

}  // namespace attune
