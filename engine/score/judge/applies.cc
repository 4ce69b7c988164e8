#include "engine/score/judge/applies.h"

#include <algorithm>

namespace attune {
void KnownData::look_for(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
                         OverlapScratch& scratch) {
  bool times_matter = false;
  bool starts_matter = false;
  bool overlaps_matter = false;
  for (const Criterion& criterion : rubric.criteria) {
    times_matter |= criterion.needs.turn_times;
    starts_matter |= criterion.needs.turn_starts;
    overlaps_matter |= criterion.needs.overlapping_speech;
  }
  turn_times = times_matter && has_turn_times(conversation);
  turn_starts = starts_matter && has_turn_starts(conversation);
  customer_name = !found.customer_name.empty();
  overlapping_speech = overlaps_matter && has_overlapping_speech(conversation, scratch);
}

std::optional<Reason> why_not_applicable(const Criterion& criterion, const Conversation& conversation,
                                         const KnownData& known, const AgentPart& part) {
  const bool any_channel = conversation.channel == Channel::unknown;
  if (!any_channel && !criterion.channels.contains(conversation.channel)) return Reason::other_channel;
  if (!speaks(criterion.languages, conversation.language)) return Reason::other_language;
  if (criterion.needs.turn_times && !known.turn_times) return Reason::no_turn_times;
  if (criterion.needs.turn_starts && !known.turn_starts) return Reason::no_turn_times;
  if (criterion.needs.customer_name && !known.customer_name) return Reason::no_customer_name;
  if (criterion.needs.overlapping_speech && !known.overlapping_speech) return Reason::no_overlapping_speech;
  const auto occurs = [&part](uint16_t signal) { return !part.matches(signal).empty(); };
  if (!criterion.when.empty() && std::none_of(criterion.when.begin(), criterion.when.end(), occurs)) {
    return Reason::no_opportunity;
  }
  if (std::any_of(criterion.when_not.begin(), criterion.when_not.end(), occurs)) return Reason::excepted;
  return std::nullopt;
}

}  // namespace attune
