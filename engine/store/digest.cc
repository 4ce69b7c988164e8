// ScoreReader::digest: one figure for the content of a database.
//
// Every row is hashed by what it says (ids instead of keys), and the hashes are added up, so the order of
// rows does not matter.
#include <array>

#include "engine/base/hash.h"
#include "engine/store/reader_state.h"

namespace attune {
namespace {

struct Part {
  const char* name;
  const char* columns;    // what a row says
  const char* locations;  // and where it was read from
  const char* from;
};

constexpr std::array<Part, 7> kParts = {{
    {"rubric", "r.hash, r.name, r.version, k.id, k.weight, k.auto_fail", "",
     "FROM rubric r JOIN criterion k USING (rubric_key)"},
    {"agent", "a.id, a.name, a.team", "",
     "FROM agent a WHERE agent_key IN (SELECT agent_key FROM agent_score)"},
    {"evaluation", R"sql(
       e.conversation, a.id, r.hash, e.channel, e.day, e.started_at,
       e.not_scored, e.auto_failed, e.score, e.raw_score, e.grade,
       e.criteria, e.evidence, e.content_hash, e.customer, e.quotes)sql",
     ", s.path, e.record, e.byte_offset, e.byte_length", R"sql(
     FROM evaluation e
     JOIN agent a USING (agent_key)
     JOIN rubric r USING (rubric_key)
     JOIN source s USING (source_key))sql"},
    {"agent_day", R"sql(
       a.id, r.hash, t.day, t.evaluations, t.scored, t.auto_failed,
       t.score_sum, t.score_squares, t.raw_score_sum,
       t.not_scored, t.grades, t.criteria)sql",
     "", "FROM agent_day t JOIN agent a USING (agent_key) JOIN rubric r USING (rubric_key)"},
    {"agent_score", R"sql(
       a.id, r.hash, t.evaluations, t.scored, t.auto_failed,
       t.score_sum, t.score_squares, t.raw_score_sum,
       t.not_scored, t.grades, t.criteria, t.rates)sql",
     "", "FROM agent_score t JOIN agent a USING (agent_key) JOIN rubric r USING (rubric_key)"},
    {"outcome", "conversation, csat, nps, ces, resolved, churned, queue", "", "FROM outcome"},
    {"reject", "j.code, j.detail", ", s.path, j.record, j.byte_offset, j.byte_length",
     "FROM reject j JOIN source s USING (source_key)"},
}};

uint64_t digest_of(Database& database, const Part& part, bool locations) {
  Statement select(
      database, std::string("SELECT ") + part.columns + (locations ? part.locations : "") + " " + part.from);
  int columns = select.column_count();
  uint64_t sum = 0;
  std::string row;
  while (select.step()) {
    row = part.name;
    for (int i = 0; i < columns; ++i) {
      row += '\n';
      row += select.is_null(i) ? "-" : "+";
      row += select.text(i);
    }
    sum += hash64(row);
  }
  return sum;
}

}  // namespace

Result<std::string> ScoreReader::digest(bool locations) {
  return state_->read([&] {
    std::string sums;
    for (const Part& part : kParts) sums += hash_text(digest_of(state_->database, part, locations));
    return hash_text(hash64(sums));
  });
}

}  // namespace attune
