#include "engine/input/turn_times.h"

namespace attune {
namespace {

// False: not a time. None at all is none to be read.
bool read_field(TimeUnit unit, const Cell& cell, SourceTime& time) {
  bool counts = unit != TimeUnit::text || cell.kind() == Cell::Kind::text;
  return !cell.has_value() || !counts || read_time_quickly(cell, unit, time);
}

}  // namespace

bool TurnTimes::read(TimeUnit unit, const Cell* row, TurnField& wrong) {
  const Cell& start = value_of(row, TurnField::start);
  const Cell& end = value_of(row, TurnField::end);
  // As most sources have it.
  if (unit == TimeUnit::ms && start.is_short_integer() && end.is_short_integer()) {
    add({{start.value()}, {end.value()}});
    return true;
  }
  Times times;
  SourceTime duration{kNone};
  wrong = TurnField::start;
  if (!read_field(unit, start, times.start)) return false;
  wrong = TurnField::end;
  if (!read_field(unit, end, times.end)) return false;
  wrong = TurnField::duration;
  if (!read_field(unit, value_of(row, wrong), duration)) return false;
  if (times.end.ms == kNone && duration.ms != kNone && times.start.ms != kNone)
    times.end = {times.start.ms + duration.ms, times.start.absolute};
  add(times);
  return true;
}

void TurnTimes::settle(std::vector<Turn>& turns) const {
  const int64_t zero = base();
  // No time at all is less than any start, and dates are where there is none to count from.
  auto settled = [zero](const SourceTime& time) {
    int64_t ms = time.absolute ? time.ms - zero : time.ms;
    bool fits = ms >= 0 && ms <= std::numeric_limits<int32_t>::max();
    return fits ? static_cast<int32_t>(ms) : kNoTime;
  };
  for (size_t i = 0; i < turns.size(); ++i) {
    turns[i].start_ms = settled(times_[i].start);
    turns[i].end_ms = settled(times_[i].end);
    if (turns[i].start_ms != kNoTime && turns[i].end_ms < turns[i].start_ms) turns[i].end_ms = kNoTime;
  }
}

}  // namespace attune
