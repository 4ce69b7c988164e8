#include "src/report/explanation.h"
#include "src/report/json_parts.h"
#include "src/report/source_figures.h"

namespace attune {
namespace {

std::string_view part_name(EvidencePart part) {
  switch (part) {
    case EvidencePart::answer:
      return "answer";
    case EvidencePart::opportunity_met:
      return "opportunity_met";
    case EvidencePart::opportunity_missed:
      return "opportunity_missed";
  }
  return "";
}

void write_evidence(JsonWriter& json, const Explanation& explanation, const ExplainedAgent& agent,
                    const Evidence& evidence) {
  json.begin_object()
      .member("turn", evidence.turn)
      .member("start", evidence.start)
      .member("end", evidence.end);
  if (evidence.signal < explanation.rubric.signals.size())
    json.member("signal", explanation.rubric.signals[evidence.signal].name);
  json.member("part", part_name(evidence.part));
  if (const StoredQuote* stored = explanation.text == nullptr ? quote_of(agent, evidence) : nullptr)
    json.member("quote", stored->text).member("quote_start", stored->start);
  json.end_object();
}

void write_criterion(JsonWriter& json, const Explanation& explanation, const ExplainedAgent& agent,
                     size_t index) {
  const Evaluation& evaluation = agent.evaluation;
  const CriterionResult& result = evaluation.criteria[index];
  PointShare points = point_share(explanation.rubric, evaluation, explanation.channel, index);
  bool applicable = result.verdict != Verdict::not_applicable;
  json.begin_object().member("id", explanation.rubric.criteria[index].id);
  json.member("verdict", verdict_name(result.verdict)).member("reason", reason_name(result.reason));
  json.member("credit", applicable ? std::optional<double>(result.credit / 1000.0) : std::nullopt);
  if (is_on_figure(result.reason)) json.member("value", static_cast<double>(result.value) / 1000);
  json.member("points", points.earned).member("possible_points", points.possible);
  json.member("opportunities", result.opportunities)
      .member("met", result.met)
      .member("partly", result.partly);
  json.key("evidence").begin_array();
  for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i)
    write_evidence(json, explanation, agent, evaluation.evidence[i]);
  json.end_array().end_object();
}

void write_agent_part(JsonWriter& json, const Explanation& explanation, const ExplainedAgent& agent) {
  const Evaluation& evaluation = agent.evaluation;
  json.begin_object().key("agent");
  write_agent(json, agent.agent);
  json.member("scored", evaluation.scored());
  if (evaluation.scored()) {
    json.member("score", evaluation.score / 100.0).member("raw_score", evaluation.raw_score / 100.0);
    if (evaluation.grade < explanation.rubric.grades.size())
      json.member("grade", explanation.rubric.grades[evaluation.grade]);
    json.member("auto_failed", evaluation.auto_failed);
  } else {
    json.member("not_scored", not_scored_name(evaluation.not_scored));
  }
  json.key("criteria").begin_array();
  for (size_t i = 0; i < evaluation.criteria.size(); ++i) write_criterion(json, explanation, agent, i);
  json.end_array().end_object();
}

void write_time(JsonWriter& json, std::string_view name, int32_t milliseconds) {
  if (milliseconds != kNoTime) json.member(name, milliseconds);
}

void write_turns(JsonWriter& json, const Conversation& conversation) {
  json.key("turns").begin_array();
  for (const Turn& turn : conversation.turns) {
    json.begin_object().member("role", role_name(turn.role));
    if (turn.role == Role::agent && turn.agent < conversation.agents.size())
      json.member("agent", conversation.agents[turn.agent].id);
    write_time(json, "start_ms", turn.start_ms);
    write_time(json, "end_ms", turn.end_ms);
    json.member("text", turn.text).end_object();
  }
  json.end_array();
}

// An empty object where nothing is known of it.
void write_outcome(JsonWriter& json, const Outcome& outcome) {
  json.key("outcome").begin_object();
  if (outcome.csat) json.member("csat", *outcome.csat);
  if (outcome.nps) json.member("nps", *outcome.nps);
  if (outcome.ces) json.member("ces", *outcome.ces);
  if (outcome.resolved) json.member("resolved", *outcome.resolved);
  if (outcome.churned) json.member("churned", *outcome.churned);
  json.end_object();
}

// What the source itself says, and our verdicts on the same.
void write_source_analysis(JsonWriter& json, const Explanation& explanation) {
  json.key("source_analysis").begin_object();
  for (const ComparedFigure& figure : compared_figures(explanation)) {
    json.key(figure.name).begin_object().member("value", figure.value).key("ours").begin_array();
    for (const ComparedFigure::Ours& ours : figure.ours) {
      const Evaluation& evaluation = ours.agent->evaluation;
      const CriterionResult& result = evaluation.criteria[ours.criterion];
      json.begin_object().member("agent", ours.agent->agent.id);
      json.member("criterion", explanation.rubric.criteria[ours.criterion].id);
      json.member("verdict", verdict_name(result.verdict)).member("found", found_count(result, evaluation));
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_object();
}

}  // namespace

std::string explanation_json(const Explanation& explanation) {
  JsonWriter json;
  json.begin_object().member("conversation", explanation.conversation);
  json.member("channel", channel_name(explanation.channel)).member("started_at", explanation.started_at);
  json.key("rubric");
  write_rubric(json, explanation.rubric);
  json.key("evaluations").begin_array();
  for (const ExplainedAgent& agent : explanation.agents) write_agent_part(json, explanation, agent);
  json.end_array();
  write_outcome(json, explanation.outcome);
  write_source_analysis(json, explanation);
  if (explanation.problem) json.member("problem", explanation.problem->code);
  if (explanation.text != nullptr) write_turns(json, *explanation.text);
  return json.end_object().take();
}

}  // namespace attune
