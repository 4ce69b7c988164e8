#include "engine/score/applies.h"

#include <algorithm>

namespace attune {
namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [lower](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool speaks(const std::vector<std::string>& languages, std::string_view language) {
  if (languages.empty() || language.empty()) return true;
  return std::any_of(languages.begin(), languages.end(), [language](const std::string& spoken) {
    return same_letters(primary_subtag(spoken), primary_subtag(language));
  });
}

void KnownData::look_for(const Rubric& rubric, const Conversation& conversation, OverlapScratch& scratch) {
  bool times_matter = false;
  bool overlaps_matter = false;
  for (const Criterion& criterion : rubric.criteria) {
    times_matter |= criterion.needs.turn_times;
    overlaps_matter |= criterion.needs.overlapping_speech;
  }
  turn_times = times_matter && has_turn_times(conversation);
  overlapping_speech = overlaps_matter && has_overlapping_speech(conversation, scratch);
}

std::optional<Reason> why_not_applicable(const Criterion& criterion, const Conversation& conversation,
                                         const KnownData& known, const AgentPart& part) {
  const bool any_channel = conversation.channel == Channel::unknown;
  if (!any_channel && !contains(criterion.channels, conversation.channel)) return Reason::other_channel;
  if (!speaks(criterion.languages, conversation.language)) return Reason::other_language;
  if (criterion.needs.turn_times && !known.turn_times) return Reason::no_turn_times;
  if (criterion.needs.overlapping_speech && !known.overlapping_speech) return Reason::no_overlapping_speech;
  const auto occurs = [&part](uint16_t signal) { return !part.matches(signal).empty(); };
  if (!criterion.when.empty() && std::none_of(criterion.when.begin(), criterion.when.end(), occurs)) {
    return Reason::no_opportunity;
  }
  return std::nullopt;
}

}  // namespace attune
