#include "engine/store/stored_entry.h"

#include "engine/store/decode.h"

namespace attune {
namespace {

size_t count_of(Database& database, std::string_view sql, int64_t rubric_key) {
  Statement select(database, sql);
  select.bind(rubric_key);
  return select.step() ? static_cast<size_t>(select.integer(0)) : 0;
}

}  // namespace

TallyEntry EntryReader::read(const Statement& row, int first) {
  decode_criteria(row.text(first + 5), numbers_, criteria_);
  return {to_enum<NotScored>(row.integer(first), kNotScoredCount),
          static_cast<int32_t>(row.integer(first + 1)),
          static_cast<int32_t>(row.integer(first + 2)),
          static_cast<uint8_t>(row.integer(first + 3)),
          row.integer(first + 4) != 0,
          criteria_};
}

TallyShape stored_shape(Database& database, int64_t rubric_key) {
  return {count_of(database, "SELECT count(*) FROM grade WHERE rubric_key = ?1", rubric_key),
          count_of(database, "SELECT count(*) FROM criterion WHERE rubric_key = ?1", rubric_key)};
}

}  // namespace attune
