// Utterances: NDJSON of which each line is one turn of a conversation that the line names (ConvoKit's
// utterances.jsonl). Lines of one conversation that follow each other are one record.
#pragma once

#include <string_view>

namespace attune {

// The conversation that a line names as an utterance, as it is written there (with its quotes); empty when
// the line is no utterance: not an object with the keys conversation_id, speaker and text.
std::string_view utterance_conversation(std::string_view line);

}  // namespace attune
