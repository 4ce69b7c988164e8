// attune score: conversations in, a database of scores out.
#include <fmt/format.h>

#include <chrono>

#include "engine/base/hash.h"
#include "engine/input/shapes/label_words.h"
#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/console/interrupt.h"
#include "src/flags/joining.h"
#include "src/flags/options.h"
#include "src/flags/privacy.h"
#include "src/flags/rubrics.h"
#include "src/flags/run_support.h"
#include "src/summaries/reject_report.h"
#include "src/summaries/score_summary.h"

namespace attune {
namespace {

struct ScoreOptions {
  RunInputs run;
  std::string rubric = kDefaultRubric;
  std::string database = kDefaultDatabase;
  bool database_given = false;
  std::string output;
  std::optional<int64_t> max_rejects;
  std::string key_file;
  int wait_seconds = kDefaultWait;
  bool store_quotes = false, force = false;
  bool json = false;
  bool stats = false;
  JoinFlags join;
};

// The outputs of a run, opened before it begins.
struct Outputs {
  std::unique_ptr<ScoreWriter> writer;  // none: nothing is stored
  std::optional<OutputFile> evaluations;
  std::optional<OutputFile> rejects;
};

Result<std::unique_ptr<ScoreWriter>> open_writer(const ScoreOptions& options, const Rubric& rubric,
                                                 const std::vector<Source>& sources,
                                                 const std::optional<Pseudonyms>& pseudonyms,
                                                 const Interrupt& interrupt) {
  std::vector<std::string> paths;
  for (const Source& source : sources) paths.push_back(source.path);
  WriterOptions writing;
  writing.pseudonym_key = pseudonyms ? pseudonyms->key_fingerprint() : 0;
  writing.force = options.force;
  writing.lock_wait_ms = options.wait_seconds * 1000;
  writing.stop = interrupt.flag();
  return ScoreWriter::open(options.database, rubric, paths, ATTUNE_VERSION, writing);
}

// With --output and without --db nothing is stored.
bool stores(const ScoreOptions& options) { return options.database_given || options.output.empty(); }

// Nothing that the run reads or stores in may be lost by what it writes, and a wrong path costs nothing.
Status guard_files(const ScoreOptions& options, const std::vector<Source>& sources) {
  OverwriteGuard guard;
  keep_inputs(guard, options.run, options.rubric, sources);
  keep_tables(guard, options.join);
  guard.keep(options.key_file, "the key of --pseudonymise");
  if (stores(options))
    if (Status status = guard.claim_database(options.database); !status) return status;
  if (Status status = guard.claim_output(options.output, "the file of --output"); !status) return status;
  if (Status status = guard.claim_output(options.run.rejects, "the file of --rejects"); !status)
    return status;
  if (Status status = OutputFile::check(options.output); !status) return status;
  return OutputFile::check(options.run.rejects);
}

// How the records are read, for the database: under pseudonyms without what may be people's names.
std::string kept_reading(const Formats& formats, const std::optional<Pseudonyms>& pseudonyms) {
  return read_options_json(pseudonyms ? without_names(formats.options()) : formats.options());
}

// The database first: while another run holds it, nothing of that run's files is touched.
Status open_database(const ScoreOptions& options, const Rubric& rubric, const std::string& reading,
                     const std::vector<Source>& sources, const std::optional<Pseudonyms>& pseudonyms,
                     const Interrupt& interrupt, Outputs& outputs) {
  if (pseudonyms && options.join.agent_from == "file-name")
    return Error{"ids-in-file-names",
                 "'--agent-from file-name' with '--pseudonymise': the database keeps the names of the files, "
                 "which are "
                 "the agents' ids",
                 "give a table of conversations and agents: --agent-from agents.csv"};
  auto writer = open_writer(options, rubric, sources, pseudonyms, interrupt);
  if (!writer) return writer.error();
  outputs.writer = std::move(*writer);
  return outputs.writer->keep_reading(reading);
}

Status open_files(const ScoreOptions& options, Outputs& outputs) {
  auto evaluations = open_if_named(options.output);
  if (!evaluations) return evaluations.error();
  outputs.evaluations = std::move(*evaluations);
  auto rejects = open_if_named(options.run.rejects);
  if (!rejects) return rejects.error();
  outputs.rejects = std::move(*rejects);
  return Done{};
}

RunSinks make_sinks(Outputs& outputs, RejectReport& rejects, Terminal& terminal) {
  RunSinks sinks;
  sinks.writer = outputs.writer.get();
  if (outputs.evaluations)
    sinks.evaluations = [&file = *outputs.evaluations](std::string_view lines) { return file.write(lines); };
  sinks.reject = [&rejects](const Reject& reject) { return rejects.add(reject); };
  sinks.problem = [&terminal](const SourceProblem& problem) { note_problem(problem, terminal); };
  sinks.progress = progress_line(terminal);
  return sinks;
}

// A database is committed only when all else is written; then keep_files() replaces those of an earlier run.
Status close_outputs(Outputs& outputs, RejectReport& rejects, const RunCounts& counts, int exit_status) {
  Status status = outputs.evaluations ? outputs.evaluations->close() : Status(Done{});
  if (status) status = rejects.close();
  if (status && outputs.writer) status = outputs.writer->finish(counts, exit_status);
  return status;
}

Status keep_files(Outputs& outputs, RejectReport& rejects) {
  Status status = outputs.evaluations ? outputs.evaluations->keep() : Status(Done{});
  return status ? rejects.keep() : status;
}

bool too_many_rejects(const ScoreOptions& options, const RunSummary& summary) {
  return options.max_rejects && summary.counts.rejects > static_cast<uint64_t>(*options.max_rejects);
}

int exit_status(const ScoreOptions& options, const RunSummary& summary, const Join* join) {
  bool faults = join != nullptr && has_faults(*join);
  return too_many_rejects(options, summary) || faults || summary.source_problems > 0 ? kNotAsWanted : kDone;
}

// The run was not stored: says why, here and in the database's log. A write may have failed because of the
// signal.
int give_up(Outputs& outputs, const Error& error, const Interrupt& interrupt, Terminal& terminal) {
  const bool interrupted = *interrupt.flag();
  if (outputs.writer) outputs.writer->fail(interrupted ? interrupt.error() : error);
  return interrupted ? interrupt.end_early(terminal) : terminal.fail(error);
}

// What reports under this rubric will leave out. The run is stored by now: where this cannot be told, it is
// no error of the run.
LeftOut left_out_of_reports(const ScoreOptions& options, const Rubric& rubric) {
  if (!stores(options)) return {};
  auto reader = ScoreReader::open(options.database);
  if (!reader) return {};
  Result<RubricInfo> info = (*reader)->rubric(hash_text(rubric.hash));
  if (!info) return {};
  Result<LeftOut> left_out = (*reader)->left_out(*info);
  return left_out ? std::move(*left_out) : LeftOut();
}

// The work is done; what could not be said of it does not undo it, but is not as wanted.
int end_unheard(Outputs& outputs) {
  if (outputs.writer) outputs.writer->correct_exit_status(kNotAsWanted);
  return kNotAsWanted;
}

void show_summary(const ScoreOptions& options, const RunSummary& summary, const Rubric& rubric,
                  const RejectReport& rejects, const Join* join, double commit_seconds, bool log_remains,
                  Terminal& terminal) {
  terminal.note(rejects.text());
  terminal.note(roles_hint(summary));
  terminal.note(start_hint(summary, rejects.sources()));
  if (join != nullptr) terminal.note(join_text(*join, options.join));
  ScoreSummary shown{summary, rubric, rejects, options.run.rejects, stores(options) ? options.database : ""};
  shown.log_remains = log_remains;
  shown.stats = options.stats;
  shown.commit_seconds = commit_seconds;
  shown.join = join;
  shown.left_out = left_out_of_reports(options, rubric);
  std::string text = options.json ? summary_json(shown) : summary_text(shown);
  const bool taken = options.output == "-" || options.run.rejects == "-";  // standard output is
  taken ? terminal.note(text) : terminal.print(text);
  terminal.note(left_out_warning(shown));
  if (too_many_rejects(options, summary))
    terminal.note(fmt::format("score: {} rejects, at most {} were allowed by --max-rejects\n",
                              summary.counts.rejects, *options.max_rejects));
}

RunOptions run_options(const ScoreOptions& options, const std::optional<Pseudonyms>& pseudonyms,
                       const Join* join, const Interrupt& interrupt) {
  RunOptions run;
  run.join = join;
  run.jobs = options.run.jobs;
  run.stats = options.stats;
  run.quotes = options.store_quotes;
  run.pseudonyms = pseudonyms ? &*pseudonyms : nullptr;
  run.stop = interrupt.flag();
  return run;
}

int score(const ScoreOptions& options, Terminal& terminal) {
  std::optional<CompiledRubric> compiled = load_for_use(options.rubric, terminal);
  if (!compiled) return kCouldNotRun;
  auto pseudonyms = load_pseudonyms(options.key_file);
  if (!pseudonyms) return terminal.fail(pseudonyms.error());
  std::shared_ptr<const Formats> formats = open_formats(options.run.reading, terminal);
  if (!formats) return kCouldNotRun;
  uint64_t problems = 0;
  auto join = load_join(options.join);
  if (!join) return terminal.fail(join.error());
  auto sources = find_sources(options.run, terminal, problems);
  if (!sources) return kCouldNotRun;
  Interrupt interrupt;
  Outputs outputs;
  Status ready = guard_files(options, *sources);
  if (ready && stores(options))
    ready = open_database(options, compiled->rubric, kept_reading(*formats, *pseudonyms), *sources,
                          *pseudonyms, interrupt, outputs);
  if (ready) ready = open_files(options, outputs);
  if (!ready) return give_up(outputs, ready.error(), interrupt, terminal);

  RejectReport rejects(*sources, std::move(outputs.rejects));
  RunOptions how = run_options(options, *pseudonyms, join->get(), interrupt);
  how.formats = formats;
  auto summary = run(*sources, *compiled, how, make_sinks(outputs, rejects, terminal));
  terminal.end_progress();
  if (!summary) return give_up(outputs, summary.error(), interrupt, terminal);
  summary->source_problems += problems;
  int status = exit_status(options, *summary, join->get());
  auto ended = std::chrono::steady_clock::now();
  if (Status closed = close_outputs(outputs, rejects, summary->counts, status); !closed)
    return give_up(outputs, closed.error(), interrupt, terminal);
  if (Status kept = keep_files(outputs, rejects); !kept) {
    terminal.fail(kept.error());
    status = end_unheard(outputs);
  }
  std::chrono::duration<double> commit = std::chrono::steady_clock::now() - ended;
  summary->seconds += commit.count();  // a conversation counts as scored when it is stored
  show_summary(options, *summary, compiled->rubric, rejects, join->get(), commit.count(),
               outputs.writer && outputs.writer->log_remains(), terminal);
  return terminal.flush() ? status : end_unheard(outputs);
}

CommandBody define_score(CLI::App& app) {
  auto options = std::make_shared<ScoreOptions>();
  add_run_options(app, options->run);
  add_rubric_option(app, options->rubric);
  CLI::Option* database = add_database_option(app, options->database);
  app.add_option("--output", options->output,
                 "write evaluations as NDJSON; - is standard output. Without --db nothing is stored then")
      ->transform(standard_output())
      ->type_name("FILE");
  add_join_options(app, options->join);
  app.add_option("--max-rejects", options->max_rejects, "exit with 1 when there are more")
      ->check(whole_number(0, std::numeric_limits<int64_t>::max()))
      ->type_name("N");
  app.add_flag("--store-quotes", options->store_quotes,
               "keep what was said where evidence lies, redacted, for when the transcripts are gone");
  add_pseudonymise_option(app, options->key_file);
  app.add_flag("--force", options->force, "write rows anew that would stay as they are");
  add_wait_option(app, options->wait_seconds);
  app.add_flag("--json", options->json, "print the summary as JSON");
  app.add_flag("--stats", options->stats,
               "also print where the time went, and how often each signal was found");
  return [options, database](Terminal& terminal) {
    options->database_given = database->count() > 0;
    return score(*options, terminal);
  };
}

}  // namespace

const Command kScoreCommand = {
    "score",
    "scores conversations and stores the results",
    "  attune score transcripts/                        into scores.db, under 'empathy-core'\n"
    "  attune score march.ndjson --db march.db --rejects rejects.ndjson --max-rejects 100\n"
    "  attune score calls.json --rubric ./my-rubric     a rubric of your own\n"
    "  attune score archive/2026-11.ndjson.gz           gzip and zstd are read as they are\n"
    "  attune score calls/ --join survey.csv --column 'Ticket=conversation' --agent-from file-name\n"
    "  ssh store cat calls.zst | attune score - --output - | jq .score\n",
    define_score,
};

}  // namespace attune
