// attune runs: what was done to the database, when and by whom.
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "engine/base/file_path.h"
#include "engine/store/query.h"
#include "src/commands/commands.h"
#include "src/console/text_layout.h"
#include "src/files/csv_table.h"
#include "src/files/json_writer.h"
#include "src/flags/options.h"
#include "src/flags/result_form.h"

namespace attune {
namespace {

struct RunsFlags {
  std::string database = kDefaultDatabase;
  ResultForm form;
  bool sources = false;
};

struct Entry {
  RunInfo run;
  std::vector<RunSource> sources;  // only where they were asked for
};

// Whether an unfinished run's process is gone. On another machine nobody can say.
bool has_died(const RunInfo& run) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0 || run.host != host.data()) return false;
  return ::kill(static_cast<pid_t>(run.process), 0) != 0 && errno == ESRCH;
}

std::string state_of(const RunInfo& run) {
  if (run.outcome == "unfinished") return has_died(run) ? "died" : "unfinished";
  return run.outcome;
}

std::string outcome_text(const RunInfo& run) {
  std::string state = state_of(run);
  if (state == "finished") return fmt::format("finished, exit status {}", run.exit_status.value_or(0));
  if (state == "failed") return fmt::format("failed: {}", run.error);
  return state;
}

std::string runs_text(const std::vector<Entry>& entries) {
  using Align = Table::Align;
  Table table({{"run", Align::right},
               {"began (UTC)"},
               {"by"},
               {"command"},
               {"rubric"},
               {"outcome"},
               {"took", Align::right},
               {"conversations", Align::right},
               {"rejects", Align::right},
               {"inputs", Align::right}});
  for (const Entry& entry : entries) {
    const RunInfo& run = entry.run;
    std::string rubric = run.rubric.empty() ? "-" : fmt::format("{}@{}", run.rubric, run.rubric_version);
    table.add({std::to_string(run.key), run.started_at, fmt::format("{}@{}", run.user, run.host), run.command,
               rubric, outcome_text(run), run.seconds ? duration_text(*run.seconds) : "-",
               with_commas(run.conversations), with_commas(run.rejects), with_commas(run.sources)});
  }
  return table.text();
}

std::string sources_text(const std::vector<Entry>& entries) {
  Table table({{"run", Table::Align::right},
               {"size", Table::Align::right},
               {"records", Table::Align::right},
               {"rejects", Table::Align::right},
               {"hash"},
               {"input"}});
  auto count = [](std::optional<uint64_t> figure) { return figure ? with_commas(*figure) : "-"; };
  for (const Entry& entry : entries)
    for (const RunSource& source : entry.sources)
      table.add({std::to_string(entry.run.key), byte_text(static_cast<double>(source.bytes)),
                 count(source.records), count(source.rejects), source.hash.empty() ? "-" : source.hash,
                 source.path == "-" ? "standard input" : path_from_here(source.path)});
  return "\n" + table.text();
}

void write_run(JsonWriter& json, const RunInfo& run) {
  json.begin_object().key("run").integer(run.key).member("command", run.command);
  json.member("program_version", run.program_version).member("user", run.user).member("host", run.host);
  json.member("rubric", run.rubric)
      .member("version", run.rubric_version)
      .member("rubric_hash", run.rubric_hash);
  json.member("started_at", run.started_at).member("finished_at", run.finished_at);
  json.member("outcome", state_of(run)).member("error", run.error);
  json.member("exit_status", run.exit_status).member("seconds", run.seconds);
  json.member("conversations", run.conversations).member("evaluations", run.evaluations);
  json.member("scored", run.scored).member("rejects", run.rejects).member("duplicates", run.duplicates);
  json.member("bytes", run.bytes).member("inputs", run.sources);
}

std::string runs_json(const std::vector<Entry>& entries, bool with_sources) {
  JsonWriter json;
  json.begin_object().key("runs").begin_array();
  for (const Entry& entry : entries) {
    write_run(json, entry.run);
    if (with_sources) {
      json.key("sources").begin_array();
      for (const RunSource& source : entry.sources)
        json.begin_object()
            .member("path", path_from_here(source.path))
            .member("bytes", source.bytes)
            .member("records", source.records)
            .member("rejects", source.rejects)
            .member("hash", source.hash)
            .end_object();
      json.end_array();
    }
    json.end_object();
  }
  return json.end_array().end_object().take();
}

std::string runs_csv(const std::vector<Entry>& entries) {
  CsvTable table({"run",         "command",     "program_version", "user",        "host",    "rubric",
                  "version",     "rubric_hash", "started_at",      "finished_at", "outcome", "error",
                  "exit_status", "seconds",     "conversations",   "evaluations", "scored",  "rejects",
                  "duplicates",  "bytes",       "inputs"});
  const auto figure = [](const auto& known) {
    return known ? std::optional<double>(static_cast<double>(*known)) : std::nullopt;
  };
  for (const Entry& entry : entries) {
    const RunInfo& run = entry.run;
    table.integer(static_cast<uint64_t>(run.key)).text(run.command).text(run.program_version);
    table.text(run.user).text(run.host).text(run.rubric).integer(static_cast<uint64_t>(run.rubric_version));
    table.text(run.rubric_hash)
        .text(run.started_at)
        .text(run.finished_at)
        .text(state_of(run))
        .text(run.error);
    table.figure(figure(run.exit_status)).figure(run.seconds);
    for (const uint64_t count : {run.conversations, run.evaluations, run.scored, run.rejects, run.duplicates,
                                 run.bytes, run.sources})
      table.integer(count);
    table.end_row();
  }
  return table.take();
}

Result<std::vector<Entry>> read_entries(const RunsFlags& flags) {
  auto reader = ScoreReader::open_log(flags.database);
  if (!reader) return reader.error();
  auto runs = (*reader)->runs();
  if (!runs) return runs.error();
  std::vector<Entry> entries;
  for (RunInfo& run : *runs) {
    Entry& entry = entries.emplace_back();
    entry.run = std::move(run);
    if (!flags.sources) continue;
    auto sources = (*reader)->run_sources(entry.run.key);
    if (!sources) return sources.error();
    entry.sources = std::move(*sources);
  }
  return entries;
}

int list_runs(const RunsFlags& flags, Terminal& terminal) {
  auto entries = read_entries(flags);
  if (!entries) return terminal.fail(entries.error());
  return print_result(
      terminal, flags.form,
      [&] { return runs_text(*entries) + (flags.sources ? sources_text(*entries) : ""); },
      [&] { return runs_json(*entries, flags.sources); }, [&] { return runs_csv(*entries); });
}

CommandBody define_runs(CLI::App& app) {
  auto flags = std::make_shared<RunsFlags>();
  add_database_option(app, flags->database);
  CLI::Option* sources = app.add_flag("--sources", flags->sources, "with the input files of each run");
  add_result_form_options(app, flags->form, "as CSV, a line for each run").csv->excludes(sources);
  return [flags](Terminal& terminal) { return list_runs(*flags, terminal); };
}

}  // namespace

const Command kRunsCommand = {
    "runs",
    "lists what was done to a database: when, by whom, from what",
    "  attune runs --db scores.db\n"
    "  attune runs --db scores.db --sources\n"
    "  attune runs --db scores.db --json\n",
    define_runs,
};

}  // namespace attune
