// The few turns around a piece of evidence that make it understandable.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// A turn of a quoted scene.
struct QuotedTurn {
  uint32_t turn = 0;  // index into Conversation::turns
  Role role = Role::customer;
  std::string_view text;
  Span mark;  // the evidence in it; empty where it is not here
};

// The few turns around one piece of evidence: the evidence's own turn, and what makes it
// understandable. Missed opportunity: what the customer said, then what `agent` answered instead. What
// the agent said (well or badly): the customer's turn before it, then the agent's.
std::vector<QuotedTurn> scene_of(const Conversation& conversation, const Evidence& evidence,
                                 std::string_view agent);

}  // namespace attune
