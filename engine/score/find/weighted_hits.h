// Weighted phrases: many small hints in one turn that make a match together.
//
// During the pass over a turn a hit costs an addition; which words it was is worked out only for signals
// whose sum can have reached the threshold. Rubrics without weights pay nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"
#include "engine/score/find/turn_hits.h"

namespace attune {

// Weighted phrases found in one turn. Reused from turn to turn; one a thread.
class WeightedNotes {
 public:
  struct End {
    uint32_t pattern = 0;
    uint32_t word = 0;  // the last of the hit
  };

  explicit WeightedNotes(const CompiledRubric& compiled);

  // Pattern `pattern`, whose use is PatternUse::weighted, ends at word `word`.
  void note(uint32_t pattern, size_t word);

  // The hits of signals that may match in this turn, and forgets the others; valid until the next clear().
  std::span<const End> promising();
  void clear();

 private:
  // What is to be known of a pattern whose use is PatternUse::weighted, side by side.
  struct Phrase {
    uint32_t place = 0;  // in seen_
    int32_t weight = 0;
    uint16_t signal = 0;
  };
  bool may_match(uint16_t signal) const { return sums_[signal] >= thresholds_[signal]; }

  std::vector<Phrase> phrases_;      // by pattern
  std::vector<int64_t> thresholds_;  // by signal
  std::vector<uint32_t> seen_;       // by signal and phrase: the latest turn that held it
  std::vector<int64_t> sums_;        // by signal
  std::vector<uint8_t> cancelled_;   // by signal: some hit may turn out not to count
  std::vector<uint16_t> touched_;    // signals with a sum
  std::vector<End> ends_;
  uint32_t turn_ = 1;
};

// Appends to `matches` the match that `hits` of one signal make in turn `turn` (in the order of
// resolve_hits()), if any: hits that are negated or cancelled do not count, and of each phrase only the first
// one left does. A match has one or several places, the phrases that carried it: the heaviest
// ones, as many as reach the threshold by themselves; those that touch or overlap are one place.
void resolve_weighted(const CompiledRubric& compiled, std::span<const Hit> hits, uint32_t turn,
                      HitScratch& scratch, std::vector<SignalMatch>& matches);

}  // namespace attune
