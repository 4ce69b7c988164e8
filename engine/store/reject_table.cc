#include "engine/store/reject_table.h"

#include <algorithm>
#include <limits>

#include "engine/store/writer.h"

namespace attune {

RejectTable::RejectTable(Database& database, int64_t run_key, const std::vector<int64_t>& source_keys)
    : database_(database), run_key_(run_key), source_keys_(source_keys), sources_(source_keys.size()) {}

void RejectTable::insert(const std::vector<RejectRow>& rejects) {
  Statement insert(database_, R"sql(
    INSERT INTO reject (source_key, run_key, record, byte_offset, byte_length, code, detail)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql");
  for (const RejectRow& reject : rejects) {
    const Location& at = reject.location;
    insert
        .bind(source_keys_[at.source], run_key_, at.record, at.offset, at.length, reject.code, reject.detail)
        .run();
    note_read(at);
  }
}

void RejectTable::note_read(const Location& location) {
  uint64_t& last = sources_[location.source].last_record;
  last = std::max(last, location.record);
}

void RejectTable::forget_earlier() {
  Statement forget(database_, "DELETE FROM reject WHERE source_key = ?1 AND run_key <> ?2 AND record <= ?3");
  for (size_t i = 0; i < sources_.size(); ++i) {
    const Progress& source = sources_[i];
    int64_t last =
        source.complete ? std::numeric_limits<int64_t>::max() : static_cast<int64_t>(source.last_record);
    forget.bind(source_keys_[i], run_key_, last).run();
  }
}

}  // namespace attune
