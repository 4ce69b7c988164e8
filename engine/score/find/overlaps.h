// Interruptions: which turns cut into a turn of the other side and take the floor from it. Arithmetic on the
// times of turns; which turns are listening words ("mm-hm") the caller knows.
//
// A plain overlap is no interruption: about two in five changes of speaker overlap a little. A turn that
// starts at s while the other side speaks until e is one when all of this holds:
//
//   - the other side had been speaking for more than kReactionMs: otherwise both started at once, unheard;
//   - e - s is at least `at_least_ms`, more than `ignore_last_ms` (the end of a turn is taken over, not cut),
//   and at
//     most `yields_within_ms`: whoever stops later was not stopped by this;
//   - the other side stops first, or at the same moment: one who goes on kept the floor;
//   - it is not made of listening words alone (at most `backchannel_words` of them in `backchannel_ms`);
//   - the speaker was not already talking when the other side started. Speech recognition and diarisation
//   split long
//     talk into turns; turns of one speaker with at most kPauseMs between them are one stretch of talk, and
//     only the start of a stretch can interrupt. The same holds for the other side: what goes on within
//     kPauseMs has not stopped. Listening words belong to no stretch of the one who may interrupt.
//
// Turns need not be in order of time. Turns without both times, or that end before they start, are left out.
// The work is that of sorting the turns.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "engine/model/conversation.h"
#include "engine/model/evaluation.h"
#include "engine/model/rubric.h"

namespace attune {

// A silence up to this long lies within talk: stop consonants and breaths are that long.
inline constexpr int32_t kPauseMs = 200;
// Nobody reacts faster than this to another who starts to speak.
inline constexpr int32_t kReactionMs = 200;

// A stretch of talk in milliseconds; `turn` is the one that starts it. 64 bits, so that differences cannot
// overflow.
struct Stretch {
  int64_t start_ms = 0, end_ms = 0;
  uint32_t turn = 0;
};

// Buffers reused from conversation to conversation; one a thread.
struct OverlapScratch {
  std::vector<Stretch> floor;  // of the side that may be cut
  std::vector<Stretch> talk;   // of the side that may interrupt
  std::vector<uint32_t> open;  // by speaker: index of the latest stretch in `talk`
};

// Both times known, and some time between them.
inline bool is_timed(const Turn& turn) {
  return turn.start_ms != kNoTime && turn.end_ms != kNoTime && turn.start_ms < turn.end_ms;
}

// Every agent and customer turn has a start and an end that is not before it, and there is at least one such
// turn.
bool has_turn_times(const Conversation& conversation);

// The same for the start alone: chat messages have a time, and no end.
bool has_turn_starts(const Conversation& conversation);

// Somewhere an agent and a customer speak at once, however shortly. A recording in which they never do (one
// channel, split by speaker afterwards) cannot show interruptions.
bool has_overlapping_speech(const Conversation& conversation, OverlapScratch& scratch);

// The part of find_overlaps after the turns have been collected into `scratch`.
void find_cuts(const Conversation& conversation, const Overlaps& rule, uint16_t signal_index,
               OverlapScratch& scratch, std::vector<SignalMatch>& out);

// Appends to `out`, in order of turn, one match for each turn that interrupts as `signal` (whose source is
// Overlaps) describes; the match is the whole turn. A turn of `role` itself never interrupts its own side.
//
// turn_words: number of words of each turn. only_backchannel(turn index) -> bool: the turn consists of
// nothing but the signal's backchannel phrases; it is asked about turns that are short enough only.
template <class OnlyBackchannel>
void find_overlaps(const Conversation& conversation, const Signal& signal, uint16_t signal_index,
                   std::span<const uint32_t> turn_words, const OnlyBackchannel& only_backchannel,
                   OverlapScratch& scratch, std::vector<SignalMatch>& out) {
  const Overlaps& rule = std::get<Overlaps>(signal.source);
  scratch.floor.clear();
  scratch.talk.clear();
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!is_timed(turn)) continue;
    const Stretch stretch = {turn.start_ms, turn.end_ms, i};
    if (turn.role == rule.role) {
      scratch.floor.push_back(stretch);
      continue;
    }
    if (!signal.by.contains(turn.role)) continue;
    const bool is_short = stretch.end_ms - stretch.start_ms <= rule.backchannel_ms &&
                          turn_words[i] <= static_cast<uint32_t>(rule.backchannel_words);
    if (is_short && only_backchannel(i)) continue;
    scratch.talk.push_back(stretch);
  }
  find_cuts(conversation, rule, signal_index, scratch, out);
}

}  // namespace attune
