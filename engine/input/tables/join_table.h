// JoinTable: what a table says of conversations, by their id: outcomes, queue, agent and team.
//
// A table is CSV with a header, or NDJSON; gzip and zstd are read too. Its columns (or keys) are
//
//   conversation                         the conversation's id; also: conversation_id, id
//   csat, nps, ces                       numbers
//   resolved, churned                    true, false, yes, no, 1, 0
//   agent, agent_name, team, queue       text; also: agent_id
//
// whatever their case, blanks and dashes ("Conversation ID"). Others are an error unless they are mapped.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/conversation.h"

namespace attune {

// Columns by another name: {"Survey score", "csat"}; to "-" are those to be passed over.
using ColumnMap = std::vector<std::pair<std::string, std::string>>;

// The texts point into the table.
struct JoinRow {
  std::string_view conversation, agent, agent_name, team, queue;
  Outcome outcome;
};

// How a table fitted. Rows that were looked up and not found are counted by who looks.
struct JoinCounts {
  uint64_t rows = 0;        // with an id of their own
  uint64_t duplicates = 0;  // rows with an id that an earlier row has: the first counts
  uint64_t faults = 0;      // cells that could not be read, and rows without an id
  uint64_t unused = 0;      // of `rows`: no conversation had their id
};

// What a table may hold: all of it is in memory while the run goes on.
struct TableLimits {
  uint64_t bytes = uint64_t{1} << 30;  // decompressed
  uint64_t rows = 10'000'000;
};

// Immutable but for the marks of what was used; shared by threads. Memory: its texts, and about 230 bytes
// a row.
class JoinTable {
 public:
  // Errors: 'missing-input', 'unreadable-input' and the like, 'bad-table' (no header, a column that is not
  // known, given twice, or missing; quotes that do not close; not UTF-8; an array), 'table-too-large'.
  static Result<std::unique_ptr<JoinTable>> load(const std::string& path, const ColumnMap& columns,
                                                 const TableLimits& limits = {});

  // The row of a conversation, marked as used; null when there is none.
  const JoinRow* find(std::string_view conversation) const;

  bool has_agents() const { return has_agents_; }
  JoinCounts counts() const;
  // The first faults, for a person: "line 7: csat: not a number".
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  friend class JoinTableReader;
  JoinTable() = default;

  std::deque<std::string> texts_;
  std::vector<JoinRow> rows_;
  std::unordered_map<std::string_view, uint32_t> by_id_;
  mutable std::vector<std::atomic<bool>> used_;
  bool has_agents_ = false;
  JoinCounts counts_;
  std::vector<std::string> faults_;
};

}  // namespace attune
