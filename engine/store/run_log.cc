#include "engine/store/run_log.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "engine/base/hash.h"
#include "engine/store/source_table.h"
#include "engine/store/writer.h"

namespace attune {
namespace {

// The name of the user that the process acts for; the number where there is no name.
std::string user_name() {
  std::array<char, 4096> buffer;
  struct passwd entry, *found = nullptr;
  if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return std::to_string(::geteuid());
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

int64_t insert_run(Database& database, std::string_view command, const std::string& program_version) {
  Statement insert(database, R"sql(
    INSERT INTO run (command, program_version, user, host, process, started_at, outcome)
    VALUES (?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'unfinished'))sql");
  std::string user = user_name(), host = host_name();
  insert.bind(command, program_version, user, host, ::getpid()).run();
  return database.last_row_key();
}

uint64_t size_of(const std::string& path) {
  std::error_code unknown;
  uint64_t bytes = std::filesystem::file_size(path, unknown);
  return unknown ? 0 : bytes;
}

}  // namespace

RunLog::RunLog(Database& database, std::string_view command, const std::string& program_version)
    : database_(database),
      run_key_(insert_run(database, command, program_version)),
      begin_(std::chrono::steady_clock::now()) {}

double RunLog::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void RunLog::record_rubric(const Rubric& rubric) {
  Statement update(database_,
                   "UPDATE run SET rubric = ?2, rubric_version = ?3, rubric_hash = ?4 WHERE run_key = ?1");
  std::string hash = hash_text(rubric.hash);
  update.bind(run_key_, rubric.id, rubric.version, hash).run();
}

std::vector<int64_t> RunLog::record_sources(const std::vector<std::string>& paths) {
  SourceTable table(database_);
  Statement record(database_,
                   "INSERT INTO run_source (run_key, position, source_key, bytes) VALUES (?1, ?2, ?3, ?4)");
  std::vector<int64_t> keys;
  for (const std::string& path : paths) {
    keys.push_back(table.key_of(path));
    record.bind(run_key_, keys.size() - 1, keys.back(), size_of(path)).run();
  }
  sources_.resize(paths.size());
  return keys;
}

// Added up, so that the order in which blocks come does not matter.
void RunLog::add(const Location& location, uint64_t& count) {
  ++count;
  const std::array<uint64_t, 3> record = {location.hash, location.offset, location.length};
  sources_[location.source].hash +=
      hash64({reinterpret_cast<const char*>(record.data()), sizeof record});  // NOLINT: bytes of integers
}

void RunLog::finish(const RunCounts& counts, int exit_status) {
  Statement source(database_, R"sql(
    UPDATE run_source
    SET records = ?3, rejects = ?4, content_hash = ?5
    WHERE run_key = ?1 AND position = ?2)sql");
  for (size_t i = 0; i < sources_.size(); ++i)
    source.bind(run_key_, i, sources_[i].records, sources_[i].rejects, sources_[i].hash).run();
  Statement update(database_, R"sql(
    UPDATE run
    SET finished_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), outcome = 'finished',
        exit_status = ?2, seconds = ?3, conversations = ?4, evaluations = ?5, scored = ?6,
        rejects = ?7, duplicates = ?8, bytes = ?9
    WHERE run_key = ?1)sql");
  update
      .bind(run_key_, exit_status, seconds(), counts.conversations, counts.evaluations, counts.scored,
            counts.rejects, counts.duplicates, counts.bytes)
      .run();
}

void RunLog::correct_exit_status(int exit_status) {
  Statement(database_, "UPDATE run SET exit_status = ?2 WHERE run_key = ?1")
      .bind(run_key_, exit_status)
      .run();
}

void RunLog::fail(std::string_view code) {
  Statement update(database_, R"sql(
    UPDATE run
    SET finished_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), seconds = ?2,
        outcome = CASE WHEN ?3 = 'interrupted' THEN ?3 ELSE 'failed' END, error = ?3
    WHERE run_key = ?1)sql");
  update.bind(run_key_, seconds(), code).run();
}

}  // namespace attune
