// ScoreReader: the log of runs.
#include "engine/base/hash.h"
#include "engine/store/reader_state.h"

namespace attune {
namespace {

constexpr char kRuns[] = R"sql(
SELECT run_key, command, program_version, user, host, process,
       rubric, rubric_hash, rubric_version,
       started_at, finished_at, outcome, error, exit_status, seconds,
       conversations, evaluations, scored, rejects, duplicates, bytes,
       (SELECT count(*) FROM run_source s WHERE s.run_key = run.run_key)
FROM run
ORDER BY run_key DESC
)sql";

RunInfo run_of(const Statement& row) {
  auto number = [&](int column) { return static_cast<uint64_t>(row.integer(column)); };
  RunInfo run;
  run.key = row.integer(0);
  run.command = row.string(1);
  run.program_version = row.string(2);
  run.user = row.string(3);
  run.host = row.string(4);
  run.process = row.integer(5);
  run.rubric = row.string(6);
  run.rubric_hash = row.string(7);
  run.rubric_version = static_cast<int>(row.integer(8));
  run.started_at = row.string(9);
  run.finished_at = row.string(10);
  run.outcome = row.string(11);
  run.error = row.string(12);
  if (!row.is_null(13)) run.exit_status = static_cast<int>(row.integer(13));
  if (!row.is_null(14)) run.seconds = row.real(14);
  run.conversations = number(15);
  run.evaluations = number(16);
  run.scored = number(17);
  run.rejects = number(18);
  run.duplicates = number(19);
  run.bytes = number(20);
  run.sources = number(21);
  return run;
}

}  // namespace

Result<std::vector<RunInfo>> ScoreReader::runs() {
  return state_->read([&] {
    std::vector<RunInfo> all;
    Statement select(state_->database, kRuns);
    while (select.step()) all.push_back(run_of(select));
    return all;
  });
}

Result<std::vector<RunSource>> ScoreReader::run_sources(int64_t run_key) {
  return state_->read([&] {
    std::vector<RunSource> all;
    Statement select(state_->database, R"sql(
      SELECT path, bytes, records, rejects, content_hash
      FROM run_source JOIN source USING (source_key)
      WHERE run_key = ?1
      ORDER BY position)sql");
    select.bind(run_key);
    while (select.step()) {
      RunSource& source = all.emplace_back();
      source.path = select.string(0);
      source.bytes = static_cast<uint64_t>(select.integer(1));
      if (select.is_null(4)) continue;
      source.records = static_cast<uint64_t>(select.integer(2));
      source.rejects = static_cast<uint64_t>(select.integer(3));
      source.hash = hash_text(static_cast<uint64_t>(select.integer(4)));
    }
    return all;
  });
}

}  // namespace attune
