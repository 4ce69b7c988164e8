#include "src/corpus/truth.h"

#include <algorithm>

#include "engine/base/json_text.h"

namespace attune::corpus {
namespace {

// The figures of empathy-core.
constexpr int64_t kInterruptionsPer = 10 * 60 * 1000;  // a rate; a shorter conversation counts as this long
constexpr int64_t kMetAtMost = 1, kPartlyMetAtMost = 3;
constexpr std::array<int, kTruthCriteria.size()> kWeights = {20, 35, 25, 20};  // in order of kTruthCriteria
constexpr int kApplicableWeight = 25;                                          // with less there is no score

Verdict interruptions_truth(const Plan& plan, const Script& script) {
  if (plan.channel != Channel::voice || !plan.overlapping) return Verdict::not_applicable;
  int64_t length = std::max<int64_t>(script.duration_ms(), kInterruptionsPer);
  int64_t rate =
      int64_t{plan.interruptions()} * 1000 * kInterruptionsPer / length;  // thousandths, rounded down
  if (rate <= kMetAtMost * 1000) return Verdict::met;
  return rate <= kPartlyMetAtMost * 1000 ? Verdict::partly_met : Verdict::not_met;
}

Verdict validation_truth(const Plan& plan) {
  if (plan.feelings.empty()) return Verdict::not_applicable;
  auto answered = static_cast<size_t>(
      std::count_if(plan.feelings.begin(), plan.feelings.end(),
                    [](const PlannedFeeling& feeling) { return feeling.answered_in_time(); }));
  if (answered == plan.feelings.size()) return Verdict::met;
  return answered > 0 ? Verdict::partly_met : Verdict::not_met;
}

Verdict apology_truth(const Plan& plan) {
  if (!plan.problem) return Verdict::not_applicable;
  if (plan.apology == Planted::apology) return Verdict::met;
  return plan.apology == Planted::bare_apology ? Verdict::partly_met : Verdict::not_met;
}

Verdict follow_up_truth(const Plan& plan) {
  if (!plan.problem) return Verdict::not_applicable;
  if (plan.follow_up == Planted::timed_follow_up) return Verdict::met;
  return plan.follow_up == Planted::follow_up ? Verdict::partly_met : Verdict::not_met;
}

std::string_view planted_name(Planted planted) {
  switch (planted) {
    case Planted::apology:
      return "apology";
    case Planted::bare_apology:
      return "bare apology";
    case Planted::non_apology:
      return "non-apology";
    case Planted::repair:
      return "repair";
    case Planted::timed_follow_up:
      return "with a time";
    case Planted::follow_up:
      return "without a time";
    default:
      return "none";
  }
}

void append_member(std::string& out, std::string_view key, std::string_view value) {
  append_json_string(out, key);
  out += ':';
  append_json_string(out, value);
}

void append_planted_json(std::string& out, const Plan& plan) {
  out += ",\"planted\":{\"problem\":";
  out += plan.problem ? "true" : "false";
  out += ',';
  append_member(out, "apology", planted_name(plan.apology));
  out += ',';
  append_member(out, "follow_up", planted_name(plan.follow_up));
  out += ",\"answers\":[";
  for (const PlannedFeeling& feeling : plan.feelings) {
    if (out.back() != '[') out += ',';
    append_integer(out, feeling.answer_after);
  }
  out += "],\"interruptions\":";
  append_integer(out, plan.interruptions());
  out += '}';
}

}  // namespace

Truth truth_of(const Plan& plan, const Script& script) {
  Truth truth;
  if (plan.one_sided) {
    truth.not_scored = NotScored::no_customer_talk;
    return truth;
  }
  truth.verdicts = {interruptions_truth(plan, script), validation_truth(plan), apology_truth(plan),
                    follow_up_truth(plan)};
  int applied = 0;
  for (size_t i = 0; i < kWeights.size(); ++i)
    applied += truth.verdicts[i] == Verdict::not_applicable ? 0 : kWeights[i];
  if (applied < kApplicableWeight) {
    truth.not_scored = applied == 0 ? NotScored::nothing_applicable : NotScored::too_little_applicable;
  }
  return truth;
}

void append_truth_json(std::string& out, std::string_view id, std::string_view agent, const Plan& plan,
                       const Truth& truth) {
  out += '{';
  append_member(out, "id", id);
  out += ',';
  append_member(out, "agent", agent);
  out += ',';
  if (truth.not_scored != NotScored::scored) {
    append_member(out, "not_scored", not_scored_name(truth.not_scored));
  } else {
    out += "\"verdicts\":{";
    for (size_t i = 0; i < kTruthCriteria.size(); ++i) {
      if (i > 0) out += ',';
      append_member(out, kTruthCriteria[i], verdict_name(truth.verdicts[i]));
    }
    out += '}';
  }
  append_planted_json(out, plan);
  out += '}';
}

}  // namespace attune::corpus
