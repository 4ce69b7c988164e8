// DayTallies: the tallies that a run changes, by agent and day, gathered in memory and written to agent_day
// in few large steps. Memory is bounded: the owner flushes when full() says so.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/store/tally.h"

namespace attune {

class DayTallies {
 public:
  // `limit_bytes` bounds the memory of the sums. Changes speed only.
  DayTallies(Database& database, int64_t rubric_key, TallyShape shape, size_t limit_bytes);

  void add(int64_t agent_key, int32_t day, const TallyEntry& entry, int times);
  bool full() const { return sums_.size() * sizeof(int64_t) >= limit_bytes_; }

  // Adds everything to agent_day and forgets it. A day that is left without evaluations loses its row.
  void flush();

  // [agent_key]: whether the agent has had a change since the beginning.
  const std::vector<bool>& touched_agents() const { return touched_; }

 private:
  struct Slot {
    int64_t agent_key;
    int32_t day;
    uint32_t at;  // index of its first sum in sums_
  };
  Tally tally_of(int64_t agent_key, int32_t day);
  void merge(const Slot& slot);

  // Constant after construction.
  const TallyShape shape_;
  const size_t limit_bytes_;

  Statement select_, remove_, insert_;
  std::unordered_map<uint64_t, uint32_t> index_;  // agent and day to an index into slots_
  std::vector<Slot> slots_;
  std::vector<int64_t> sums_;  // shape_.size() for each slot
  std::vector<bool> touched_;
  TallyText text_;
};

}  // namespace attune
