// Join: what is known of conversations besides their records: outcomes and queues from a table, and who their
// agent was.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/json/json_cursor.h"
#include "engine/input/tables/join_table.h"
#include "engine/model/conversation.h"

namespace attune {

struct JoinOptions {
  std::string table;  // path; empty: none
  ColumnMap columns;  // of both tables
  // Who the agent is: "file-name" (of the record's file, without its folder and endings), the path of a table
  // with a column 'agent' (.csv, .tsv, .ndjson, .jsonl, also .gz and .zst), or the place of a field in the
  // record ("metadata.agent.id"; elements of lists by number, from 0). Empty: the record says.
  std::string agent_from;
};

// What a run's joins came to.
struct JoinReport {
  JoinCounts table, agent_table;
  uint64_t without_row = 0;     // conversations that the table has no row for
  uint64_t without_agent = 0;   // conversations whose agent --agent-from did not tell: the record's stands
  uint64_t several_agents = 0;  // conversations with several agents, who stay as the record names them
};

// Immutable but for its counts; shared by threads.
class Join {
 public:
  // Errors: those of JoinTable::load(), and 'bad-agent-source'.
  static Result<std::unique_ptr<Join>> load(const JoinOptions& options);

  // Buffers of one thread. The texts that apply() gives to a conversation point into them and into the
  // tables.
  struct Scratch {
    std::unique_ptr<JsonCursor> json;  // made when it is needed
  };

  // Adds what is known to `conversation`, which was read from `record` (kTextPadding readable bytes after it)
  // of the file `path`. What a table says goes before what the record says; a queue becomes the tag 'queue'.
  // Of several agents none is changed.
  void apply(std::string_view path, std::string_view record, Conversation& conversation,
             Scratch& scratch) const;

  // Whether records without an agent are to be read: this tells it.
  bool names_agents() const { return agent_from_ != AgentFrom::record || (table_ && table_->has_agents()); }

  JoinReport report() const;
  const JoinTable* table() const { return table_.get(); }
  const JoinTable* agent_table() const { return agent_table_.get(); }

 private:
  enum class AgentFrom : uint8_t { record, file_name, field, table };

  Join() = default;
  Status set_agent_source(const JoinOptions& options);
  Agent told_agent(std::string_view path, std::string_view record, const Conversation& conversation,
                   Scratch& scratch) const;
  bool set_agent(const Agent& agent, Conversation& conversation) const;

  std::unique_ptr<JoinTable> table_, agent_table_;
  AgentFrom agent_from_ = AgentFrom::record;
  std::vector<std::string> field_;  // the keys that lead to it
  mutable std::atomic<uint64_t> without_row_ = 0, without_agent_ = 0, several_agents_ = 0;
};

}  // namespace attune
