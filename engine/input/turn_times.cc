#include "engine/input/turn_times.h"

#include <algorithm>

namespace attune {

bool TurnTimes::read(const CompiledShape& shape, const Cell* row, TurnField& wrong) {
  const TimeUnit unit = shape.shape.unit;
  const int64_t before = times_.empty() ? kNone : times_.back().start.ms;
  Times& times = times_.emplace_back();
  auto read_field = [&](TurnField field, SourceTime& time) {
    const Cell& cell = first_value(row, shape[field]);
    bool counts = unit != TimeUnit::text || cell.kind() == Cell::Kind::text;
    if (!cell.has_value() || !counts || read_time_quickly(cell, unit, time)) return true;
    wrong = field;
    return false;
  };
  if (!read_field(TurnField::start, times.start) || !read_field(TurnField::end, times.end)) return false;
  if (!shape[TurnField::duration].empty()) {
    SourceTime duration{kNone};
    if (!read_field(TurnField::duration, duration)) return false;
    if (times.end.ms == kNone && duration.ms != kNone && times.start.ms != kNone)
      times.end = {times.start.ms + duration.ms, times.start.absolute};
  }
  const int64_t start = times.start.ms;
  all_start_ &= start != kNone;
  backwards_ |= start < before;
  if (times.start.absolute && start != kNone) first_date_ = std::min(first_date_, start);
  return true;
}

void TurnTimes::settle(const std::vector<size_t>& read_as, std::vector<Turn>& turns) const {
  int64_t zero = base();
  auto settled = [zero](const SourceTime& time) {
    if (time.ms == kNone || (time.absolute && zero == kNever)) return kNoTime;
    int64_t ms = time.absolute ? time.ms - zero : time.ms;
    bool fits = ms >= 0 && ms <= std::numeric_limits<int32_t>::max();
    return fits ? static_cast<int32_t>(ms) : kNoTime;
  };
  for (size_t i = 0; i < turns.size(); ++i) {
    const Times& times = times_[read_as[i]];
    turns[i].start_ms = settled(times.start);
    turns[i].end_ms = settled(times.end);
    if (turns[i].start_ms != kNoTime && turns[i].end_ms < turns[i].start_ms) turns[i].end_ms = kNoTime;
  }
}

}  // namespace attune
