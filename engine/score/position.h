// `position`: matches at the beginning or the end of the conversation only.
#pragma once

#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/replies.h"

namespace attune {

// Drops the matches whose turn does not lie within the position of their signal. Turns, replies and percent
// count what agents and customers say; percent is of their turns, rounded up, so that there is always one.
// Times are from the earliest start of a turn to the turn's start, or from there to the latest known time; a
// turn without a start does not lie within any.
void keep_placed(const Rubric& rubric, const Conversation& conversation, const Replies& replies,
                 std::vector<SignalMatch>& matches);

}  // namespace attune
