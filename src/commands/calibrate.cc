// attune calibrate: agreement of signals and criteria with people's labels.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "src/calibrate/print.h"
#include "src/commands/commands.h"
#include "src/console/interrupt.h"
#include "src/console/text_layout.h"
#include "src/flags/options.h"
#include "src/flags/privacy.h"
#include "src/flags/result_form.h"
#include "src/flags/rubrics.h"
#include "src/flags/run_support.h"
#include "src/summaries/reject_report.h"

namespace attune {
namespace {

constexpr int kMostDisagreements = 10'000;
constexpr size_t kBadLinesShown = 5;

struct CalibrateFlags {
  RunInputs run;  // without jobs
  std::vector<std::string> labels, maps;
  std::string rubric = kDefaultRubric;
  ResultForm form;
  bool redact = false;
  size_t disagreements = 0;
};

// ---- reading -----------------------------------------------------------------

// What could not be read of the label files, for a person.
void note_bad_lines(const Labels& labels, const std::vector<Source>& files, Terminal& terminal) {
  for (const SourceProblem& problem : labels.problems) note_problem(problem, terminal);
  for (size_t i = 0; i < std::min(labels.rejects.size(), kBadLinesShown); ++i) {
    const Reject& reject = labels.rejects[i];
    const std::string& path = files[reject.location.source].path;
    terminal.note(fmt::format("labels[{}]: {}:{}: {}\n", reject.code, path == "-" ? "standard input" : path,
                              reject.location.record, reject.detail));
  }
  if (labels.rejects.size() > kBadLinesShown)
    terminal.note(
        fmt::format("... and {} more bad lines\n", with_commas(labels.rejects.size() - kBadLinesShown)));
}

// The label files; problems are printed and counted. No value: there is nothing to compare with.
std::optional<Labels> load_labels(const std::vector<Source>& files, Terminal& terminal, uint64_t& problems) {
  Labels labels = read_labels(files);
  note_bad_lines(labels, files, terminal);
  problems += labels.problems.size() + labels.rejects.size();
  if (!labels.names.empty()) return labels;
  terminal.fail({"no-labels", "the label files hold no label",
                 R"(expected lines like {"conversation": "c-1", "turn": 3, "labels": {"apology": true}})"});
  return std::nullopt;
}

Result<std::vector<LabelPair>> choose_pairs(const CalibrateFlags& flags, const Rubric& rubric,
                                            const Labels& labels, Terminal& terminal) {
  std::vector<LabelPair> pairs;
  for (const std::string& map : flags.maps) {
    Result<LabelPair> pair = parse_pair(map, rubric, labels);
    if (!pair) return pair.error();
    pairs.push_back(std::move(*pair));
  }
  if (!flags.maps.empty()) return pairs;
  pairs = all_turn_pairs(rubric, labels);
  std::vector<std::string> others = conversation_labels(labels);
  std::string hint = "name what to compare: --map LABEL=criterion";
  if (pairs.empty())
    return Error{"no-turn-labels", fmt::format("no label is on a turn ({})", fmt::join(others, ", ")), hint};
  if (!others.empty())
    terminal.note(fmt::format("labels: not compared, as they are on conversations: {}\n  hint: {}\n",
                              fmt::join(others, ", "), hint));
  return pairs;
}

// Compares what the block has of labelled conversations.
Status compare_block(const Block& block, const std::vector<Source>& sources, Scorer& scorer,
                     Comparison& comparison, RejectReport& rejects) {
  for (const Reject& reject : block.rejects)
    if (Status status = rejects.add(reject); !status) return status;
  Reject reject;
  for (const RecordRange& record : block.records) {
    std::string_view bytes = block.bytes(record);
    RecordOrigin origin{sources[record.location.source].path, record.location.record};
    if (!scorer.read(bytes, origin, reject)) {
      reject.location = record.location;
      if (Status status = rejects.add(reject); !status) return status;
      continue;
    }
    if (!comparison.wants(scorer.conversation().id)) continue;
    scorer.find_signals();
    if (comparison.wants_verdicts()) scorer.evaluate();
    comparison.add(scorer);
  }
  return Done{};
}

Status compare_all(const std::vector<Source>& sources, const CompiledRubric& compiled,
                   std::shared_ptr<const Formats> formats, Comparison& comparison, RejectReport& rejects,
                   const std::atomic<bool>* stop, Terminal& terminal, uint64_t& problems) {
  SignalFinder finder(compiled);
  Scorer scorer(compiled, finder, std::move(formats));
  ReadLimits limits;
  limits.stop = stop;
  BlockReader reader(sources, limits);
  Block block;
  while (reader.next(block)) {
    for (const SourceProblem& problem : block.problems) note_problem(problem, terminal);
    problems += block.problems.size();
    if (Status status = compare_block(block, sources, scorer, comparison, rejects); !status) return status;
  }
  if (*stop) return Error{"interrupted", "the comparison was interrupted"};
  Status written = rejects.close();
  return written ? rejects.keep() : written;
}

// ---- the command -------------------------------------------------------------

int show(const CalibrateFlags& flags, const CompiledRubric& compiled, const Labels& labels,
         Comparison& comparison, Terminal& terminal) {
  Calibration calibration{compiled.rubric, comparison, labels.rejects.size(), flags.maps.empty(), {}};
  if (calibration.best_only) calibration.without = comparison.keep_best();
  comparison.finish();
  terminal.note(left_out_text(comparison.rows()));
  if (comparison.rows().used == 0)
    return terminal.fail({"nothing-compared", "no label row belongs to a conversation of the input",
                          "the ids under 'conversation' must be those under 'id' in the input"});
  return print_result(
      terminal, flags.form, [&] { return calibration_text(calibration, terminal); },
      [&] { return calibration_json(calibration); }, [&] { return calibration_csv(calibration); });
}

// The sources of inputs and labels; problems are printed and counted.
struct Files {
  std::vector<Source> inputs, labels, all;
};
std::optional<Files> find_files(const CalibrateFlags& flags, Terminal& terminal, uint64_t& problems) {
  auto inputs = find_sources(flags.run, terminal, problems);
  if (!inputs) return std::nullopt;
  RunInputs label_inputs;
  label_inputs.inputs = flags.labels;
  auto labels = find_sources(label_inputs, terminal, problems);
  if (!labels) return std::nullopt;
  Files files{*inputs, *labels, *inputs};
  files.all.insert(files.all.end(), labels->begin(), labels->end());
  if (std::count_if(files.all.begin(), files.all.end(), [](const Source& one) { return one.path == "-"; }) <
      2)
    return files;
  terminal.fail({"input-twice", "conversations and labels cannot both come from standard input"});
  return std::nullopt;
}

int calibrate(const CalibrateFlags& flags, Terminal& terminal) {
  std::optional<CompiledRubric> compiled = load_for_use(flags.rubric, terminal);
  if (!compiled) return kCouldNotRun;
  std::shared_ptr<const Formats> formats = open_formats(flags.run.reading, terminal);
  if (!formats) return kCouldNotRun;
  uint64_t problems = 0;
  std::optional<Files> files = find_files(flags, terminal, problems);
  if (!files) return kCouldNotRun;
  std::optional<Labels> labels = load_labels(files->labels, terminal, problems);
  if (!labels) return kCouldNotRun;
  Result<std::vector<LabelPair>> pairs = choose_pairs(flags, compiled->rubric, *labels, terminal);
  if (!pairs) return terminal.fail(pairs.error());
  OverwriteGuard guard;
  keep_inputs(guard, flags.run, flags.rubric, files->all);
  if (Status status = guard.claim_output(flags.run.rejects, "the file of --rejects"); !status)
    return terminal.fail(status.error());
  auto reject_file = open_if_named(flags.run.rejects);
  if (!reject_file) return terminal.fail(reject_file.error());

  RejectReport rejects(files->inputs, std::move(*reject_file));
  Comparison comparison(*labels, *pairs, flags.disagreements, flags.redact);
  if (Interrupt interrupt; true) {
    Status compared = compare_all(files->inputs, *compiled, formats, comparison, rejects, interrupt.flag(),
                                  terminal, problems);
    if (!compared && *interrupt.flag()) return interrupt.end_early(terminal);
    if (!compared) return terminal.fail(compared.error());
  }
  terminal.note(rejects.text());
  if (int code = show(flags, *compiled, *labels, comparison, terminal); code != kDone) return code;
  return problems > 0 ? kNotAsWanted : kDone;
}

CommandBody define_calibrate(CLI::App& app) {
  auto flags = std::make_shared<CalibrateFlags>();
  app.add_option("INPUT", flags->run.inputs,
                 "files or folders of conversations (*.json, *.ndjson, *.jsonl); - is standard input")
      ->required();
  add_reading_options(app, flags->run.reading);
  app.add_option("--labels", flags->labels,
                 "people's labels: a turn (they count from 0) or a conversation a line")
      ->required()
      ->type_name("FILE");
  app.add_option("--map", flags->maps,
                 "LABEL=criterion#signal (turns; @agent or @customer behind it: only theirs) or "
                 "LABEL=criterion (conversations); without it every signal is tried")
      ->type_name("MAP");
  add_rubric_option(app, flags->rubric);
  const ResultFormOptions form = add_result_form_options(app, flags->form, "as CSV");
  app.add_option("--disagreements", flags->disagreements,
                 "also quote up to N false alarms and N misses of each pair; turns count from 0, as in the "
                 "labels (in explain's text from 1)")
      ->check(whole_number(0, kMostDisagreements))
      ->excludes(form.csv)
      ->type_name("N");
  add_redact_option(app, flags->redact);
  app.add_option("--rejects", flags->run.rejects, "write every record that could not be used as NDJSON")
      ->type_name("FILE");
  return [flags](Terminal& terminal) { return calibrate(*flags, terminal); };
}

}  // namespace

const Command kCalibrateCommand = {
    "calibrate",
    "measures how well signals and criteria agree with people's labels",
    "  attune calibrate calls.ndjson --labels labels.ndjson                 the best signal for each label\n"
    "  attune calibrate calls.ndjson --labels labels.ndjson --map sorry=apology#apology@agent\n"
    "  attune calibrate calls.ndjson --labels labels.ndjson --map kind=validation --disagreements 10\n",
    define_calibrate,
};

}  // namespace attune
