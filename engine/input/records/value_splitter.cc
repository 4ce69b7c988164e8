// Sound records: what lies between them, around them and in them.
#include "engine/input/records/value_splitter.h"

#include <algorithm>

#include "engine/input/json/json_number.h"

namespace attune {

bool ValueSplitter::step(const Window& window, Block& block) {
  switch (state_) {
    case State::between:
      return pass_between(window, block);
    case State::around:
      return pass_around(window, block);
    case State::record:
      return scan_record(window, block);
    case State::too_long:
      return scan_too_long(window, block);
    case State::lost:
      return find_next(window, block);
  }
  return false;
}

bool ValueSplitter::pass_between(const Window& window, Block& block) {
  for (; at_ < window.end(); ++at_) {
    char c = window.byte(at_);
    if (c == '[' && !in_array_) {
      in_array_ = true;
    } else if (c == ']' && (in_array_ || damaged_)) {
      in_array_ = false;
      end_conversation(window, block);
      if (in_wrapper_) {
        ++at_;
        state_ = State::around;
        return true;
      }
    } else if (!is_json_blank(c) && c != ',') {
      begin_record(window);
      return true;
    }
    around_.pass(c);
  }
  if (window.at_end && in_array_) {
    end_conversation(window, block);
    add_reject(at_, at_, "cut-record", "the file ends inside its array, expected ']' or another record",
               block);
    in_array_ = false;
  }
  return false;
}

// What stands before and after the array of a wrapper. One without the array is a record: it is kept until
// that is known.
bool ValueSplitter::pass_around(const Window& window, Block& block) {
  size_t scanned = static_cast<size_t>(at_ - window.offset);
  WrapperScanner::Step step = wrapper_.scan(window.bytes, scanned);
  at_ = window.offset + scanned;
  if (step == WrapperScanner::Step::array) {
    had_array_ = in_array_ = true;
    state_ = State::between;
    around_ = {false, 0, '['};
  } else if (step == WrapperScanner::Step::complete) {
    in_wrapper_ = false;
    state_ = State::between;
    around_ = {false, 0, '}'};
    if (!had_array_) end_record(window, block);
  } else if (step == WrapperScanner::Step::damaged) {
    leave_wrapper(window, "not-json", "what stands around the records is wrong, expected JSON", block);
  } else if (window.at_end) {
    leave_wrapper(window, "cut-record", "the file ends inside the object around its records", block);
  } else if (!had_array_ && at_ - start_ > record_bytes()) {
    leave_wrapper(window, "record-too-long", "", block);
  } else {
    return false;
  }
  return true;
}

// Gives up on a wrapper: its records are looked for by their look.
void ValueSplitter::leave_wrapper(const Window& window, std::string code, std::string detail, Block& block) {
  in_wrapper_ = false;
  if (had_array_ && at_ < window.end()) start_ = at_;  // what is lost begins here
  if (!had_array_ || at_ < window.end()) return lose(window, at_, std::move(code), std::move(detail));
  add_reject(at_, at_, std::move(code), std::move(detail), block);
  damaged_ = true;
  state_ = State::between;
}

void ValueSplitter::begin_record(const Window& window) {
  start_ = at_;
  before_ = around_;
  around_.pass(window.byte(at_));
  if (!path_.empty() && !in_array_ && window.byte(at_) == '{') {
    state_ = State::around;
    in_wrapper_ = true;
    had_array_ = false;
    wrapper_.start(path_);
    return;
  }
  state_ = State::record;
  scanner_.start();
}

void ValueSplitter::end_record(const Window& window, Block& block) {
  if (first_key_.empty()) first_key_ = first_key(window.between(start_, at_));
  add_value(window, start_, at_, block);
  state_ = State::between;
  around_ = {false, 0, window.byte(at_ - 1)};
}

// Scans at most record_bytes() of a record, so that what becomes of it does not depend on the window.
bool ValueSplitter::scan_record(const Window& window, Block& block) {
  uint64_t limit = std::min<uint64_t>(window.end(), start_ + record_bytes());
  size_t scanned = static_cast<size_t>(at_ - start_);
  ValueScanner::Step step = scanner_.scan(window.between(start_, limit), scanned);
  at_ = start_ + scanned;
  const bool all_seen = step == ValueScanner::Step::more && scanned < record_bytes() && window.at_end;
  if (step == ValueScanner::Step::complete || (all_seen && scanner_.may_end())) {
    end_record(window, block);
  } else if (step == ValueScanner::Step::damaged) {
    const bool deep = scanner_.too_deep();
    lose(window, at_, deep ? "nested-too-deep" : "not-json",
         "wrong at its byte " + std::to_string(scanned) +
             (deep ? ", expected at most 64 levels" : ", expected JSON"));
  } else if (all_seen) {
    lose(window, at_, "cut-record", "it has no end, expected closing brackets");
  } else if (scanned == record_bytes()) {
    outgrow(window, block);
  } else {
    return false;
  }
  return true;
}

std::unique_ptr<Splitter> value_splitter(uint32_t source, uint64_t start, const ReadLimits& limits,
                                         WrapperPath wrapper) {
  return std::make_unique<ValueSplitter>(source, start, limits, std::move(wrapper));
}

}  // namespace attune
