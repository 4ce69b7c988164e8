// The same conversations in several forms (plain, compressed, many small files), read, parsed and scored in
// interleaved rounds. See README.md; inputs.sh makes the forms.
//
// usage: inputs RUBRIC NAME=PATH..., the first of them not compressed
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pipeline/run.h"
#include "engine/rubric/loader.h"

namespace attune {
namespace {

constexpr int kRounds = 5;
constexpr RunDepth kDepths[] = {RunDepth::read, RunDepth::parse, RunDepth::score};
constexpr const char* kDepthNames[] = {"read", "read + parse", "read + parse + score"};

struct Form {
  std::string name, path;
  uint64_t bytes = 0;  // of its files
};

struct Timing {
  size_t form = 0, depth = 0;
  int jobs = 1;
  std::vector<double> seconds;
  double median() const {
    std::vector<double> sorted = seconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

[[noreturn]] void give_up(const std::string& message) {
  std::fprintf(stderr, "inputs: %s\n", message.c_str());
  std::exit(2);
}

// One run, listing the sources included. Every form must give the same conversations and turns.
double run_once(Form& form, const CompiledRubric& compiled, RunDepth depth, int jobs) {
  static uint64_t conversations = 0, turns = 0;
  auto begin = std::chrono::steady_clock::now();
  SourceList list = list_sources({form.path});
  if (!list.problems.empty()) give_up(list.problems[0].error.message);
  RunOptions options;
  options.jobs = jobs;
  options.depth = depth;
  Result<RunSummary> summary = run(list.sources, compiled, options, {});
  std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  if (!summary) give_up(summary.error().message);
  form.bytes = summary->counts.bytes;
  if (depth == RunDepth::read) return seconds.count();
  if (turns == 0) conversations = summary->counts.conversations, turns = summary->turns;
  if (summary->counts.conversations != conversations || summary->turns != turns)
    give_up("'" + form.name + "' does not hold the same conversations as the others");
  return seconds.count();
}

void print_table(const std::vector<Form>& forms, const std::vector<Timing>& timings, double plain_bytes) {
  std::printf("| job | jobs | form | MB of files | GB/s of JSON | of the first form's |\n");
  std::printf("| --- | --- | --- | --- | --- | --- |\n");
  double first = 0;
  for (const Timing& timing : timings) {
    double seconds = timing.median();
    if (timing.form == 0) first = seconds;
    std::printf("| %s | %d | %s | %.1f | %.2f | %.2f |\n", kDepthNames[timing.depth], timing.jobs,
                forms[timing.form].name.c_str(), static_cast<double>(forms[timing.form].bytes) / 1e6,
                plain_bytes / seconds / 1e9, first / seconds);
  }
}

int measure(const std::string& rubric, std::vector<Form> forms) {
  LoadedRubric loaded = load_rubric(rubric);
  if (!loaded.ok()) give_up(format_diagnostics(loaded.diagnostics));
  CompiledRubric compiled = compile_rubric(std::move(loaded.rubric));
  std::vector<Timing> timings;
  for (size_t depth = 0; depth < std::size(kDepths); ++depth)
    for (int jobs : {1, 2})
      for (size_t form = 0; form < forms.size(); ++form) timings.push_back({form, depth, jobs, {}});
  for (Form& form : forms) run_once(form, compiled, RunDepth::read, 1);  // into the page cache
  double plain_bytes = static_cast<double>(forms[0].bytes);
  for (int round = 0; round < kRounds; ++round)
    for (Timing& timing : timings)
      timing.seconds.push_back(run_once(forms[timing.form], compiled, kDepths[timing.depth], timing.jobs));
  print_table(forms, timings, plain_bytes);
  return 0;
}

}  // namespace
}  // namespace attune

int main(int count, char** arguments) {
  std::vector<attune::Form> forms;
  for (int i = 2; i < count; ++i) {
    std::string_view argument = arguments[i];
    size_t equals = argument.find('=');
    if (equals == std::string_view::npos) attune::give_up("expected NAME=PATH");
    forms.push_back({std::string(argument.substr(0, equals)), std::string(argument.substr(equals + 1)), 0});
  }
  if (forms.empty()) attune::give_up("usage: inputs RUBRIC NAME=PATH..., the first not compressed");
  return attune::measure(arguments[1], std::move(forms));
}
