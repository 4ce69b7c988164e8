#include "engine/store/rubric_table.h"

#include "engine/base/hash.h"

namespace attune {
namespace {

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
  return text;
}

int64_t upsert_rubric(Database& database, const Rubric& rubric) {
  Statement insert(database, R"sql(
    INSERT INTO rubric (name, version, hash, title, description, languages)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (hash) DO UPDATE SET
      name = excluded.name, version = excluded.version, title = excluded.title,
      description = excluded.description, languages = excluded.languages)sql");
  std::string hash = hash_text(rubric.hash), languages = join(rubric.languages);
  insert.bind(rubric.id, rubric.version, hash, rubric.title, rubric.description, languages).run();
  Statement select(database, "SELECT rubric_key FROM rubric WHERE hash = ?1");
  select.bind(hash);
  select.step();
  return select.integer(0);
}

}  // namespace

int64_t record_rubric(Database& database, const Rubric& rubric) {
  int64_t key = upsert_rubric(database, rubric);
  Statement section(database, "INSERT OR REPLACE INTO section VALUES (?1, ?2, ?3, ?4)");
  for (size_t i = 0; i < rubric.sections.size(); ++i)
    section.bind(key, i, rubric.sections[i].id, rubric.sections[i].title).run();

  Statement criterion(database, R"sql(
    INSERT OR REPLACE INTO criterion (
      rubric_key, position, id, version, title, coaching, section, weight, auto_fail)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql");
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    const Criterion& c = rubric.criteria[i];
    criterion.bind(key, i, c.id, c.version, c.title, c.coaching, c.section, c.weight / 1000.0, c.auto_fail)
        .run();
  }

  Statement own_weight(database, "INSERT OR REPLACE INTO channel_weight VALUES (?1, ?2, ?3, ?4)");
  for (size_t i = 0; i < rubric.criteria.size(); ++i)
    for (const auto& [channel, weight] : rubric.criteria[i].channel_weights)
      own_weight.bind(key, i, static_cast<int>(channel), weight / 1000.0).run();

  Statement signal(database, "INSERT OR REPLACE INTO signal VALUES (?1, ?2, ?3, ?4)");
  for (size_t i = 0; i < rubric.signals.size(); ++i)
    signal.bind(key, i, rubric.signals[i].criterion, rubric.signals[i].name).run();

  Statement grade(database, "INSERT OR REPLACE INTO grade VALUES (?1, ?2, ?3, ?4)");
  for (size_t i = 0; i < rubric.grades.size(); ++i)
    grade.bind(key, i, rubric.grades[i].name, rubric.grades[i].at_least / 100.0).run();
  return key;
}

void mark_latest_rubrics(Database& database) {
  database.execute(R"sql(
    UPDATE rubric
    SET latest = rubric_key = (
      SELECT r.rubric_key
      FROM rubric r
      WHERE r.name = rubric.name
      ORDER BY r.version DESC, (SELECT max(run_key) FROM run WHERE run.rubric_key = r.rubric_key) DESC
      LIMIT 1))sql");
}

}  // namespace attune
