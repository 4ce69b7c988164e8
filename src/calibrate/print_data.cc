// A calibration as JSON and as CSV.
#include <fmt/format.h>

#include "src/calibrate/print.h"
#include "src/files/csv_table.h"
#include "src/report/json_parts.h"

namespace attune {
namespace {

void write_counts(JsonWriter& json, const Contingency& counts) {
  auto member = [&](std::string_view name, int64_t value) { json.key(name).integer(value); };
  member("hits", counts.hits);
  member("false_alarms", counts.false_alarms);
  member("misses", counts.misses);
  member("clears", counts.clears);
}

void write_disagreements(JsonWriter& json, std::string_view name, const std::vector<Disagreement>& list) {
  json.key(name).begin_array();
  for (const Disagreement& one : list) {
    json.begin_object().member("conversation", one.conversation).member("turn", one.turn);
    if (one.turn) json.member("role", role_name(one.role)).member("text", one.text);
    if (one.match.start < one.match.end) json.member("start", one.match.start).member("end", one.match.end);
    json.end_object();
  }
  json.end_array();
}

void write_pair(JsonWriter& json, const Comparison& comparison, const ComparedPair& pair) {
  const Agreement& agreement = pair.agreement;
  json.begin_object().member("label", comparison.label_name(pair)).member("target", pair.pair.target);
  json.key("n").integer(agreement.n);
  json.member("conversations", uint64_t{pair.conversations.size()});
  json.member("not_applicable", pair.not_applicable).member("not_judged", pair.not_judged);
  json.member("other_speaker", pair.other_speaker);
  write_counts(json, pair.counts);
  json.member("prevalence", agreement.prevalence).member("agreement", agreement.raw);
  json.member("kappa", agreement.kappa).key("kappa_interval");
  write_interval(json, pair.intervals.kappa);
  json.member("precision", agreement.precision).member("recall", agreement.recall);
  json.member("f1", agreement.f1).key("f1_interval");
  write_interval(json, pair.intervals.f1);
  if (!pair.false_alarms.empty() || !pair.misses.empty()) {
    json.key("disagreements").begin_object();
    write_disagreements(json, "false_alarms", pair.false_alarms);
    write_disagreements(json, "misses", pair.misses);
    json.end_object();
  }
  json.end_object();
}

std::string csv_figure(const std::optional<double>& figure) {
  return figure ? fmt::format("{:.4f}", *figure) : "";
}

std::string csv_interval(const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:.4f},{:.4f}", interval->low, interval->high) : ",";
}

}  // namespace

std::string calibration_json(const Calibration& calibration) {
  const RowCounts& rows = calibration.comparison.rows();
  JsonWriter json;
  json.begin_object().member("rubric", calibration.rubric.id).member("version", calibration.rubric.version);
  json.key("rows").begin_object().member("read", rows.rows).member("bad_lines", calibration.bad_lines);
  json.member("used", rows.used).member("no_conversation", rows.no_conversation);
  json.member("no_turn", rows.no_turn).member("other_role", rows.other_role);
  json.member("repeated_labels", rows.repeated_labels).end_object();
  json.member("best_only", calibration.best_only).key("pairs").begin_array();
  for (const ComparedPair& pair : calibration.comparison.pairs())
    write_pair(json, calibration.comparison, pair);
  json.end_array().key("labels_without_signal").begin_array();
  for (const std::string& name : calibration.without) json.text(name);
  return json.end_array().end_object().take();
}

std::string calibration_csv(const Calibration& calibration) {
  std::string out =
      "label,target,n,conversations,not_applicable,not_judged,hits,false_alarms,misses,clears,prevalence,"
      "agreement,"
      "kappa,kappa_low,kappa_high,precision,recall,f1,f1_low,f1_high\n";
  for (const ComparedPair& pair : calibration.comparison.pairs()) {
    const Contingency& counts = pair.counts;
    const Agreement& figures = pair.agreement;
    out += fmt::format("{},{},{},{},{},{},{},{},{},{},", csv_cell(calibration.comparison.label_name(pair)),
                       csv_cell(pair.pair.target), figures.n, pair.conversations.size(), pair.not_applicable,
                       pair.not_judged, counts.hits, counts.false_alarms, counts.misses, counts.clears);
    out += fmt::format("{},{},{},{},", csv_figure(figures.prevalence), csv_figure(figures.raw),
                       csv_figure(figures.kappa), csv_interval(pair.intervals.kappa));
    out += fmt::format("{},{},{},{}\n", csv_figure(figures.precision), csv_figure(figures.recall),
                       csv_figure(figures.f1), csv_interval(pair.intervals.f1));
  }
  return out;
}

}  // namespace attune
