// Words of which one is said wherever a name is asked for, or told by "my name is": turns without one are
// passed over.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "engine/score/words/conversation_words.h"

namespace attune {

// Folded.
std::span<const std::string_view> name_cues();

// Asked about the turns of a role, one after the other. The vocabulary that gave the words their classes
// knows name_cues(), and outlives it as the words do.
class NameCueWatch {
 public:
  NameCueWatch(const TurnWords& of_role, const Vocabulary& vocabulary)
      : words_(of_role), vocabulary_(vocabulary), cue_(next_cue(0)) {}

  // Whether a cue is among the words of the next turn, of which there are `count`.
  bool in_next(size_t count) {
    end_ += count;
    if (cue_ >= end_) return false;
    cue_ = next_cue(end_);
    return true;
  }

 private:
  size_t next_cue(size_t word) const;

  TurnWords words_;
  const Vocabulary& vocabulary_;
  size_t end_ = 0;  // of the turns that were asked about
  size_t cue_;      // the first one behind them, or any later word where there is none
};

}  // namespace attune
