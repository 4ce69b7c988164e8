#include "src/flags/run_support.h"

#include <fmt/format.h>

#include <chrono>

#include "src/console/text_layout.h"
#include "src/flags/options.h"
#include "src/flags/rubrics.h"

namespace attune {
namespace {

constexpr int kMostJobs = 1024;

std::string progress_text(const RunProgress& progress, double seconds) {
  double rate = seconds > 0 ? static_cast<double>(progress.bytes) / seconds : 0;
  std::string text =
      fmt::format("{} conversations, {}/s", with_commas(progress.conversations), byte_text(rate));
  if (progress.rejects > 0) text += fmt::format(", {} rejects", with_commas(progress.rejects));
  if (progress.total_bytes == 0 || rate == 0) return text;
  double left = static_cast<double>(progress.total_bytes - progress.bytes) / rate;
  return fmt::format("{:3.0f} %  {}, {} left",
                     100.0 * static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes),
                     text, duration_text(left));
}

}  // namespace

void add_run_options(CLI::App& app, RunInputs& inputs) {
  app.add_option("INPUT", inputs.inputs,
                 "files or folders of conversations (*.json, *.ndjson, *.jsonl, also .gz and .zst); - is "
                 "standard input")
      ->required();
  app.add_option("--jobs", inputs.jobs, "threads; 0: as many as the machine has")
      ->check(whole_number(0, kMostJobs))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--rejects", inputs.rejects, "write every record that could not be used as NDJSON")
      ->transform(standard_output())
      ->type_name("FILE");
  add_reading_options(app, inputs.reading);
}

void note_problem(const SourceProblem& problem, Terminal& terminal) {
  terminal.note(fmt::format("input[{}]: {}\n", problem.error.code, problem.error.message));
  if (!problem.error.help.empty()) terminal.note(fmt::format("  hint: {}\n", problem.error.help));
}

std::optional<std::vector<Source>> find_sources(const RunInputs& inputs, Terminal& terminal,
                                                uint64_t& problems) {
  SourceList list = list_sources(inputs.inputs);
  for (const SourceProblem& problem : list.problems) note_problem(problem, terminal);
  problems += list.problems.size();
  if (!list.sources.empty()) return std::move(list.sources);
  terminal.fail({"nothing-to-read", "there is nothing to read"});
  return std::nullopt;
}

void keep_inputs(OverwriteGuard& guard, const RunInputs& inputs, const std::string& rubric,
                 const std::vector<Source>& sources) {
  guard.keep(sources);
  guard.keep(files_of_rubric(rubric), "a file of the rubric");
  guard.keep(inputs.reading.shapes, "the shape of --shape");
}

std::function<void(const RunProgress&)> progress_line(Terminal& terminal) {
  if (!terminal.watched()) return {};
  auto begin = std::chrono::steady_clock::now();
  return [begin, &terminal](const RunProgress& progress) {
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    terminal.progress(progress_text(progress, seconds));
  };
}

}  // namespace attune
