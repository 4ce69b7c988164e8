// Plan: what one made-up conversation shows, decided before a word of it is written.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/model/conversation.h"
#include "src/corpus/random.h"
#include "src/corpus/sentences.h"

namespace attune::corpus {

// Fewer turns leave no room for what is planted.
inline constexpr uint32_t kFewestTurns = 24;
// With more on average, single records reach the 8 MiB that are read, and chats the 2^31 ms that they may
// last.
inline constexpr uint32_t kMostTurns = 20'000;

struct CorpusOptions {
  uint64_t seed = 1;
  uint32_t turns = 40;   // turns of a conversation on average; kFewestTurns to kMostTurns
  uint32_t agents = 50;  // different agents
};

// A feeling and what becomes of it. An exchange is a customer's reply and the agent's reply to it.
struct PlannedFeeling {
  uint32_t exchange = 0;      // in which the customer voices it
  uint32_t answer_after = 0;  // answered in this agent reply after it: 1, 2 in time, 3 too late; 0 never
  bool answered_in_time() const { return answer_after == 1 || answer_after == 2; }
};

// How a turn lies in time against the turn before it.
enum class Timing : uint8_t {
  after,         // a pause, then it starts
  brush,         // starts in the last moments of the other's turn: no interruption
  interruption,  // cuts in; the other yields
  attempt,       // cuts in, but the other speaks on: no interruption
};

struct Plan {
  Channel channel = Channel::voice;
  bool one_sided = false;   // nobody but the agent speaks: cannot be scored
  bool overlapping = true;  // voice only: whether any two turns overlap at all
  bool special = false;     // texts hold characters that must be escaped
  uint32_t exchanges = 0;
  bool problem = false;
  Planted apology = Planted::none;  // what the agent says to the problem
  Planted follow_up = Planted::none;
  std::vector<PlannedFeeling> feelings;  // at least 5 exchanges apart
  std::vector<Timing> timing;            // of the agent's reply in each exchange
  uint32_t interruptions() const;
};

// `skill` of the agent, 0..100: how often they do what is wanted.
Plan make_plan(const CorpusOptions& options, uint32_t skill, Random& random);

}  // namespace attune::corpus
