// The name that a customer gives in the talk. A wrong name makes an unfair mark: what is not clearly one is
// none.
#pragma once

#include <string_view>

#include "engine/model/conversation.h"
#include "engine/score/words/conversation_words.h"

namespace attune {

// The first name that the customer gives, empty when there is none: behind "my name is" or "my name's",
// titles and fillers passed over, a surname with it where that is clearly one; at the beginning of the turn
// that answers an agent who asks for the name ("yes, it's Dana Lee, 4 Mill Road"); or as the last line of an
// e-mail. Nothing is read from words that are no names ("my name is on the bill"), nor from what stands in
// brackets ("[name]"). Valid as the conversation; `words` are its words, whose vocabulary knows name_cues()
// (name_cues.h).
std::string_view find_given_name(const Conversation& conversation, const ConversationWords& words);

}  // namespace attune
