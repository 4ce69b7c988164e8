// TurnTimes: the times of the turns of one record, from whatever the source counts from to milliseconds from
// the start of the conversation.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/input/compiled_shape.h"
#include "engine/input/raw_record.h"
#include "engine/input/source_time.h"
#include "engine/model/conversation.h"

namespace attune {

// Reused from record to record without allocating.
class TurnTimes {
 public:
  void start() {
    times_.clear();
    started_ms_ = kNone;
  }

  // When the conversation started, in milliseconds since 1970, if the record says it.
  void set_started(int64_t ms) { started_ms_ = ms; }

  // Reads the times of the next turn. False: one of them is no time in the shape's unit; `wrong` is which.
  // null and
  // "" are no times.
  bool read(const CompiledShape& shape, const Cell* row, TurnField& wrong);

  // Whether all turns have a start, and some of them come before the turn before them.
  bool out_of_order() const;

  // The starts, to sort by.
  int64_t start_of(size_t turn) const { return times_[turn].start.ms; }
  // When the conversation started, in milliseconds since 1970; false when nothing says it.
  bool start_date(int64_t& ms) const {
    ms = base();
    return ms != kNever;
  }

  // Sets the times of `turns`, of which turn i was read as `read_as[i]`. Times since 1970 are counted from
  // the start of the conversation, or from the first turn where that is earlier or the start is not known. A
  // turn that ends before it starts has no end; a time before the start of the conversation is none.
  void settle(const std::vector<size_t>& read_as, std::vector<Turn>& turns) const;

 private:
  static constexpr int64_t kNone = std::numeric_limits<int64_t>::min();
  static constexpr int64_t kNever = std::numeric_limits<int64_t>::max();
  struct Times {
    SourceTime start{kNone}, end{kNone};
  };

  int64_t base() const;

  std::vector<Times> times_;
  int64_t started_ms_ = kNone;
};

}  // namespace attune
