#include "engine/store/verify.h"

#include <unistd.h>

#include <map>

#include "engine/store/schema.h"
#include "engine/store/verifier.h"

namespace attune {
namespace {

// The pages of the file, and indexes against their tables.
void verify_file(Verifier& verifier) {
  Statement select(verifier.database, "PRAGMA integrity_check(10)");
  while (select.step())
    if (select.text(0) != "ok") verifier.find(select.string(0));
}

using Objects = std::map<std::string, std::string>;

Objects objects_of(Database& database) {
  Objects objects;
  Statement select(database, "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL");
  while (select.step()) objects[select.string(0)] = select.string(1);
  return objects;
}

// Tables, views and indexes are those of a new database, and so are the names of the numbers.
void verify_schema(Verifier& verifier) {
  Database fresh(":memory:", Database::Access::create, 0);
  prepare_schema(fresh, DatabaseKind::empty);
  create_conversation_index(fresh);
  create_agent_index(fresh);
  bool any = verifier.database.integer("SELECT EXISTS (SELECT 1 FROM run WHERE outcome = 'finished')") != 0;
  Objects here = objects_of(verifier.database);
  for (const auto& [name, sql] : objects_of(fresh)) {
    if (here.count(name) == 0) {
      // The indexes of evaluations are built at the end of the first run.
      if (any || name.rfind("index evaluation_", 0) != 0) verifier.find(name + " is missing");
    } else if (here[name] != sql) {
      verifier.find(name + " is not as attune made it");
    }
  }
  for (const char* table :
       {"channel_name", "verdict_name", "reason_name", "not_scored_name", "evidence_part_name"}) {
    std::string sql = std::string("SELECT group_concat(value || name) FROM ") + table;
    Statement of_here(verifier.database, sql), of_fresh(fresh, sql);
    if (of_here.step() && of_fresh.step() && of_here.text(0) != of_fresh.text(0))
      verifier.find(std::string("table ") + table + " does not name what attune stores");
  }
}

void verify_references(Verifier& verifier) {
  Statement select(verifier.database,
                   "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2");
  while (select.step())
    verifier.find(std::to_string(select.integer(2)) + " rows of " + select.string(0) + " point to rows of " +
                  select.string(1) + " that are not there");
}

const std::string& existing(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return path;
  throw Failure{{"no-database", "there is no file '" + path + "'", "check the path"}};
}

}  // namespace

Result<Verification> verify(const std::string& path) {
  constexpr int kLockWaitMs = 5000;
  return guarded([&] {
    Database database(existing(path), Database::Access::read, kLockWaitMs);
    if (identify(database) == DatabaseKind::empty)
      throw Failure{{"empty-database", "'" + path + "' holds no tables: nothing was stored in it yet", ""}};
    Transaction transaction(database, Transaction::Kind::read);
    Verification result;
    Verifier verifier(database, result);
    verifier.check("file", [&] { verify_file(verifier); });
    verifier.check("schema", [&] { verify_schema(verifier); });
    verifier.check("references", [&] { verify_references(verifier); });
    verifier.check("rubrics", [&] { verify_rubrics(verifier); });
    verifier.check("evaluations", [&] { verify_evaluations(verifier); });
    verifier.check("outcomes", [&] { verify_outcomes(verifier); });
    verifier.check("tallies", [&] { verify_tallies(verifier); });
    verifier.check("scores", [&] { verify_scores(verifier); });
    verifier.check("people", [&] { verify_people(verifier); });
    verifier.check("runs", [&] { verify_runs(verifier); });
    return result;
  });
}

}  // namespace attune
