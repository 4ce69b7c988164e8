#include "engine/store/known_rows.h"

#include "engine/base/hash.h"
#include "engine/store/schema.h"

namespace attune {
namespace {

// Keeping indexes up to date goes all over their pages. Appending stays at the end of the table, and what
// does not fit into the cache is written while others score, instead of at the end, while nobody else does
// anything. Building an index sorts in memory of the size of the cache, and runs that stay in the processor's
// own cache are sorted faster.
constexpr char kLookUpCache[] = "PRAGMA cache_size = -49152";
constexpr char kAppendCache[] = "PRAGMA cache_size = -2048";

// Building the indexes takes about a tenth of the time a row that keeping them up to date does, for all rows:
// after a sixteenth of the table it would have been worth it, even if nothing more came.
int64_t patience_for(Database& database) {
  return 64 + database.integer("SELECT max(evaluation_key) FROM evaluation") / 16;
}

bool is_empty(Database& database) {
  return database.integer("SELECT EXISTS (SELECT 1 FROM evaluation)") == 0;
}

}  // namespace

KnownRows::KnownRows(Database& database, EvaluationTable& evaluations, int64_t rubric_key, size_t filter_ids)
    : database_(database),
      evaluations_(evaluations),
      rubric_key_(rubric_key),
      filter_ids_(filter_ids),
      patience_(patience_for(database)),
      filter_(filter_ids) {
  if (is_empty(database)) {
    append_from_now_on();
  } else {
    database.execute(kLookUpCache);
  }
}

void KnownRows::append_from_now_on() {
  drop_conversation_index(database_);
  drop_agent_index(database_);
  database_.execute(kAppendCache);
  appending_ = true;
}

void KnownRows::look_up_from_now_on() {
  evaluations_.flush();
  filter_ = HashSet64(0);
  database_.execute(kAppendCache);
  create_conversation_index(database_);
  database_.execute(kLookUpCache);
  appending_ = false;
  settled_ = true;
}

// False when there are more ids than it holds.
bool KnownRows::load_filter() {
  filter_ = HashSet64(filter_ids_);
  Statement select(database_, "SELECT conversation FROM evaluation WHERE rubric_key = ?1");
  select.bind(rubric_key_);
  while (select.step()) {
    if (filter_.add(hash64(select.text(0))) == HashSet64::Answer::full) return false;
  }
  return true;
}

std::span<KnownEvaluation> KnownRows::find(std::string_view conversation) {
  if (appending_) {
    if (filter_.add(hash64(conversation)) == HashSet64::Answer::added) return {};
    look_up_from_now_on();
  }
  evaluations_.flush();
  size_t count = evaluations_.find(conversation, rows_);
  added_in_a_row_ = count == 0 ? added_in_a_row_ + 1 : 0;
  if (added_in_a_row_ > patience_ && !settled_) {
    settled_ = true;
    if (load_filter() && filter_.add(hash64(conversation)) != HashSet64::Answer::full) append_from_now_on();
  }
  return std::span(rows_).first(count);
}

void KnownRows::note_change() {
  if (++changed_ == patience_) drop_agent_index(database_);
}

void KnownRows::finish() {
  filter_ = HashSet64(0);
  database_.execute(kAppendCache);
  create_conversation_index(database_);
  create_agent_index(database_);
}

}  // namespace attune
