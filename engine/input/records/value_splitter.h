// ValueSplitter: values of any layout: the elements of one array, or objects one after the other, or the
// elements of an array in each of these (wrapper.h). Internal to splitter.h.
//
// Between records lie blanks, commas and the brackets of the array. A record is scanned to its end with its
// grammar (value_scanner.h): value_splitter.cc. Where that fails the record is damaged, and its own brackets
// no longer say where it ends: then the next record is looked for by the look of how records begin in this
// source, from the damaged record's second byte on, because the damage may have shown itself only records
// later (a lost end makes the next record an element): value_recovery.cc. Only records that are proven
// damaged, or too long, are looked into like this; sound ones are never guessed at.
#pragma once

#include <string>
#include <utility>

#include "engine/input/records/record_look.h"
#include "engine/input/records/splitter.h"
#include "engine/input/records/value_scanner.h"
#include "engine/input/records/wrapper.h"

namespace attune {

class ValueSplitter : public Splitter {
 public:
  ValueSplitter(uint32_t source, uint64_t start, const ReadLimits& limits, WrapperPath wrapper)
      : Splitter(source, start, limits), path_(std::move(wrapper)) {}

  uint64_t split(const Window& window, Block& block) override {
    while (step(window, block)) {
    }
    if (window.at_end) end_conversation(window, block);
    bool keeps = state_ == State::record || (state_ == State::around && !had_array_);
    return needed_from(keeps ? start_ : at_);
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

}  // namespace attune
