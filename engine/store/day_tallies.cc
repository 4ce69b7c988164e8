#include "engine/store/day_tallies.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace attune {
namespace {

const std::string kWhere = " WHERE rubric_key = ?1 AND agent_key = ?2 AND day = ?3";

}  // namespace

DayTallies::DayTallies(Database& database, int64_t rubric_key, TallyShape shape, size_t limit_bytes)
    : shape_(shape),
      limit_bytes_(limit_bytes),
      select_(database, "SELECT " + std::string(kTallyColumns) + " FROM agent_day" + kWhere),
      remove_(database, "DELETE FROM agent_day" + kWhere),
      insert_(database, "INSERT INTO agent_day (rubric_key, agent_key, day, " + std::string(kTallyColumns) +
                            ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)") {
  for (Statement* statement : {&select_, &remove_, &insert_}) statement->bind(rubric_key);
}

Tally DayTallies::tally_of(int64_t agent_key, int32_t day) {
  uint64_t id = static_cast<uint64_t>(agent_key) << 32 | static_cast<uint32_t>(day);
  auto [entry, added] = index_.try_emplace(id, static_cast<uint32_t>(slots_.size()));
  if (added) {
    slots_.push_back({agent_key, day, static_cast<uint32_t>(sums_.size())});
    sums_.resize(sums_.size() + shape_.size());
  }
  const size_t at = entry->second * shape_.size();  // what the slot says, without reading it
  return Tally(sums_).subspan(at, shape_.size());
}

void DayTallies::add(int64_t agent_key, int32_t day, const TallyEntry& entry, int times) {
  add_to_tally(shape_, entry, times, tally_of(agent_key, day));
}

// Removes and inserts: a REPLACE would copy the pages that it changes to a temporary file first.
void DayTallies::merge(const Slot& slot) {
  Tally tally = Tally(sums_).subspan(slot.at, shape_.size());
  for (Statement* statement : {&select_, &remove_, &insert_}) {
    statement->bind_at(2, slot.agent_key);
    statement->bind_at(3, slot.day);
  }
  if (select_.step()) {
    add_stored_tally(select_, 0, shape_, tally);
    select_.reset();
    remove_.run();
  }
  if (tally[TallyShape::evaluations] == 0) return;
  bind_tally(insert_, 4, shape_, tally, text_);
  insert_.run();
}

void DayTallies::flush() {
  // In order of the table's key: neighbours share a page.
  std::sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) {
    return std::tie(a.agent_key, a.day) < std::tie(b.agent_key, b.day);
  });
  for (const Slot& slot : slots_) {
    merge(slot);
    size_t agent = static_cast<size_t>(slot.agent_key);
    if (touched_.size() <= agent) touched_.resize(agent + 1);
    touched_[agent] = true;
  }
  index_.clear();
  slots_.clear();
  sums_.clear();
}

}  // namespace attune
