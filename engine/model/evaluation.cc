#include "engine/model/evaluation.h"

#include <array>

namespace attune {
namespace {

constexpr std::array<std::string_view, kVerdictCount> kVerdicts = {"met", "partly_met", "not_met",
                                                                   "not_applicable"};

struct NameAndText {
  std::string_view name, text;
};

constexpr auto kReasons = std::to_array<NameAndText>({
    {"found", "what was expected was said"},
    {"partly_found", "only a weaker form of it was said"},
    {"not_found", "nothing of it was said"},
    {"avoided", "what should not happen did not"},
    {"occurred", "what should not happen did"},
    {"all_answered", "every opportunity was answered"},
    {"some_answered", "some opportunities were answered, or only in a weaker form"},
    {"none_answered", "no opportunity was answered"},
    {"within_band", "the figure is within the limit"},
    {"outside_band", "the figure is beyond the limit"},
    {"no_opportunity", "nothing in the conversation called for it"},
    {"other_channel", "the criterion does not apply to this channel"},
    {"other_language", "the criterion does not speak this language"},
    {"no_turn_times", "the source has no times of turns"},
    {"no_overlapping_speech", "no two turns overlap, so the recording cannot show interruptions"},
    {"excepted", "what makes it needless occurred"},
    {"no_customer_name", "the data does not say what the customer is called"},
});
static_assert(kReasons.size() == kReasonCount);

constexpr auto kNotScored = std::to_array<NameAndText>({
    {"scored", "it has a score"},
    {"no_agent_talk", "the agent says too little"},
    {"no_customer_talk", "the customer says too little"},
    {"language", "the rubric does not speak this language"},
    {"nothing_applicable", "no criterion applied"},
    {"too_little_applicable", "too few criteria applied"},
    {"roles_unknown", "the source does not say who is the agent"},
});
static_assert(kNotScored.size() == kNotScoredCount);

constexpr std::array<std::string_view, kEvidencePartCount> kParts = {"answer", "opportunity_met",
                                                                     "opportunity_missed"};

}  // namespace

std::string_view verdict_name(Verdict verdict) { return kVerdicts[static_cast<size_t>(verdict)]; }

bool parse_verdict(std::string_view name, Verdict& verdict) {
  for (size_t i = 0; i < kVerdicts.size(); ++i) {
    if (kVerdicts[i] != name) continue;
    verdict = static_cast<Verdict>(i);
    return true;
  }
  return false;
}

std::string_view reason_name(Reason reason) { return kReasons[static_cast<size_t>(reason)].name; }
std::string_view reason_text(Reason reason) { return kReasons[static_cast<size_t>(reason)].text; }
std::string_view evidence_part_name(EvidencePart part) { return kParts[static_cast<size_t>(part)]; }
std::string_view not_scored_name(NotScored reason) { return kNotScored[static_cast<size_t>(reason)].name; }
std::string_view not_scored_text(NotScored reason) { return kNotScored[static_cast<size_t>(reason)].text; }

}  // namespace attune
