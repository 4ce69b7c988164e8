#include "engine/store/forget.h"

#include <unistd.h>

#include <algorithm>
#include <vector>

#include "engine/base/ascii.h"
#include "engine/store/agent_scores.h"
#include "engine/store/day.h"
#include "engine/store/day_tallies.h"
#include "engine/store/run_log.h"
#include "engine/store/schema.h"
#include "engine/store/stored_entry.h"
#include "engine/store/writer.h"

namespace attune {
namespace {

struct Kind {
  const char* name;
  const char* condition;  // on evaluation, with the id as ?1
};

Kind kind_of(ForgetWhat what) {
  switch (what) {
    case ForgetWhat::agent:
      return {"agent", " WHERE agent_key = (SELECT agent_key FROM agent WHERE id = ?1)"};
    case ForgetWhat::customer:  // whose conversations an earlier run may have stored without saying whose
      return {"customer", " WHERE conversation IN (SELECT conversation FROM evaluation WHERE customer = ?1)"};
    case ForgetWhat::conversation:
      break;
  }
  return {"conversation", " WHERE conversation = ?1"};
}

class Forgetting {
 public:
  Forgetting(Database& database, ForgetWhat what, const std::string& id)
      : database_(database), what_(what), kind_(kind_of(what)), id_(id) {}

  Forgotten remove() {
    Forgotten forgotten = count();
    bool agent_removed = false;
    for (int64_t rubric_key : keys("rubric_key")) take_from_tallies(rubric_key);
    std::vector<int64_t> sources = keys("source_key");
    bool text_removed = forget_in_texts();
    run(std::string("DELETE FROM evaluation") + kind_.condition);
    rename_unused(sources);
    database_.execute("DELETE FROM outcome WHERE conversation NOT IN (SELECT conversation FROM evaluation)");
    if (what_ == ForgetWhat::agent) {
      run("DELETE FROM agent WHERE id = ?1");
      agent_removed = database_.integer("SELECT changes()") > 0;
    }
    database_.execute("DELETE FROM agent WHERE agent_key NOT IN (SELECT agent_key FROM evaluation)");
    found_any_ = forgotten.evaluations > 0 || agent_removed || text_removed;
    return forgotten;
  }

  // After remove(): whether there was anything of the person.
  bool found_any() const { return found_any_; }

  Failure unknown() const {
    std::string name = kind_.name;
    return {
        {"unknown-" + name, "no " + name + " '" + id_ + "' in '" + database_.path() + "'",
         "ids are those of the source; in a database of pseudonyms give --pseudonymise KEYFILE too, or the "
         "pseudonym itself"}};
  }

 private:
  void run(std::string_view sql) { Statement(database_, sql).bind(id_).run(); }

  Forgotten count() {
    Statement select(database_, std::string("SELECT count(DISTINCT conversation), count(*) FROM evaluation") +
                                    kind_.condition);
    select.bind(id_).step();
    return {static_cast<uint64_t>(select.integer(0)), static_cast<uint64_t>(select.integer(1))};
  }

  // The different values of a column of what is to be removed, in order.
  std::vector<int64_t> keys(const char* columns) {
    Statement select(database_, std::string("SELECT DISTINCT ") + columns + " FROM evaluation" +
                                    kind_.condition + " ORDER BY 1");
    select.bind(id_);
    std::vector<int64_t> found;
    while (select.step()) found.push_back(select.integer(0));
    return found;
  }

  // Files of which nothing is left lose their names: those that held nothing else than what was removed
  // (`sources`), and earlier ones that are called by the id. The log keeps their sizes and hashes.
  void rename_unused(const std::vector<int64_t>& sources) {
    Statement unused(database_, R"sql(
      SELECT source_key, path
      FROM source
      WHERE source_key NOT IN (SELECT source_key FROM evaluation)
        AND source_key NOT IN (SELECT source_key FROM reject))sql");
    std::vector<int64_t> renamed;
    while (unused.step())
      if (std::binary_search(sources.begin(), sources.end(), unused.integer(0)) || names(unused.text(1)))
        renamed.push_back(unused.integer(0));
    Statement update(database_,
                     "UPDATE source SET path = '(forgotten ' || source_key || ')' WHERE source_key = ?1");
    for (int64_t source_key : renamed) update.bind(source_key).run();
  }

  // Whether the id stands in the path, as a word of its own.
  bool names(std::string_view path) const {
    auto in_word = [&](size_t at) { return at < path.size() && is_alphanumeric(path[at]); };
    for (size_t at = path.find(id_); at != std::string_view::npos; at = path.find(id_, at + 1))
      if ((at == 0 || !in_word(at - 1)) && !in_word(at + id_.size())) return true;
    return false;
  }

