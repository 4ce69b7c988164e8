// AgentLegs: which of several agents speaks a turn that does not say it, by when each of them took part.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/input/foreign/raw_record.h"

namespace attune {

// Reused from record to record without allocating.
class AgentLegs {
 public:
  static constexpr size_t kNoRow = static_cast<size_t>(-1);

  // Begins with a record without agents.
  void start() { legs_.clear(); }
  // The agent in row `row` of the record's speakers, who took part as the row says. Without a beginning they
  // are nobody's leg.
  void add(const CompiledShape& shape, const Cell* speaker, size_t row);
  // Times since 1970 are counted from `zero` on, as those of turns are; legs that have such times are
  // forgotten where it is not known. To be called once, when all are added.
  void settle(std::optional<int64_t> zero);

  bool empty() const { return legs_.empty(); }
  // The row of who took part at `ms`: of several the one who came last; where nobody did (a turn a moment too
  // early or late) the one who came last before it, or else the first. kNoRow without any leg.
  size_t find(int32_t ms) const;

 private:
  struct Leg {
    int64_t from = 0, to = 0;
    bool absolute = false;
    size_t row = 0;
  };
  std::vector<Leg> legs_;  // by their beginnings, once settled
};

}  // namespace attune
