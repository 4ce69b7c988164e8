// What of a stored evaluation enters its tally, read back. Internal to engine/store.
#pragma once

#include <string_view>
#include <vector>

#include "engine/store/tally.h"

namespace attune {

// The columns that EntryReader::read() reads.
inline constexpr std::string_view kEntryColumns =
    "not_scored, score, raw_score, grade, auto_failed, criteria";
inline constexpr int kEntryColumnCount = 6;

class EntryReader {
 public:
  // From the columns `first` and following of the row; valid until the next call. Throws 'damaged-database'.
  TallyEntry read(const Statement& row, int first);

 private:
  std::vector<int64_t> numbers_;
  std::vector<CriterionResult> criteria_;
};

// The shape of the tallies under a stored rubric version.
TallyShape stored_shape(Database& database, int64_t rubric_key);

}  // namespace attune
