#include "engine/store/agent_table.h"

namespace attune {

bool AgentTable::Dated::improve(std::string_view other, int32_t other_day) {
  if (other.empty()) return false;
  if (!text.empty() && (other_day < day || (other_day == day && other <= text))) return false;
  text = other;
  day = other_day;
  return true;
}

AgentTable::AgentTable(Database& database, int32_t last_day, size_t limit)
    : last_day_(last_day),
      limit_(limit),
      database_(database),
      select_(database, "SELECT agent_key, name, name_day, team, team_day FROM agent WHERE id = ?1"),
      insert_(database, "INSERT INTO agent (id, name, team, name_day, team_day) VALUES (?1, '', '', ?2, ?2)"),
      update_(database,
              "UPDATE agent SET name = ?2, name_day = ?3, team = ?4, team_day = ?5 WHERE agent_key = ?1") {}

AgentTable::Entry& AgentTable::load(std::string_view id) {
  if (entries_.size() >= limit_) {
    flush();
    entries_.clear();
  }
  Entry entry{0, {"", kNoDay}, {"", kNoDay}};
  select_.bind(id);
  if (select_.step()) {
    entry.key = select_.integer(0);
    entry.name = {select_.string(1), counted(static_cast<int32_t>(select_.integer(2)))};
    entry.team = {select_.string(3), counted(static_cast<int32_t>(select_.integer(4)))};
    select_.reset();
  } else {
    insert_.bind(id, kNoDay).run();
    entry.key = database_.last_row_key();
  }
  return entries_.emplace(id, std::move(entry)).first->second;
}

int64_t AgentTable::key_of(std::string_view id, std::string_view name, std::string_view team, int32_t day) {
  auto found = entries_.find(id);
  Entry& entry = found != entries_.end() ? found->second : load(id);
  day = counted(day);
  bool renamed = entry.name.improve(name, day);
  bool moved = entry.team.improve(team, day);
  entry.changed |= renamed || moved;
  return entry.key;
}

void AgentTable::flush() {
  for (auto& [id, entry] : entries_) {
    if (!entry.changed) continue;
    update_.bind(entry.key, entry.name.text, entry.name.day, entry.team.text, entry.team.day).run();
    entry.changed = false;
  }
}

}  // namespace attune
