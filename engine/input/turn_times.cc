#include "engine/input/turn_times.h"

#include <algorithm>

namespace attune {
namespace {

bool read_field(const CompiledShape& shape, const Cell* row, TurnField field, SourceTime& time) {
  Cell cell = first_value(row, shape[field]);
  return !cell.has_value() || read_time(cell, shape.shape.unit, time);
}

}  // namespace

bool TurnTimes::read(const CompiledShape& shape, const Cell* row, TurnField& wrong) {
  Times& times = times_.emplace_back();
  SourceTime duration{kNone};
  const std::pair<TurnField, SourceTime*> fields[] = {
      {TurnField::start, &times.start}, {TurnField::end, &times.end}, {TurnField::duration, &duration}};
  for (const auto& [field, time] : fields) {
    wrong = field;
    if (!read_field(shape, row, field, *time)) return false;
  }
  if (times.end.ms == kNone && duration.ms != kNone && times.start.ms != kNone)
    times.end = {times.start.ms + duration.ms, times.start.absolute};
  return true;
}

bool TurnTimes::out_of_order() const {
  bool backwards = false;
  for (size_t i = 0; i < times_.size(); ++i) {
    if (times_[i].start.ms == kNone) return false;
    backwards |= i > 0 && times_[i].start.ms < times_[i - 1].start.ms;
  }
  return backwards;
}

int64_t TurnTimes::base() const {
  int64_t first = started_ms_ == kNone ? kNever : started_ms_;
  for (const Times& times : times_)
    if (times.start.absolute && times.start.ms != kNone) first = std::min(first, times.start.ms);
  return first;
}

void TurnTimes::settle(const std::vector<size_t>& read_as, std::vector<Turn>& turns) const {
  int64_t zero = base();
  auto settled = [zero](const SourceTime& time) {
    if (time.ms == kNone) return kNoTime;
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
