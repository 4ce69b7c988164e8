#include "engine/store/forget.h"

#include <unistd.h>

#include <vector>

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
    case ForgetWhat::customer:
      return {"customer", " WHERE customer = ?1"};
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
    for (int64_t rubric_key : rubrics()) take_from_tallies(rubric_key);
    run(std::string("DELETE FROM evaluation") + kind_.condition);
    database_.execute("DELETE FROM outcome WHERE conversation NOT IN (SELECT conversation FROM evaluation)");
    if (what_ == ForgetWhat::agent) {
      run("DELETE FROM agent WHERE id = ?1");
      agent_removed = database_.integer("SELECT changes()") > 0;
    }
    if (forgotten.evaluations == 0 && !agent_removed) throw unknown();
    return forgotten;
  }

 private:
  void run(std::string_view sql) { Statement(database_, sql).bind(id_).run(); }

  Failure unknown() const {
    std::string name = kind_.name;
    return {{"unknown-" + name, "no " + name + " '" + id_ + "' in '" + database_.path() + "'",
             "ids are those of the source; with --pseudonymise they are looked up by their pseudonym"}};
  }

  Forgotten count() {
    Statement select(database_, std::string("SELECT count(DISTINCT conversation), count(*) FROM evaluation") +
                                    kind_.condition);
    select.bind(id_).step();
    return {static_cast<uint64_t>(select.integer(0)), static_cast<uint64_t>(select.integer(1))};
  }

  std::vector<int64_t> rubrics() {
    Statement select(database_, std::string("SELECT DISTINCT rubric_key FROM evaluation") + kind_.condition);
    select.bind(id_);
    std::vector<int64_t> keys;
    while (select.step()) keys.push_back(select.integer(0));
    return keys;
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
};

// With a rollback journal instead of a write-ahead log nothing is left beside the file; and freed pages are
// overwritten even before the file is rebuilt.
constexpr char kSettings[] = "PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON;";

void check_ours(Database& database) {
  if (identify(database) == DatabaseKind::empty)
    throw Failure{{"empty-database",
                   "'" + database.path() + "' holds no scores: no run into it has finished yet",
                   "there is nothing to forget"}};
}

}  // namespace

Result<Forgotten> forget(const std::string& path, ForgetWhat what, const std::string& id,
                         const std::string& program_version, const ForgetOptions& options) {
  return guarded([&] {
    if (::access(path.c_str(), F_OK) != 0)
      throw Failure{{"no-database", "there is no file '" + path + "'", "check the path"}};
    Database database(path, Database::Access::write, options.lock_wait_ms);
    check_ours(database);
    database.execute(kSettings);
    Transaction transaction(database, Transaction::Kind::write);
    check_ours(database);
    if (what != ForgetWhat::conversation) check_pseudonyms(database, options.pseudonym_key);
    RunLog log(database, kForgetRun, program_version);
    Forgotten forgotten = Forgetting(database, what, id).remove();
    RunCounts counts;
    counts.conversations = forgotten.conversations;
    counts.evaluations = forgotten.evaluations;
    log.finish(counts, 0);
    transaction.commit();
    database.execute("VACUUM");
    return forgotten;
  });
}

}  // namespace attune
