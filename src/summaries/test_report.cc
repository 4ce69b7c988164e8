#include "src/summaries/test_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/console/text_layout.h"
#include "src/files/json_writer.h"

namespace attune {
namespace {

constexpr size_t kPlaceColumn = 54;

bool failed(const TestOutcome& outcome) {
  return outcome.state == TestState::failed || outcome.state == TestState::todo_passed;
}

std::string_view state_name(TestState state) {
  switch (state) {
    case TestState::passed:
      return "passed";
    case TestState::failed:
      return "failed";
    case TestState::todo:
      return "todo";
    case TestState::todo_passed:
      return "todo_passed";
  }
  return "";
}

std::string place_text(const SourcePlace& place) { return fmt::format("{}:{}", place.file, place.line); }

// A head line with the place in its own column, two blanks apart at least.
std::string with_place(std::string head, const SourcePlace& place) {
  size_t width = display_width(head);
  head.append(width + 2 <= kPlaceColumn ? kPlaceColumn - width : 2, ' ');
  return head + place_text(place) + "\n";
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t end = std::min(text.find('\n'), text.size());
    out += fmt::format("  {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string failure_text(const TestOutcome& outcome, const Terminal& terminal) {
  std::string head = with_place(fmt::format("FAIL {}: {}", outcome.subject, outcome.name), outcome.place);
  std::string detail =
      outcome.state == TestState::todo_passed ? "it passes now: remove its 'todo: true'" : outcome.detail;
  return terminal.paint(Style::red, head.substr(0, 4)) + head.substr(4) + indented(detail) + "\n";
}

std::string unguarded_text(std::string_view kind, const std::vector<Unguarded>& list) {
  std::string out;
  for (const Unguarded& one : list)
    out += with_place(fmt::format("unguarded {}: {}: {}", kind, one.subject, one.what), one.place);
  return out;
}

// Long lists are learned, and nobody writes a test for each phrase: a few of each show where to begin.
std::string unsaid_text(const std::vector<Unguarded>& list) {
  constexpr size_t kShown = 10;
  std::string out;
  for (size_t i = 0; i < list.size();) {
    const std::string& subject = list[i].subject;
    size_t end = i;
    while (end < list.size() && list[end].subject == subject) ++end;
    const size_t shown = end - i > kShown + 1 ? kShown : end - i;
    for (size_t k = i; k < i + shown; ++k)
      out += with_place(fmt::format("unsaid weighted phrase: {}: {}", subject, list[k].what), list[k].place);
    if (i + shown < end)
      out += fmt::format("unsaid weighted phrase: {}: {} more, all with --json\n", subject, end - i - shown);
    i = end;
  }
  return out;
}

std::string coverage_text(const SelfTestReport& report) {
  std::string out = unguarded_text("phrase", report.phrases) + unguarded_text("edge", report.edges) +
                    unsaid_text(report.weighted);
  for (const std::string& verdict : report.untested_verdicts)
    out += fmt::format("untested verdict: {}\n", verdict);
  return out.empty() ? out : out + "\n";
}

std::string summary_line(const SelfTestReport& report, bool coverage) {
  auto count = [&](auto&& wanted) {
    return std::count_if(report.outcomes.begin(), report.outcomes.end(), wanted);
  };
  std::string out = fmt::format(
      "{} test{}: {} passed, {} failed", report.outcomes.size(), report.outcomes.size() == 1 ? "" : "s",
      count([](const TestOutcome& o) { return o.state == TestState::passed; }), count(failed));
  if (auto todo = count([](const TestOutcome& o) { return o.state == TestState::todo; }); todo > 0)
    out += fmt::format(", {} todo", todo);
  if (coverage)
    out += fmt::format("; {} of {} phrases guarded, {} of {} band edges",
                       report.phrase_count - report.phrases.size(), report.phrase_count,
                       report.edge_count - report.edges.size(), report.edge_count);
  if (coverage && report.weighted_count > 0)
    out += fmt::format(", {} of {} weighted phrases said", report.weighted_count - report.weighted.size(),
                       report.weighted_count);
  return out + "\n";
}

void write_place(JsonWriter& json, const SourcePlace& place) {
  json.member("file", place.file).member("line", place.line);
}

void write_unguarded(JsonWriter& json, std::string_view key, const std::vector<Unguarded>& list) {
  json.key(key).begin_array();
  for (const Unguarded& one : list) {
    json.begin_object().member("subject", one.subject).member("what", one.what);
    write_place(json, one.place);
    json.end_object();
  }
  json.end_array();
}

void write_coverage(JsonWriter& json, const SelfTestReport& report) {
  json.member("phrases", uint64_t{report.phrase_count}).member("edges", uint64_t{report.edge_count});
  json.member("weighted_phrases", uint64_t{report.weighted_count});
  write_unguarded(json, "unguarded_phrases", report.phrases);
  write_unguarded(json, "unguarded_edges", report.edges);
  write_unguarded(json, "unsaid_weighted_phrases", report.weighted);
  json.key("untested_verdicts").begin_array();
  for (const std::string& verdict : report.untested_verdicts) json.text(verdict);
  json.end_array();
}

}  // namespace

bool all_passed(const SelfTestReport& report) {
  return std::none_of(report.outcomes.begin(), report.outcomes.end(), failed);
}

std::string test_report_text(const SelfTestReport& report, bool coverage, const Terminal& terminal) {
  std::string out;
  for (const TestOutcome& outcome : report.outcomes)
    if (failed(outcome)) out += failure_text(outcome, terminal);
  if (coverage) out += coverage_text(report);
  return out + summary_line(report, coverage);
}

std::string test_report_json(const SelfTestReport& report, bool coverage) {
  JsonWriter json;
  json.begin_object().key("tests").begin_array();
  for (const TestOutcome& outcome : report.outcomes) {
    json.begin_object().member("subject", outcome.subject).member("name", outcome.name);
    json.member("state", state_name(outcome.state)).member("detail", outcome.detail);
    write_place(json, outcome.place);
    json.end_object();
  }
  json.end_array();
  if (coverage) write_coverage(json, report);
  json.end_object();
  return json.take();
}

}  // namespace attune
