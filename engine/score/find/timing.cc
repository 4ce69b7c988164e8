#include "engine/score/find/timing.h"

#include <algorithm>

#include "engine/score/find/overlaps.h"

namespace attune {
namespace {

int64_t end_of(const Turn& turn) { return turn.end_ms != kNoTime ? turn.end_ms : turn.start_ms; }

}  // namespace

int64_t SilenceWatch::before(const Turn& turn) {
  if (turn.start_ms == kNoTime) return kNoTime;
  const int64_t silence = latest_ms_ == kNoTime ? kNoTime : std::max<int64_t>(0, turn.start_ms - latest_ms_);
  latest_ms_ = std::max(latest_ms_, end_of(turn));
  return silence;
}

int64_t response_time(const Conversation& conversation, uint32_t turn) {
  const Turn& answer = conversation.turns[turn];
  if (!is_talk(answer.role) || answer.start_ms == kNoTime) return kNoTime;
  for (uint32_t i = turn; i-- > 0;) {
    const Turn& earlier = conversation.turns[i];
    if (!is_talk(earlier.role)) continue;
    if (earlier.role == answer.role || earlier.start_ms == kNoTime) return kNoTime;
    return std::max<int64_t>(0, answer.start_ms - end_of(earlier));
  }
  return kNoTime;
}

int64_t speaking_rate(const Turn& turn, uint32_t words, int32_t min_words) {
  if (!is_timed(turn) || words < static_cast<uint32_t>(min_words)) return kNoTime;
  return int64_t{words} * 60'000 / (int64_t{turn.end_ms} - turn.start_ms);
}

void find_timed(const Conversation& conversation, const Signal& signal, uint16_t signal_index,
                std::span<const uint32_t> turn_words, std::vector<SignalMatch>& matches) {
  const Timed& rule = std::get<Timed>(signal.source);
  SilenceWatch silences;
  for (uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    int64_t value = kNoTime;
    if (rule.what == Timed::What::silence) value = silences.before(turn);
    if (!signal.by.contains(turn.role)) continue;
    if (rule.what == Timed::What::response_time) value = response_time(conversation, i);
    if (rule.what == Timed::What::speaking_rate) value = speaking_rate(turn, turn_words[i], rule.min_words);
    if (value == kNoTime || value < rule.at_least || (rule.at_most >= 0 && value > rule.at_most)) continue;
    matches.push_back({signal_index, i, 0, static_cast<uint32_t>(turn.text.size()), kNoPattern});
  }
}

}  // namespace attune
