#include "engine/input/foreign/agent_legs.h"

#include <algorithm>
#include <limits>

#include "engine/input/foreign/source_time.h"

namespace attune {

void AgentLegs::add(const CompiledShape& shape, const Cell* speaker, size_t row) {
  const Cell& from = first_value(speaker, shape[SpeakerField::from]);
  const Cell& to = first_value(speaker, shape[SpeakerField::to]);
  SourceTime begins, ends;
  if (!from.has_value() || !read_time(from, shape.shape.unit, begins)) return;
  bool ended = to.has_value() && read_time(to, shape.shape.unit, ends);
  legs_.push_back({begins.ms, ended ? ends.ms : std::numeric_limits<int64_t>::max(), begins.absolute, row});
}

void AgentLegs::settle(std::optional<int64_t> zero) {
  constexpr int64_t kOpen = std::numeric_limits<int64_t>::max();
  if (!zero) std::erase_if(legs_, [](const Leg& leg) { return leg.absolute; });
  for (Leg& leg : legs_) {
    if (!leg.absolute) continue;
    leg.from -= *zero;
    if (leg.to != kOpen) leg.to -= *zero;
  }
  std::stable_sort(legs_.begin(), legs_.end(), [](const Leg& a, const Leg& b) { return a.from < b.from; });
}

size_t AgentLegs::find(int32_t ms) const {
  if (legs_.empty()) return kNoRow;
  size_t last = legs_.front().row;  // of those who had come by then
  size_t there = kNoRow;            // and had not gone
  for (const Leg& leg : legs_) {
    if (leg.from > ms) break;
    last = leg.row;
    if (ms < leg.to) there = leg.row;
  }
  return there != kNoRow ? there : last;
}

}  // namespace attune
