#include "engine/pipeline/evaluation_json.h"

#include "engine/base/json_text.h"

namespace attune {
namespace {

// Keys are appended with their quotes, colon and comma: `,"turn":`.
void append_number(std::string& out, std::string_view key, int64_t value) {
  out += key;
  append_integer(out, value);
}

void append_text(std::string& out, std::string_view key, std::string_view value) {
  out += key;
  append_json_string(out, value);
}

// `value` in units of 10^-decimals, or null.
void append_decimal(std::string& out, std::string_view key, bool known, int64_t value, int decimals) {
  out += key;
  if (known)
    append_fixed(out, value, decimals);
  else
    out += "null";
}

void append_evidence(std::string& out, const Rubric& rubric, const Evidence& evidence) {
  append_number(out, "{\"turn\":", evidence.turn);
  append_number(out, ",\"start\":", evidence.start);
  append_number(out, ",\"end\":", evidence.end);
  append_text(out, ",\"signal\":", rubric.signals[evidence.signal].name);
  out += '}';
}

void append_criterion(std::string& out, const Rubric& rubric, const Evaluation& evaluation, size_t index) {
  const CriterionResult& result = evaluation.criteria[index];
  append_text(out, "{\"id\":", rubric.criteria[index].id);
  append_text(out, ",\"verdict\":", verdict_name(result.verdict));
  append_text(out, ",\"reason\":", reason_name(result.reason));
  append_decimal(out, ",\"credit\":", result.verdict != Verdict::not_applicable, result.credit, 3);
  append_number(out, ",\"opportunities\":", result.opportunities);
  append_number(out, ",\"met\":", result.met);
  out += ",\"evidence\":[";
  for (uint32_t i = result.evidence_begin; i < result.evidence_end; ++i) {
    if (i > result.evidence_begin) out += ',';
    append_evidence(out, rubric, evaluation.evidence[i]);
  }
  out += ']';
  if (is_on_figure(result.reason)) append_decimal(out, ",\"value\":", true, result.value, 3);
  if (rubric.criteria[index].auto_fail && result.verdict == Verdict::not_met) out += ",\"auto_fail\":true";
  out += '}';
}

}  // namespace

void append_evaluation_line(std::string& out, const Rubric& rubric, const Conversation& conversation,
                            const Evaluation& evaluation) {
  bool scored = evaluation.scored();
  append_text(out, "{\"conversation\":", conversation.id);
  append_text(out, ",\"agent\":", conversation.agents[evaluation.agent].id);
  append_text(out, ",\"rubric\":", rubric.id);
  append_number(out, ",\"version\":", rubric.version);
  append_decimal(out, ",\"score\":", scored, evaluation.score, 2);
  append_decimal(out, ",\"raw_score\":", scored, evaluation.raw_score, 2);
  if (scored)
    append_text(out, ",\"grade\":", rubric.grades[evaluation.grade].name);
  else
    out += ",\"grade\":null";
  out += scored ? ",\"scored\":true,\"criteria\":[" : ",\"scored\":false,\"criteria\":[";
  for (size_t i = 0; i < evaluation.criteria.size(); ++i) {
    if (i > 0) out += ',';
    append_criterion(out, rubric, evaluation, i);
  }
  out += ']';
  if (!scored) append_text(out, ",\"not_scored\":", not_scored_name(evaluation.not_scored));
  if (evaluation.auto_failed) out += ",\"auto_fail\":true";
  out += "}\n";
}

void append_signal_lines(std::string& out, const Rubric& rubric, const Conversation& conversation,
                         const FoundSignals& found) {
  for (const SignalMatch& match : found.matches) {
    const Signal& signal = rubric.signals[match.signal];
    append_text(out, "{\"conversation\":", conversation.id);
    append_number(out, ",\"turn\":", match.turn);
    append_text(out, ",\"role\":", role_name(conversation.turns[match.turn].role));
    append_text(out, ",\"criterion\":", rubric.criteria[signal.criterion].id);
    append_text(out, ",\"signal\":", signal.name);
    append_number(out, ",\"start\":", match.start);
    append_number(out, ",\"end\":", match.end);
    out += "}\n";
  }
}

}  // namespace attune
