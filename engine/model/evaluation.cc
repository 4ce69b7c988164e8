#include "engine/model/evaluation.h"

namespace attune {
namespace {

constexpr EnumNames<Verdict> kVerdicts({"met", "partly_met", "not_met", "not_applicable"});

struct NameAndText {
  std::string_view name, text;
};

constexpr EnumTable<Reason, NameAndText> kReasons({
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

constexpr EnumTable<NotScored, NameAndText> kNotScored({
    {"scored", "it has a score"},
    {"no_agent_talk", "the agent says too little"},
    {"no_customer_talk", "the customer says too little"},
    {"language", "the rubric does not speak this language"},
    {"nothing_applicable", "no criterion applied"},
    {"too_little_applicable", "too few criteria applied"},
    {"roles_unknown", "the source does not say who is the agent"},
});

constexpr EnumNames<EvidencePart> kParts({"answer", "opportunity_met", "opportunity_missed"});

}  // namespace

std::string_view verdict_name(Verdict verdict) { return kVerdicts[verdict]; }
bool parse_verdict(std::string_view name, Verdict& verdict) { return parse_name(kVerdicts, name, verdict); }
std::string_view reason_name(Reason reason) { return kReasons[reason].name; }
std::string_view reason_text(Reason reason) { return kReasons[reason].text; }
std::string_view evidence_part_name(EvidencePart part) { return kParts[part]; }
std::string_view not_scored_name(NotScored reason) { return kNotScored[reason].name; }
std::string_view not_scored_text(NotScored reason) { return kNotScored[reason].text; }

}  // namespace attune
