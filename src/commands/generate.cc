// attune generate: made-up conversations for trying things out and for measuring.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <optional>

#include "src/commands/commands.h"
#include "src/console/interrupt.h"
#include "src/console/text_layout.h"
#include "src/corpus/generator.h"
#include "src/files/output_file.h"
#include "src/files/overwrite_guard.h"
#include "src/flags/options.h"

namespace attune {
namespace {

struct Options {
  uint64_t conversations = 1000;
  std::string size;
  std::string output = "-", truth;
  corpus::CorpusOptions corpus;
};

struct Unit {
  std::string_view name;
  double bytes;
};
constexpr Unit kUnits[] = {{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}};

// "0.5GB" to bytes; 0 when it is no size.
uint64_t parse_size(const std::string& text) {
  double number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number > 0)) return 0;
  for (const Unit& unit : kUnits) {
    if (unit.name != std::string_view(end)) continue;
    double bytes = number * unit.bytes;
    return bytes >= 1 && bytes < 1e16 ? static_cast<uint64_t>(bytes) : 0;
  }
  return 0;
}

CLI::Validator size_text() {
  auto check = [](const std::string& text) -> std::string {
    if (parse_size(text) > 0) return "";
    return fmt::format("'{}', expected a number with KB, MB, GB or TB, such as 0.5GB", text);
  };
  return CLI::Validator(check, "");
}

// Written out in pieces of about this size.
constexpr size_t kPiece = 1 << 20;

class Generation {
 public:
  Generation(const Options& options, const Interrupt& interrupt, Terminal& terminal)
      : options_(options), interrupt_(interrupt), terminal_(terminal), generator_(options.corpus) {}

  Status run() {
    if (Status opened = open(options_.output, output_); !opened) return opened;
    if (!options_.truth.empty()) {
      if (Status opened = open(options_.truth, truth_); !opened) return opened;
    }
    uint64_t wanted_bytes = parse_size(options_.size);
    bool complete = false;
    while (!complete) {
      generator_.append_next(records_, truth_ ? &truths_ : nullptr);
      complete = wanted_bytes > 0 ? bytes_ + records_.size() >= wanted_bytes
                                  : generator_.conversations() >= options_.conversations;
      if (!complete && records_.size() < kPiece) continue;
      if (Status written = write_out(); !written) return written;
    }
    Status done = output_->close();
    if (done && truth_) done = truth_->close();
    if (done && truth_) done = truth_->keep();
    return done ? output_->keep() : done;
  }

  std::string summary() const {
    return fmt::format("{} conversations, {}, seed {}\n", with_commas(generator_.conversations()),
                       byte_text(static_cast<double>(bytes_)), options_.corpus.seed);
  }

 private:
  static Status open(const std::string& path, std::optional<OutputFile>& file) {
    Result<OutputFile> opened = OutputFile::open(path);
    if (!opened) return opened.error();
    file = std::move(*opened);
    return Done{};
  }

  Status write_out() {
    bytes_ += records_.size();
    Status written = output_->write(records_);
    if (written && truth_) written = truth_->write(truths_);
    records_.clear();
    truths_.clear();
    if (*interrupt_.flag()) return interrupt_.error();
    terminal_.progress(fmt::format("{} conversations", with_commas(generator_.conversations())));
    return written;
  }

  const Options& options_;
  const Interrupt& interrupt_;
  Terminal& terminal_;
  corpus::Generator generator_;
  std::optional<OutputFile> output_, truth_;
  std::string records_, truths_;
  uint64_t bytes_ = 0;
};

int generate(const Options& options, Terminal& terminal) {
  if (options.truth == options.output) {
    return terminal.fail({"output-twice", fmt::format("--output and --truth are both '{}'", options.output),
                          "write them to two files"});
  }
  OverwriteGuard guard;
  Status allowed = guard.claim_output(options.output, "the file of --output");
  if (allowed) allowed = guard.claim_output(options.truth, "the file of --truth");
  if (!allowed) return terminal.fail(allowed.error());
  Interrupt interrupt;
  Generation generation(options, interrupt, terminal);
  Status done = generation.run();
  terminal.end_progress();
  if (!done && *interrupt.flag()) return interrupt.end_early(terminal);
  if (!done) return terminal.fail(done.error());
  terminal.note(generation.summary());
  return kDone;
}

CommandBody define(CLI::App& app) {
  auto options = std::make_shared<Options>();
  auto* conversations = app.add_option("--conversations", options->conversations, "how many conversations")
                            ->type_name("N")
                            ->check(whole_number(1, 1'000'000'000))
                            ->capture_default_str();
  app.add_option("--size", options->size, "stop at this size instead: 200MB, 0.5GB")
      ->type_name("SIZE")
      ->check(size_text())
      ->excludes(conversations);
  app.add_option("--output", options->output, "file for the conversations, - for standard output")
      ->transform(standard_output())
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("--truth", options->truth, "file for what each conversation was made to show")
      ->transform(standard_output())
      ->type_name("FILE");
  app.add_option("--seed", options->corpus.seed, "the same seed gives the same bytes")
      ->type_name("N")
      ->check(whole_number(0, INT64_MAX))
      ->capture_default_str();
  app.add_option(
         "--turns", options->corpus.turns,
         "turns of a conversation on average; with many more its record would be larger than the 8 MiB that "
         "are read")
      ->type_name("N")
      ->check(whole_number(corpus::kFewestTurns, corpus::kMostTurns))
      ->capture_default_str();
  app.add_option("--agents", options->corpus.agents, "how many different agents")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000))
      ->capture_default_str();
  return [options](Terminal& terminal) { return generate(*options, terminal); };
}

}  // namespace

const Command kGenerateCommand = {
    "generate", "make up conversations for trials and measurements",
    "  attune generate --conversations 2000 --seed 1 --output calls.ndjson\n"
    "  attune generate --size 0.5GB --output big.ndjson --truth big-truth.ndjson\n"
    "  attune generate --conversations 3 | head -c 400\n",
    define};

}  // namespace attune
