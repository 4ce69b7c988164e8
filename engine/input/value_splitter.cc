// Values of any layout: the elements of one array, or objects one after the other, or the elements of an
// array in each of these (wrapper.h).
//
// Between records lie blanks, commas and the brackets of the array. A record is scanned to its end with its
// grammar (value_scanner.h). Where that fails the record is damaged, and its own brackets no longer say where
// it ends: then the next record is looked for by the look of how records begin in this source, from the
// damaged record's second byte on, because the damage may have shown itself only records later (a lost end
// makes the next record an element). Only records that are proven damaged, or too long, are looked into like
// this; sound ones are never guessed at.
#include <algorithm>
#include <utility>

#include "engine/input/json_number.h"
#include "engine/input/record_look.h"
#include "engine/input/splitter.h"
#include "engine/input/value_scanner.h"
#include "engine/input/wrapper.h"

namespace attune {
namespace {

class ValueSplitter : public Splitter {
 public:
  ValueSplitter(uint32_t source, uint64_t start, const ReadLimits& limits, WrapperPath wrapper)
      : Splitter(source, start, limits), path_(std::move(wrapper)) {}

  uint64_t split(const Window& window, Block& block) override {
    while (step(window, block)) {
    }
    bool keeps = state_ == State::record || (state_ == State::around && !had_array_);
    return keeps ? start_ : at_;
  }

 private:
  enum class State : uint8_t {
    between,   // before a record
    around,    // in the wrapper, outside its array
    record,    // in one, which is kept
    too_long,  // in one that has become too long to be kept
    lost,      // in a damaged one: looking for the next
  };
  enum class Answer : uint8_t { no, yes, need_more };

  // Each goes on at at_, and is false when the window has no more to say.
  bool step(const Window& window, Block& block);
  bool pass_between(const Window& window, Block& block);
  bool pass_around(const Window& window, Block& block);
  bool scan_record(const Window& window, Block& block);
  bool scan_too_long(const Window& window, Block& block);
  bool find_next(const Window& window, Block& block);

  void leave_wrapper(const Window& window, std::string code, std::string detail, Block& block);
  void begin_record(const Window& window);
  void end_record(const Window& window, Block& block);
  void outgrow(const Window& window, Block& block);
  void lose(const Window& window, uint64_t damage, std::string code, std::string detail);
  bool seek(const Window& window);
  Answer begins_record(const Window& window) const;
  void reject_lost(Block& block);

  const WrapperPath path_;  // empty: no wrappers are expected
  WrapperScanner wrapper_;
  bool in_wrapper_ = false;  // in one, or in its array
  bool had_array_ = false;   // its array began

  State state_ = State::between;
  bool in_array_ = false;
  bool damaged_ = false;  // a record was: its brackets may have been taken for those of the array
  Surroundings around_;   // of at_; kept while between records and while lost

  // The record begun last.
  uint64_t start_ = 0;
  Surroundings before_;
  ValueScanner scanner_;

  // While lost.
  std::string code_, detail_;  // what to reject the damaged record with
  uint64_t damage_ = 0;        // where it was noticed
  uint64_t lost_end_ = 0;      // the end of what belongs to it
  std::string wanted_key_;     // the first key of records, as far as known

