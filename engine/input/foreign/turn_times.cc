#include "engine/input/foreign/turn_times.h"

namespace attune {
namespace {

// False: not a time. None at all is none to be read.
bool read_field(TimeUnit unit, const Cell& cell, SourceTime& time) {
  bool counts = unit != TimeUnit::text || cell.kind() == Cell::Kind::text;
  return !cell.has_value() || !counts || read_time_quickly(cell, unit, time);
}

}  // namespace

bool TurnTimes::read(TimeUnit unit, const Cell* row, std::vector<Turn>& turns, TurnField& wrong) {
  const Cell& start = value_of(row, TurnField::start);
  const Cell& end = value_of(row, TurnField::end);
  // As most sources have it: nothing is left to settle.
  if (unit == TimeUnit::ms && start.is_short_integer() && end.is_short_integer()) {
    Turn& turn = turns.back();
    turn.start_ms = start.value();
    turn.end_ms = end.value() < start.value() ? kNoTime : end.value();
    note_start(start.value());
    return true;
  }
  Times times{.turn = turns.size() - 1};
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

void TurnTimes::add(const Times& times) {
  all_start_ &= times.start.ms != kNone;
  if (times.start.absolute) first_date_ = std::min(first_date_, times.start.ms);
  note_start(times.start.ms);
  unsettled_.push_back(times);
}

void TurnTimes::settle(std::vector<Turn>& turns) const {
  const int64_t zero = base();
  // No time at all is less than any start, and dates are where there is none to count from.
  auto settled = [zero](const SourceTime& time) {
    int64_t ms = time.absolute ? time.ms - zero : time.ms;
    bool fits = ms >= 0 && ms <= std::numeric_limits<int32_t>::max();
    return fits ? static_cast<int32_t>(ms) : kNoTime;
  };
  for (const Times& times : unsettled_) {
    Turn& turn = turns[times.turn];
    turn.start_ms = settled(times.start);
    turn.end_ms = settled(times.end);
    if (turn.start_ms != kNoTime && turn.end_ms < turn.start_ms) turn.end_ms = kNoTime;
  }
}

// As they were read: times since 1970, of which some may be no times of the conversation, come last.
std::vector<int64_t> TurnTimes::starts(const std::vector<Turn>& turns) const {
  std::vector<int64_t> starts;
  starts.reserve(turns.size());
  for (const Turn& turn : turns) starts.push_back(turn.start_ms);
  for (const Times& times : unsettled_) starts[times.turn] = times.start.ms;
  return starts;
}

}  // namespace attune
