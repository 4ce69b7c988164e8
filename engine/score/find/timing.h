// Signals from the times of turns: silences, how long a side takes to answer, how fast it speaks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// Asked about all turns of a conversation in their order.
class SilenceWatch {
 public:
  // The time in which nobody spoke before `turn`, in milliseconds: from the latest end of all turns before it
  // to its start. 0 when somebody was still speaking; kNoTime when it cannot be known.
  int64_t before(const Turn& turn);

 private:
  int64_t latest_ms_ = kNoTime;
};

// In milliseconds; kNoTime where there is none. What an answer took: where the turn begins a reply to the
// other side, the time since that side's last turn ended, or began where its end is not known (messages). 0
// when it was still speaking.
int64_t response_time(const Conversation& conversation, uint32_t turn);

// Words a minute; kNoTime when the turn has no times or fewer than `min_words` words.
int64_t speaking_rate(const Turn& turn, uint32_t words, int32_t min_words);

// Appends, in order of turn, a match of `signal`, whose source is Timed, for each turn for which the figure
// is between at_least and at_most; the match is the whole turn. turn_words: number of words of each turn.
void find_timed(const Conversation& conversation, const Signal& signal, uint16_t signal_index,
                std::span<const uint32_t> turn_words, std::vector<SignalMatch>& matches);

}  // namespace attune
