// KnownRows: which rows a conversation has already, from earlier runs or from this one.
//
// Looking an id up in the index is exact, but an index that has to be kept up to date while rows come in
// costs several times as much as one that is built at the end. So a first load appends without indexes, a
// filter of ids saying that each is certainly new, and so does a later run that has added much in a row. The
// first id that the filter is not certain of puts an end to that: the index is built, and from there on every
// id is looked up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/hash_set.h"
#include "engine/store/evaluation_table.h"

namespace attune {

class KnownRows {
 public:
  // `filter_ids` bounds the filter. Changes speed only.
  KnownRows(Database& database, EvaluationTable& evaluations, int64_t rubric_key, size_t filter_ids);

  // The rows of the conversation under the rubric version; valid until the next call. The answer is exact.
  std::span<KnownEvaluation> find(std::string_view conversation);

  // To be called for every row that is changed: after many, the index that is not needed for looking up is
  // left for the end as well.
  void note_change();

  // Builds the indexes that are missing.
  void finish();

 private:
  void append_from_now_on();
  void look_up_from_now_on();
  bool load_filter();

  // Constant after construction.
  Database& database_;
  EvaluationTable& evaluations_;
  const int64_t rubric_key_;
  const size_t filter_ids_;
  const int64_t patience_;  // after this many new in a row, or changes, more are expected

  // While appending: all ids of the rubric version, by their hashes. "Not seen" is certain; "seen" may be
  // chance, so it is the question and the database the answer.
  HashSet64 filter_;
  bool appending_ = false;
  bool settled_ = false;  // appending has been tried, and is not tried again
  int64_t added_in_a_row_ = 0, changed_ = 0;
  std::vector<KnownEvaluation> rows_;
};

}  // namespace attune
