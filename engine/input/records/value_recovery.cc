// Damaged and overlong records: where the next one begins.
#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/input/json/json_number.h"
#include "engine/input/records/value_splitter.h"

namespace attune {

// The record has reached its limit: it is too long, or its end is missing and the next records were taken for
// parts of it. Then one of them begins in what has been scanned.
void ValueSplitter::outgrow(const Window& window, Block& block) {
  end_conversation(window, block);
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
  end_conversation(window, block);
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

}  // namespace attune
