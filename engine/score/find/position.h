// `position`: matches at the beginning or the end of the conversation only.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/replies.h"

namespace attune {

// Reused from conversation to conversation: of each turn and of each reply, how many of people lie before it;
// and one more for all.
struct PlaceScratch {
  std::vector<uint32_t> turns_before, replies_before;
};

// Drops the matches whose turn does not lie within the position of their signal. Turns, replies and percent
// count what agents and customers say; percent is of their turns, rounded up, so that there is always one.
// Times are from the earliest start of a turn to the turn's start, or from there to the latest known time; a
// turn without a start does not lie within any. Returns how many turns, replies and matches it looked at.
uint64_t keep_placed(const Rubric& rubric, const Conversation& conversation, const Replies& replies,
                     PlaceScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
