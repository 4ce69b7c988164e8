// measure: a figure of the part of the conversation that the agent held, from the times of turns.
#include <algorithm>

#include "engine/score/find/overlaps.h"
#include "engine/score/find/timing.h"
#include "engine/score/judge/check.h"

namespace attune {
namespace {

// Sums over the turns of the agent's part.
struct Sums {
  int64_t talk_ms = 0, all_talk_ms = 0;  // of the side, of both
  int64_t words = 0;                     // of the side
  int64_t silence_ms = 0, longest_silence_ms = 0, longest_response_ms = 0;
  int64_t response_ms = 0, responses = 0;
};

void add_talk(const Turn& turn, Role side, uint32_t words, Sums& sums) {
  const int64_t length = int64_t{turn.end_ms} - turn.start_ms;
  sums.all_talk_ms += length;
  if (turn.role != side) return;
  sums.talk_ms += length;
  sums.words += words;
}

void add_silence(int64_t silence, Sums& sums) {
  if (silence == kNoTime) return;
  sums.silence_ms += silence;
  sums.longest_silence_ms = std::max(sums.longest_silence_ms, silence);
}

void add_response(int64_t time, Sums& sums) {
  if (time == kNoTime) return;
  sums.response_ms += time;
  ++sums.responses;
  sums.longest_response_ms = std::max(sums.longest_response_ms, time);
}

Sums add_up(const AgentPart& part, Role side) {
  Sums sums;
  const Conversation& conversation = part.conversation();
  SilenceWatch silences;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const int64_t silence = silences.before(turn);
    if (!part.holds(i)) continue;
    add_silence(silence, sums);
    if (!is_talk(turn.role)) continue;
    if (is_timed(turn)) add_talk(turn, side, part.words_of(i), sums);
    if (turn.role == side) add_response(response_time(conversation, i), sums);
  }
  return sums;
}

// Thousandths of the unit; nothing to measure: not applicable.
struct Figure {
  int64_t value = 0;
  bool known = false;
};

Figure figure_of(Measure::What what, const Sums& sums, int64_t duration_ms) {
  switch (what) {
    case Measure::What::talk_share:
      if (sums.all_talk_ms == 0) return {};
      return {sums.talk_ms * kOne / sums.all_talk_ms, true};
    case Measure::What::speaking_rate:
      if (sums.talk_ms == 0) return {};
      return {sums.words * 60'000 * kOne / sums.talk_ms, true};
    case Measure::What::silence_share:
      if (duration_ms == 0) return {};
      return {std::min<int64_t>(kOne, sums.silence_ms * kOne / duration_ms), true};
    case Measure::What::longest_silence:
      return {sums.longest_silence_ms, duration_ms > 0};
    case Measure::What::response_time:
      if (sums.responses == 0) return {};
      return {sums.response_ms / sums.responses, true};
    case Measure::What::longest_response:
      return {sums.longest_response_ms, sums.responses > 0};
  }
  return {};
}

}  // namespace

// The times that it takes are among what the criterion needs (rubric/criteria/expectations.cc).
CheckResult check(const Measure& expectation, const AgentPart& part, std::vector<Evidence>&) {
  const Figure figure = figure_of(expectation.what, add_up(part, expectation.by), part.duration_ms());
  if (!figure.known) return {.applicable = false};
  return {.value = figure.value, .reason = Reason::within_band};
}

}  // namespace attune
