#include "engine/store/source_table.h"

#include <filesystem>

#include "engine/base/file_path.h"

namespace attune {
namespace {

constexpr int64_t kNone = 0;  // keys begin at 1

// By the index: absolute paths all begin with the same sign.
bool has_relative_paths(Database& database) {
  Statement any(database, "SELECT 1 FROM source WHERE (path < '/' OR path >= '0') AND path <> '-' LIMIT 1");
  return any.step();
}

}  // namespace

SourceTable::SourceTable(Database& database)
    : database_(database),
      has_earlier_(has_relative_paths(database)),
      select_(database, "SELECT source_key FROM source WHERE path = ?1"),
      insert_(database, "INSERT INTO source (path) VALUES (?1)"),
      rename_(database, "UPDATE source SET path = ?2 WHERE source_key = ?1"),
      move_rejects_(database, "UPDATE reject SET source_key = ?2 WHERE source_key = ?1") {}

int64_t SourceTable::find(const std::string& name) {
  select_.bind(name);
  int64_t key = select_.step() ? select_.integer(0) : kNone;
  select_.reset();
  return key;
}

int64_t SourceTable::key_of(const std::string& path) {
  const std::string name = paths_.of(path);
  int64_t key = find(name);
  if (has_earlier_ && name.starts_with('/')) {
    const std::string relative = path_from_here(name);
    for (const std::string& earlier :
         {path, std::filesystem::path(path).lexically_normal().string(), relative, "./" + relative})
      if (earlier != name) key = take_over(earlier, name, key);
  }
  if (key != kNone) return key;
  insert_.bind(name).run();
  return database_.last_row_key();
}

// Where both names have a row, evaluations move to the right one as they are scored again, and rejects at
// once: they are looked for by file when it is read.
int64_t SourceTable::take_over(const std::string& earlier_name, const std::string& name, int64_t key) {
  const int64_t earlier = find(earlier_name);
  if (earlier == kNone || earlier == key) return key;
  if (key == kNone) {
    rename_.bind(earlier, name).run();
    return earlier;
  }
  move_rejects_.bind(earlier, key).run();
  return key;
}

}  // namespace attune
