// Utterances: values of which each is one turn of a conversation, as the lines of ConvoKit's
// utterances.jsonl, the elements of its older utterances.json, and the results of Azure's real-time
// recognition. Those of one conversation that follow each other are one record.
#pragma once

#include <string_view>

namespace attune {

// The conversation of an utterance that does not name it: all of its file are one.
inline constexpr std::string_view kConversationOfFile = "*";

// The conversation that an object names as an utterance, as it is written there (with its quotes);
// kConversationOfFile; or empty when the value is no utterance. An utterance has the keys conversation_id,
// speaker and text; root, user and text; or RecognitionStatus, Offset and Duration.
std::string_view utterance_conversation(std::string_view object);

}  // namespace attune
