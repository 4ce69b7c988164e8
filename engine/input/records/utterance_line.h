// Utterances: values of which each is one turn of a conversation, as the lines of ConvoKit's
// utterances.jsonl, the elements of its older utterances.json, and the results of Azure's real-time
// recognition. Those of one conversation that follow each other are one record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attune {

// The conversation of an utterance that does not name it: all of its file are one.
inline constexpr std::string_view kConversationOfFile = "*";

// The conversation that an object names as an utterance, as it is written there (with its quotes);
// kConversationOfFile; or empty when the value is no utterance. An utterance has the keys conversation_id,
// speaker and text; root, user and text; or RecognitionStatus, Offset and Duration.
std::string_view utterance_conversation(std::string_view object);

// Which conversations of a file have been begun. 16 to 32 bytes each, by a hash of 64 bits: of files with ten
// million conversations one in 300,000 has two that are taken for one.
class BegunConversations {
 public:
  // False: it was begun before.
  bool begin(std::string_view conversation);

 private:
  bool insert(uint64_t hash);

  std::vector<uint64_t> hashes_;  // open addressing; 0: free
  size_t count_ = 0;
};

}  // namespace attune
