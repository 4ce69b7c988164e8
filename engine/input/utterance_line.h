// Utterances: NDJSON of which each line is one turn of a conversation that the line names (ConvoKit's
// utterances.jsonl). Lines of one conversation that follow each other are one record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attune {

// The conversation that a line names as an utterance, as it is written there (with its quotes); empty when
// the line is no utterance: not an object with the keys conversation_id, speaker and text.
std::string_view utterance_conversation(std::string_view line);

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
