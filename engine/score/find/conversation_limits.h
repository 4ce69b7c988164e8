// Limits of signals that look beyond one turn: the channel and language of the conversation, the place in it,
// `near`, and what comes just before and after. Shared by the fast finder and the naive reference.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/position.h"
#include "engine/score/find/replies.h"

namespace attune {

// Reused from conversation to conversation; one a thread.
struct LimitScratch {
  std::vector<uint32_t> ends;  // by signal: how many matches there are of it and those before it, in order
  std::vector<SignalMatch> sorted;
  Replies replies;
  std::vector<uint8_t> marked;                             // of each turn or reply: a partner is there
  std::vector<std::pair<uint32_t, uint32_t>> first, last;  // of each reply: turn and start of a neighbour
  std::vector<uint32_t> next, previous;                    // of each reply: the reply of people beside it
  std::vector<uint8_t> judged;                             // by signal: its `near` was looked at
  std::vector<uint8_t> dropped;                            // of each match
  PlaceScratch places;
  uint64_t steps = 0;  // turns, replies and matches looked at since it was made; tests bound it
};

// Constant after construction; refers to the rubric, which must outlive it. A rubric without such limits
// costs the sorting alone.
class ConversationLimits {
 public:
  explicit ConversationLimits(const Rubric& rubric);

  // Sorts `matches` by signal, turn and start, and drops those that a limit of their signal forbids: first by
  // channel and language, then by place, by `near`, by what comes before and after. A signal's partner under
  // `near` is judged first, so that chains work whatever their order; what comes before and after is looked
  // for among all that is left then. The work grows with turns plus matches, never with their product.
  void apply(const Conversation& conversation, const std::vector<uint32_t>& turn_words, LimitScratch& scratch,
             std::vector<SignalMatch>& matches) const;

 private:
  enum Limit : uint8_t { kScoped = 1, kPlaced = 2, kNear = 4, kBeside = 8 };

  void sort(LimitScratch& scratch, std::vector<SignalMatch>& matches) const;
  uint8_t limits_of(const std::vector<SignalMatch>& matches) const;
  bool speaks_here(const Signal& signal, const Conversation& conversation) const;
  void keep_neighbours(LimitScratch& scratch, std::vector<SignalMatch>& matches) const;

  const Rubric& rubric_;
  std::vector<uint8_t> limits_;      // by signal
  std::vector<uint16_t> near_ones_;  // signals with `near`
};

}  // namespace attune
