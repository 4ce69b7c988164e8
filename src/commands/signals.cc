// attune signals: every match of a rubric's signals, for whoever writes or tunes a rubric.
#include <fmt/format.h>

#include "src/commands/commands.h"
#include "src/console/interrupt.h"
#include "src/flags/options.h"
#include "src/flags/rubrics.h"
#include "src/flags/run_support.h"
#include "src/summaries/reject_report.h"

namespace attune {
namespace {

struct SignalsOptions {
  RunInputs run;
  std::string rubric = kDefaultRubric;
};

Status guard_files(const SignalsOptions& options, const std::vector<Source>& sources) {
  OverwriteGuard guard;
  keep_inputs(guard, options.run, options.rubric, sources);
  if (Status status = guard.claim_output("-", "standard output"); !status) return status;
  return guard.claim_output(options.run.rejects, "the file of --rejects");
}

int signals(const SignalsOptions& options, Terminal& terminal) {
  std::optional<CompiledRubric> compiled = load_for_use(options.rubric, terminal);
  if (!compiled) return kCouldNotRun;
  std::shared_ptr<const Formats> formats = open_formats(options.run.reading, terminal);
  if (!formats) return kCouldNotRun;
  uint64_t problems = 0;
  auto sources = find_sources(options.run, terminal, problems);
  if (!sources) return kCouldNotRun;
  if (Status status = guard_files(options, *sources); !status) return terminal.fail(status.error());
  Result<OutputFile> output = OutputFile::open("-");
  if (!output) return terminal.fail(output.error());
  auto reject_file = open_if_named(options.run.rejects);
  if (!reject_file) return terminal.fail(reject_file.error());

  RejectReport rejects(*sources, std::move(*reject_file));
  RunSinks sinks;
  sinks.signals = [&](std::string_view lines) { return output->write(lines); };
  sinks.reject = [&](const Reject& reject) { return rejects.add(reject); };
  sinks.problem = [&](const SourceProblem& problem) { note_problem(problem, terminal); };
  sinks.progress = progress_line(terminal);
  Interrupt interrupt;
  RunOptions run_options;
  run_options.jobs = options.run.jobs;
  run_options.formats = formats;
  run_options.stop = interrupt.flag();
  auto summary = run(*sources, *compiled, run_options, sinks);
  terminal.end_progress();
  if (!summary && *interrupt.flag()) return interrupt.end_early(terminal);
  if (!summary) return terminal.fail(summary.error());
  Status written = output->close();
  if (written) written = rejects.close();
  if (written) written = rejects.keep();
  if (!written) return terminal.fail(written.error());
  terminal.note(rejects.text());
  return problems + summary->source_problems > 0 ? kNotAsWanted : kDone;
}

CommandBody define_signals(CLI::App& app) {
  auto options = std::make_shared<SignalsOptions>();
  add_run_options(app, options->run);
  add_rubric_option(app, options->rubric);
  return [options](Terminal& terminal) { return signals(*options, terminal); };
}

}  // namespace

const Command kSignalsCommand = {
    "signals",
    "prints every match of a rubric's signals as NDJSON; turns count from 0",
    "  attune signals calls.ndjson | jq -r .signal | sort | uniq -c    how often each signal matches\n"
    "  attune signals calls.ndjson --rubric ./my-rubric                with a rubric of your own\n",
    define_signals,
};

}  // namespace attune
