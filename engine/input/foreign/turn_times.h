// TurnTimes: the times of the turns of one record, from whatever the source counts from to milliseconds from
// the start of the conversation.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "engine/input/foreign/raw_record.h"
#include "engine/input/foreign/source_time.h"
#include "engine/model/conversation.h"

namespace attune {

// Brings `values` into the order `order`.
template <class Value>
void reorder(const std::vector<size_t>& order, std::vector<Value>& values) {
  std::vector<Value> ordered;
  ordered.reserve(values.size());
  for (size_t from : order) ordered.push_back(values[from]);
  values = std::move(ordered);
}

// Reused from record to record without allocating, unless turns have to be sorted.
class TurnTimes {
 public:
  void start() {
    unsettled_.clear();
    started_ms_ = last_start_ = kNone;
    first_date_ = kNever;
    all_start_ = true;
    backwards_ = false;
  }

  // When the conversation started, in milliseconds since 1970, if the record says it.
  void set_started(int64_t ms) { started_ms_ = ms; }

  // Reads the times of the last of `turns`, to which one is added for each call. False: one of them is no
  // time in the shape's unit; `wrong` is which. null and "" are no times, nor are numbers where times are to
  // say their unit themselves.
  bool read(TimeUnit unit, const Cell* row, std::vector<Turn>& turns, TurnField& wrong);

  // Sets what times of `turns` read() has not set yet, before anything becomes of their order. Times since
  // 1970 are counted from the start of the conversation, or from the first turn where that is earlier or the
  // start is not known. A turn that ends before it starts has no end; a time before the start of the
  // conversation is none.
  void settle(std::vector<Turn>& turns) const;
  // When the conversation started, in milliseconds since 1970; none when nothing says it.
  std::optional<int64_t> start_date() const {
    return base() == kNever ? std::nullopt : std::optional<int64_t>(base());
  }

  // Whether all turns have a start, and some of them come before the turn before them.
  bool out_of_order() const { return all_start_ && backwards_; }
  // The starts to sort by, when they are settled and before anything becomes of their order.
  std::vector<int64_t> starts(const std::vector<Turn>& turns) const;

 private:
  static constexpr int64_t kNone = std::numeric_limits<int64_t>::min();
  static constexpr int64_t kNever = std::numeric_limits<int64_t>::max() / 2;  // later than every date
  struct Times {
    size_t turn = 0;
    SourceTime start{kNone}, end{kNone};
  };

  void note_start(int64_t ms) {
    backwards_ |= ms < last_start_;
    last_start_ = ms;
  }
  void add(const Times& times);

  // What times since 1970 are counted from.
  int64_t base() const { return started_ms_ == kNone ? first_date_ : std::min(started_ms_, first_date_); }

  std::vector<Times> unsettled_;  // those of turns whose times are not just numbers of milliseconds
  int64_t started_ms_ = kNone;
  int64_t first_date_ = kNever;  // the earliest start that is a date
  int64_t last_start_ = kNone;
  bool all_start_ = true, backwards_ = false;
};

}  // namespace attune
