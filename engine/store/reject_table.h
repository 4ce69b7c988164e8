// RejectTable: the rows of `reject`, which are those of the last reading of each record.
//
// A run forgets what an earlier one said of a source only as far as it has read the source itself: what
// cannot be opened any more, or ends too early, keeps the rejects of what was not read again. Throws Failure.
// One thread at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/store/sqlite.h"

namespace attune {

struct RejectRow;

class RejectTable {
 public:
  // `source_keys`: of the run's sources, which Location::source counts; must outlive the table.
  RejectTable(Database& database, int64_t run_key, const std::vector<int64_t>& source_keys);

  void insert(const std::vector<RejectRow>& rejects);
  // To be called for every other record of a source, in any order.
  void note_read(const Location& location);
  // The source was not read to its end, or not at all.
  void note_incomplete(uint32_t source) { sources_[source].complete = false; }

  // At the end of the run: removes what earlier runs said of records that this one has read, or has found
  // gone.
  void forget_earlier();

 private:
  struct Progress {
    bool complete = true;
    uint64_t last_record = 0;  // the highest that was read
  };

  Database& database_;
  const int64_t run_key_;
  const std::vector<int64_t>& source_keys_;
  std::vector<Progress> sources_;
};

}  // namespace attune