  std::string first_key_;  // of the first sound record, with its quotes
};

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
  add_record(window, start_, at_, block);
  state_ = State::between;
  around_ = {false, 0, window.byte(at_ - 1)};
}

// Scans at most record_bytes() of a record, so that what becomes of it does not depend on the window.
bool ValueSplitter::scan_record(const Window& window, Block& block) {
  uint64_t limit = std::min<uint64_t>(window.end(), start_ + record_bytes());
  size_t scanned = static_cast<size_t>(at_ - start_);
  ValueScanner::Step step = scanner_.scan(window.between(start_, limit), scanned);
  at_ = start_ + scanned;
  if (step == ValueScanner::Step::complete) {
    end_record(window, block);
  } else if (step == ValueScanner::Step::damaged) {
    lose(window, at_, "not-json", "wrong at its byte " + std::to_string(scanned) + ", expected JSON");
  } else if (scanned == record_bytes()) {
    outgrow(window, block);
  } else if (!window.at_end) {
    return false;
  } else if (scanner_.may_end()) {
    end_record(window, block);
  } else {
    lose(window, at_, "cut-record", "it has no end, expected closing brackets");
  }
  return true;
}

// The record has reached its limit: it is too long, or its end is missing and the next records were taken for
// parts of it. Then one of them begins in what has been scanned.
void ValueSplitter::outgrow(const Window& window, Block& block) {
  Window scanned = window;
  scanned.bytes = window.between(window.offset, at_);
  scanned.at_end = true;
  lose(window, at_, "cut-record", "it has no end before the next record, expected closing brackets");
  if (seek(scanned)) {
    reject_lost(block);
  } else {
    state_ = State::too_long;
  }
}

bool ValueSplitter::scan_too_long(const Window& window, Block& block) {
  size_t scanned = static_cast<size_t>(at_ - window.offset);
  ValueScanner::Step step = scanner_.scan(window.bytes, scanned);
  at_ = window.offset + scanned;
  if (step == ValueScanner::Step::more && !window.at_end) return false;
  if (step == ValueScanner::Step::damaged) {
    state_ = State::lost;
    code_ = "record-too-long";
    damage_ = lost_end_ = at_;
    around_ = {false, 0, '\0'};
    return true;
  }
  add_too_long(start_, at_, block);
  state_ = State::between;
  around_ = {false, 0, '}'};
  if (step == ValueScanner::Step::more) in_array_ = false;  // the file ends in it, which has been said
  return true;
}

// Begins to look for the next record after `damage` in this one.
void ValueSplitter::lose(const Window& window, uint64_t damage, std::string code, std::string detail) {
  state_ = State::lost;
  code_ = std::move(code);
  detail_ = std::move(detail);
  damage_ = damage;
  at_ = lost_end_ = start_ + 1;  // around_ is of this place since begin_record()
  wanted_key_ = first_key_.empty() ? std::string(first_key(window.between(start_, damage_))) : first_key_;
}

bool ValueSplitter::find_next(const Window& window, Block& block) {
  if (seek(window)) {
    reject_lost(block);
    return true;
  }
  if (!window.at_end) return false;
  reject_lost(block);
  in_array_ = false;  // its end may be in what was lost: say nothing of it
  return false;
}

// Moves at_ to where a record begins. False when that is not in the window, or not all that tells it.
bool ValueSplitter::seek(const Window& window) {
  for (; at_ < window.end(); ++at_) {
    char c = window.byte(at_);
    if (c == '{') {
      Answer answer = begins_record(window);
      if (answer != Answer::no) return answer == Answer::yes;
    }
    around_.pass(c);
    if (!is_json_blank(c) && c != ',') lost_end_ = at_ + 1;
  }
  return false;
}

// Whether the '{' at at_ looks like the beginning of a record. Before the place where the damage was noticed
// it may as well be that of an agent or a turn of the damaged record, and must begin with the first key of
// records.
ValueSplitter::Answer ValueSplitter::begins_record(const Window& window) const {
  constexpr size_t kLookAhead = 256;
  bool own_line = before_.begins_line;
  bool plausible = own_line ? around_.begins_line && around_.indent == before_.indent
                            : around_.begins_line ||
                                  std::string_view(",[]}").find(around_.previous) != std::string_view::npos;
  if (!plausible) return Answer::no;
  std::string_view ahead = window.from(at_).substr(0, kLookAhead);
  std::string_view key = first_key(ahead);
  if (key.empty()) return ahead.size() < kLookAhead && !window.at_end ? Answer::need_more : Answer::no;
  bool any_key = wanted_key_.empty() || (own_line && at_ >= damage_);
  return any_key || key == wanted_key_ ? Answer::yes : Answer::no;
}

void ValueSplitter::reject_lost(Block& block) {
  damaged_ = true;
  if (code_ == "record-too-long") {
    add_too_long(start_, lost_end_, block);
  } else {
    add_reject(start_, lost_end_, code_, "the record: " + detail_, block);
  }
  state_ = State::between;
}

}  // namespace

std::unique_ptr<Splitter> value_splitter(uint32_t source, uint64_t start, const ReadLimits& limits,
                                         WrapperPath wrapper) {
  return std::make_unique<ValueSplitter>(source, start, limits, std::move(wrapper));
}

}  // namespace attune