  // What runs were told of a speaker who is called by the id or, of an agent, by name; and what a program
  // that quoted names of roles kept of rejects. Whether there was anything.
  bool forget_in_texts() {
    std::vector<std::string> called = {id_};
    Statement name(database_, "SELECT name FROM agent WHERE id = ?1 AND name <> ''");
    if (name.bind(id_); what_ == ForgetWhat::agent && name.step()) called.push_back(name.string(0));
    Statement roles(database_, R"sql(
      UPDATE reading
      SET options = json_set(options, '$.roles', (
        SELECT json_group_object(key, value) FROM json_each(options, '$.roles') WHERE key <> ?1))
      WHERE EXISTS (SELECT 1 FROM json_each(options, '$.roles') WHERE key = ?1))sql");
    Statement details(database_, "SELECT reject_key, detail FROM reject WHERE code = 'unknown-role'");
    Statement blot(database_, "UPDATE reject SET detail = '(forgotten)' WHERE reject_key = ?1");
    bool found = false;
    for (const std::string& text : called) {
      roles.bind(text).run();
      found |= database_.integer("SELECT changes()") > 0;
    }
    std::vector<int64_t> telling;
    while (details.step())
      for (const std::string& text : called)
        if (details.text(1).find("'" + text + "'") != std::string_view::npos)
          telling.push_back(details.integer(0));
    for (int64_t reject_key : telling) blot.bind(reject_key).run();
    return found || !telling.empty();
  }

  void take_from_tallies(int64_t rubric_key) {
    constexpr size_t kTallyBytes = 16 << 20;
    TallyShape shape = stored_shape(database_, rubric_key);
    DayTallies tallies(database_, rubric_key, shape, kTallyBytes);
    Statement select(database_, std::string("SELECT agent_key, day, ") + std::string(kEntryColumns) +
                                    " FROM evaluation" + kind_.condition + " AND rubric_key = ?2");
    select.bind(id_, rubric_key);
    EntryReader entries;
    while (select.step()) {
      int32_t day = select.is_null(1) ? kNoDay : static_cast<int32_t>(select.integer(1));
      tallies.add(select.integer(0), day, entries.read(select, 2), -1);
      if (tallies.full()) tallies.flush();
    }
    tallies.flush();
    refresh_agent_scores(database_, rubric_key, shape, tallies.touched_agents());
  }

  Database& database_;
  const ForgetWhat what_;
  const Kind kind_;
  const std::string& id_;
  bool found_any_ = false;
};

// With a rollback journal instead of a write-ahead log nothing is left beside the file; and freed pages are
// overwritten even before the file is rebuilt.
void leave_no_traces(Database& database) {
  database.change_journal("PRAGMA journal_mode = DELETE");
  database.execute("PRAGMA secure_delete = ON");
}

void check_ours(Database& database) {
  if (identify(database) == DatabaseKind::empty)
    throw Failure{{"empty-database",
                   "'" + database.path() + "' holds no scores: no run into it has finished yet",
                   "there is nothing to forget"}};
}

// Writes the file anew, without pages that were freed, and without what is left in the others.
void rebuild(Database& database) {
  try {
    database.execute("VACUUM");
  } catch (Failure& failure) {
    failure.error.message += "; the rows are gone, but traces of them may be left in the file";
    failure.error.help = "once that is mended, run the same command again: it rebuilds the file";
    throw;
  }
}

// What an earlier call that was ended too soon still owes. True when there was any.
bool finish_earlier(Database& database) {
  if (database.integer(
          "SELECT EXISTS (SELECT 1 FROM run WHERE command = 'forget' AND outcome = 'unfinished')") == 0)
    return false;
  rebuild(database);
  database.execute(R"sql(
    UPDATE run
    SET outcome = 'finished', exit_status = 0, finished_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE command = 'forget' AND outcome = 'unfinished')sql");
  return true;
}

RunCounts counts_of(const Forgotten& forgotten) {
  RunCounts counts;
  counts.conversations = forgotten.conversations;
  counts.evaluations = forgotten.evaluations;
  return counts;
}

// Before the run is finished: whoever finishes it no longer knows them.
void note_counts(Database& database, int64_t run_key, const Forgotten& forgotten) {
  Statement update(database, "UPDATE run SET conversations = ?2, evaluations = ?3 WHERE run_key = ?1");
  update.bind(run_key, forgotten.conversations, forgotten.evaluations).run();
}

}  // namespace

Result<Forgotten> forget(const std::string& path, ForgetWhat what, const std::string& id,
                         const std::string& program_version, const ForgetOptions& options) {
  return guarded([&] {
    if (::access(path.c_str(), F_OK) != 0)
      throw Failure{{"no-database", "there is no file '" + path + "'", "check the path"}};
    Database database(path, Database::Access::write, options.lock_wait_ms);
    check_ours(database);
    leave_no_traces(database);
    bool finished_earlier = finish_earlier(database);
    Transaction transaction(database, Transaction::Kind::write);
    check_ours(database);
    if (what != ForgetWhat::conversation && options.pseudonym_key != 0)
      check_pseudonyms(database, options.pseudonym_key);
    Forgetting forgetting(database, what, id);
    Forgotten forgotten = forgetting.remove();
    forgotten.finished_earlier = finished_earlier;
    if (!forgetting.found_any()) {
      if (finished_earlier) return forgotten;
      throw forgetting.unknown();
    }
    RunLog log(database, kForgetRun, program_version);
    note_counts(database, log.run_key(), forgotten);
    transaction.commit();
    rebuild(database);
    log.finish(counts_of(forgotten), 0);
    return forgotten;
  });
}

}  // namespace attune
