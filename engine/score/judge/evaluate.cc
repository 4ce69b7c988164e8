#include "engine/score/judge/evaluate.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <variant>

#include "engine/score/judge/bands.h"
#include "engine/score/judge/check.h"
#include "engine/score/judge/total.h"

namespace attune {
namespace {

// One entry for each match, by turn and start. A match that was both answer and opportunity stays as answer.
void tidy(std::vector<Evidence>& evidence, size_t begin) {
  const auto first = evidence.begin() + static_cast<ptrdiff_t>(begin);
  const auto place = [](const Evidence& e) { return std::tie(e.turn, e.start, e.end, e.signal); };
  std::sort(first, evidence.end(), [place](const Evidence& a, const Evidence& b) {
    return place(a) != place(b) ? place(a) < place(b) : a.part < b.part;
  });
  evidence.erase(std::unique(first, evidence.end(),
                             [place](const Evidence& a, const Evidence& b) { return place(a) == place(b); }),
                 evidence.end());
}

// The matches of `when` are opportunities of the criterion as a whole; those of a response's `to` are already
// there, each with its own outcome.
void add_when(const Criterion& criterion, const AgentPart& part, bool earned,
              std::vector<Evidence>& evidence) {
  const auto* response = std::get_if<Response>(&criterion.expect);
  for (const uint16_t signal : criterion.when) {
    if (response != nullptr && std::count(response->to.begin(), response->to.end(), signal) > 0) continue;
    for (const SignalMatch& match : part.matches(signal)) {
      evidence.push_back(
          evidence_of(match, earned ? EvidencePart::opportunity_met : EvidencePart::opportunity_missed));
    }
  }
}

CriterionResult conclude(const Criterion& criterion, const CheckResult& checked) {
  const Judgement judgement = judge_value(criterion.bands, checked.value);
  CriterionResult result;
  result.verdict = judgement.verdict;
  result.credit = judgement.credit;
  result.value = checked.value;
  result.reason = checked.reason;
  if (checked.reason == Reason::within_band && judgement.verdict != Verdict::met) {
    result.reason = Reason::outside_band;
  }
  const bool as_one = checked.opportunities == CheckResult::kAsOne;
  const bool full = judgement.credit >= kOne;
  result.opportunities = as_one ? 1 : checked.opportunities;
  result.met = as_one ? full : checked.met;
  result.partly = as_one ? !full && judgement.credit > 0 : checked.partly;
  return result;
}

// Appends the evidence.
CriterionResult judge(const Criterion& criterion, const Conversation& conversation, const KnownData& known,
                      const AgentPart& part, std::vector<Evidence>& evidence) {
  CriterionResult result;
  const size_t begin = evidence.size();
  const std::optional<Reason> why_not = why_not_applicable(criterion, conversation, known, part);
  if (why_not) {
    result.reason = *why_not;
  } else {
    const CheckResult checked = std::visit(
        [&](const auto& expectation) { return check(expectation, part, evidence); }, criterion.expect);
    if (checked.applicable) {
      result = conclude(criterion, checked);
      add_when(criterion, part, result.credit > 0, evidence);
      tidy(evidence, begin);
    }
  }
  result.evidence_begin = static_cast<uint32_t>(begin);
  result.evidence_end = static_cast<uint32_t>(evidence.size());
  return result;
}

// Fits `out` to `count` evaluations without giving up the memory of any.
void fit(size_t count, EvaluateScratch& scratch, std::vector<Evaluation>& out) {
  while (out.size() > count) {
    scratch.spare.push_back(std::move(out.back()));
    out.pop_back();
  }
  while (out.size() < count) {
    if (scratch.spare.empty()) {
      out.emplace_back();
    } else {
      out.push_back(std::move(scratch.spare.back()));
      scratch.spare.pop_back();
    }
  }
  for (Evaluation& evaluation : out) evaluation.clear();
}

// Sums up who says how much; returns the customer's words.
uint64_t count_words(const Conversation& conversation, const FoundSignals& found, EvaluateScratch& scratch) {
  scratch.agent_words.assign(conversation.agents.size(), 0);
  scratch.agent_talks.assign(conversation.agents.size(), 0);
  uint64_t customer_words = 0;
  for (size_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role == Role::customer) customer_words += found.turn_words[i];
    if (turn.role != Role::agent) continue;
    scratch.agent_words[turn.agent] += found.turn_words[i];
    scratch.agent_talks[turn.agent] = 1;
  }
  return customer_words;
}

NotScored gate(const Rubric& rubric, const Conversation& conversation, uint64_t agent_words,
               uint64_t customer_words) {
  if (!speaks(rubric.languages, conversation.language)) return NotScored::language;
  if (agent_words < static_cast<uint64_t>(rubric.gate.agent_words)) return NotScored::no_agent_talk;
  if (customer_words < static_cast<uint64_t>(rubric.gate.customer_words)) return NotScored::no_customer_talk;
  return NotScored::scored;
}

// The evaluation's agent and its passing of the gate are settled.
void evaluate_agent(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
                    EvaluateScratch& scratch, Evaluation& evaluation) {
  scratch.part.prepare(conversation, found, scratch.floor, rubric.signals.size(), evaluation.agent);
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    evaluation.criteria[i] =
        judge(rubric.criteria[i], conversation, scratch.known, scratch.part, evaluation.evidence);
  }
  add_up(rubric, conversation.channel, evaluation);
}

// Why a conversation without a turn of an agent is not scored.
NotScored nobody_to_score(const Rubric& rubric, const Conversation& conversation) {
  if (!speaks(rubric.languages, conversation.language)) return NotScored::language;
  return conversation.roles_known ? NotScored::no_agent_talk : NotScored::roles_unknown;
}

}  // namespace

void evaluate(const Rubric& rubric, const Conversation& conversation, const FoundSignals& found,
              EvaluateScratch& scratch, std::vector<Evaluation>& out) {
  const uint64_t customer_words = count_words(conversation, found, scratch);
  const std::vector<uint8_t>& talks = scratch.agent_talks;
  const auto talking = static_cast<size_t>(std::count(talks.begin(), talks.end(), 1));
  fit(std::max<size_t>(talking, 1), scratch, out);
  scratch.floor.prepare(conversation, found);
  scratch.known.look_for(rubric, conversation, found, scratch.overlaps);
  size_t next = 0;
  for (size_t agent = 0; agent < talks.size(); ++agent) {
    if (!talks[agent]) continue;
    Evaluation& evaluation = out[next++];
    evaluation.agent = static_cast<uint16_t>(agent);
    evaluation.criteria.resize(rubric.criteria.size());
    evaluation.not_scored = gate(rubric, conversation, scratch.agent_words[agent], customer_words);
    if (evaluation.scored()) evaluate_agent(rubric, conversation, found, scratch, evaluation);
  }
  if (talking > 0) return;
  out[0].criteria.resize(rubric.criteria.size());
  out[0].not_scored = nobody_to_score(rubric, conversation);
}

CriterionResult evaluate_criterion(const Rubric& rubric, size_t criterion, const Conversation& conversation,
                                   const FoundSignals& found, uint16_t agent, EvaluateScratch& scratch,
                                   std::vector<Evidence>& evidence) {
  evidence.clear();
  scratch.floor.prepare(conversation, found);
  scratch.known.look_for(rubric, conversation, found, scratch.overlaps);
  scratch.part.prepare(conversation, found, scratch.floor, rubric.signals.size(), agent);
  return judge(rubric.criteria[criterion], conversation, scratch.known, scratch.part, evidence);
}

}  // namespace attune
