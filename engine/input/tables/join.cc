#include "engine/input/tables/join.h"

#include <algorithm>
#include <array>
#include <span>

#include "engine/base/ascii.h"
#include "engine/input/native/field_reader.h"

namespace attune {
namespace {

constexpr std::array<std::string_view, 2> kPackedEndings = {".gz", ".zst"};
constexpr std::array<std::string_view, 3> kTableEndings = {".csv", ".tsv", ".ndjson"};

std::string_view without_ending(std::string_view name, std::span<const std::string_view> endings) {
  for (std::string_view ending : endings)
    if (name.size() > ending.size() && name.ends_with(ending)) name.remove_suffix(ending.size());
  return name;
}

// "a-17" of "calls/a-17.json.gz".
std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  path = without_ending(path, kPackedEndings);
  size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

bool is_table_path(std::string_view path) {
  path = without_ending(path, kPackedEndings);
  return path.ends_with(".jsonl") || without_ending(path, kTableEndings).size() < path.size();
}

std::vector<std::string> keys_of(std::string_view path) {
  std::vector<std::string> keys;
  for (size_t at = 0; at <= path.size();) {
    size_t end = std::min(path.find('.', at), path.size());
    keys.emplace_back(path.substr(at, end - at));
    at = end + 1;
  }
  return keys;
}

// The text or number at the place that `keys` lead to from the value under the cursor; empty when there is
// none. The cursor is left anywhere.
std::string_view value_at(JsonCursor& json, std::span<const std::string> keys) {
  std::string_view value;
  if (keys.empty()) {
    if (json.peek() == '"') return json.read_string(value) ? value : std::string_view();
    bool number = json.peek() == '-' || is_digit(json.peek());
    return number && json.read_scalar(value) ? value : std::string_view();
  }
  // Stops as soon as it has it; of a key given twice the first counts.
  if (json.peek() == '{') {
    json.read_object([&](std::string_view key) {
      if (key != keys[0]) return json.skip_value();
      value = value_at(json, keys.subspan(1));
      return false;
    });
  } else if (json.peek() == '[') {
    size_t index = 0;
    json.read_array([&] {
      if (std::to_string(index++) != keys[0]) return json.skip_value();
      value = value_at(json, keys.subspan(1));
      return false;
    });
  }
  return value;
}

void add_outcome(const Outcome& known, Outcome& outcome) {
  if (known.csat) outcome.csat = known.csat;
  if (known.nps) outcome.nps = known.nps;
  if (known.ces) outcome.ces = known.ces;
  if (known.resolved) outcome.resolved = known.resolved;
  if (known.churned) outcome.churned = known.churned;
}

// An id as the reader of records takes it: 1 to 256 bytes without control characters.
bool is_sound_id(std::string_view id) {
  bool printable = std::none_of(id.begin(), id.end(),
                                [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return printable && !id.empty() && id.size() <= kMostIdBytes;
}

void set_queue(std::string_view queue, Conversation& conversation) {
  if (queue.empty()) return;
  for (auto& [name, value] : conversation.tags)
    if (name == "queue") return void(value = queue);
  conversation.tags.emplace_back("queue", queue);
}

Agent agent_of(const JoinRow* row) { return row ? Agent{row->agent, row->agent_name, row->team} : Agent{}; }

}  // namespace

Result<std::unique_ptr<Join>> Join::load(const JoinOptions& options) {
  std::unique_ptr<Join> join(new Join);
  if (!options.table.empty()) {
    auto table = JoinTable::load(options.table, options.columns);
    if (!table) return table.error();
    join->table_ = std::move(*table);
  }
  if (Status status = join->set_agent_source(options); !status) return status.error();
  return join;
}

Status Join::set_agent_source(const JoinOptions& options) {
  const std::string& from = options.agent_from;
  if (from.empty()) return Done{};
  if (from == "file-name") {
    agent_from_ = AgentFrom::file_name;
  } else if (is_table_path(from)) {
    auto table = JoinTable::load(from, options.columns);
    if (!table) return table.error();
    agent_table_ = std::move(*table);
    agent_from_ = AgentFrom::table;
    if (!agent_table_->has_agents())
      return Error{"bad-agent-source", "'" + from + "' has no column 'agent'",
                   "name it: --column 'NAME=agent'"};
  } else {
    agent_from_ = AgentFrom::field;
    field_ = keys_of(from);
    if (std::count(field_.begin(), field_.end(), "") > 0)
      return Error{"bad-agent-source", "--agent-from '" + from + "' has an empty name between its dots",
                   "expected file-name, a table (.csv, .tsv, .ndjson), or a field such as metadata.agent"};
  }
  return Done{};
}

void Join::apply(std::string_view path, std::string_view record, Conversation& conversation,
                 Scratch& scratch) const {
  const JoinRow* row = table_ ? table_->find(conversation.id) : nullptr;
  if (table_ && !row) without_row_.fetch_add(1, std::memory_order_relaxed);
  bool set = true;
  if (row) {
    add_outcome(row->outcome, conversation.outcome);
    set_queue(row->queue, conversation);
    set = set_agent(agent_of(row), conversation);
  }
  if (agent_from_ != AgentFrom::record) {
    Agent agent = told_agent(path, record, conversation, scratch);
    if (agent.id.empty()) without_agent_.fetch_add(1, std::memory_order_relaxed);
    set = set_agent(agent, conversation) && set;
  }
  if (!set) several_agents_.fetch_add(1, std::memory_order_relaxed);
}

Agent Join::told_agent(std::string_view path, std::string_view record, const Conversation& conversation,
                       Scratch& scratch) const {
  Agent agent;
  if (agent_from_ == AgentFrom::file_name && path != "-") agent.id = stem_of(path);
  if (agent_from_ == AgentFrom::table) agent = agent_of(agent_table_->find(conversation.id));
  if (agent_from_ == AgentFrom::field) {
    if (!scratch.json) scratch.json = std::make_unique<JsonCursor>();
    if (scratch.json->open(record)) agent.id = value_at(*scratch.json, field_);
  }
  if (!is_sound_id(agent.id)) agent.id = {};
  return agent;
}

// Replaces what `agent` has of the conversation's only agent. False: there are several.
bool Join::set_agent(const Agent& agent, Conversation& conversation) const {
  if (agent.id.empty() && agent.name.empty() && agent.team.empty()) return true;
  if (conversation.agents.size() != 1) return false;
  Agent& known = conversation.agents[0];
  if (is_sound_id(agent.id)) known.id = agent.id;
  if (!agent.name.empty()) known.name = agent.name;
  if (!agent.team.empty()) known.team = agent.team;
  return true;
}

JoinReport Join::report() const {
  JoinReport report;
  if (table_) report.table = table_->counts();
  if (agent_table_) report.agent_table = agent_table_->counts();
  report.without_row = without_row_;
  report.without_agent = without_agent_;
  report.several_agents = several_agents_;
  return report;
}

}  // namespace attune
