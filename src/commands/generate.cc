// attune generate: made-up conversations for trying things out and for measuring.
#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "src/command.h"
#include "src/corpus/generator.h"
#include "src/options.h"
#include "src/text_layout.h"

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

// A file being written, or standard output ("-").
class OutputFile {
 public:
  ~OutputFile() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  }
  Status open(const std::string& path) {
    path_ = path;
    file_ = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
    return file_ == nullptr ? failure() : Done{};
  }
  // Writes `text` out and empties it.
  Status write(std::string& text) {
    size_t written = std::fwrite(text.data(), 1, text.size(), file_);
    bool complete = written == text.size();
    text.clear();
    return complete ? Done{} : failure();
  }
  Status close() {
    FILE* file = std::exchange(file_, nullptr);
    int result = file == stdout ? std::fflush(file) : std::fclose(file);
    return result == 0 ? Done{} : failure();
  }

 private:
  Status failure() const {
    return Error{"cannot-write", fmt::format("cannot write '{}': {}", path_, std::strerror(errno)),
                 "choose another file or make room"};
  }
  std::string path_;
  FILE* file_ = nullptr;
};

// Written out in pieces of about this size.
constexpr size_t kPiece = 1 << 20;

class Generation {
 public:
  Generation(const Options& options, Terminal& terminal)
      : options_(options), terminal_(terminal), generator_(options.corpus) {}

  Status run() {
    if (Status opened = output_.open(options_.output); !opened) return opened;
    if (!options_.truth.empty()) {
      if (Status opened = truth_.open(options_.truth); !opened) return opened;
    }
    uint64_t wanted_bytes = parse_size(options_.size);
    bool complete = false;
    while (!complete) {
      generator_.append_next(records_, options_.truth.empty() ? nullptr : &truths_);
      complete = wanted_bytes > 0 ? bytes_ + records_.size() >= wanted_bytes
                                  : generator_.conversations() >= options_.conversations;
      if (!complete && records_.size() < kPiece) continue;
      if (Status written = write_out(); !written) return written;
    }
    if (!options_.truth.empty()) {
      if (Status closed = truth_.close(); !closed) return closed;
    }
    return output_.close();
  }

  std::string summary() const {
    return fmt::format("{} conversations, {}, seed {}\n", with_commas(generator_.conversations()),
                       byte_text(static_cast<double>(bytes_)), options_.corpus.seed);
  }

 private:
  Status write_out() {
    bytes_ += records_.size();
    if (Status written = output_.write(records_); !written) return written;
    terminal_.progress(fmt::format("{} conversations", with_commas(generator_.conversations())));
    return options_.truth.empty() ? Status(Done{}) : truth_.write(truths_);
  }

  const Options& options_;
  Terminal& terminal_;
  corpus::Generator generator_;
  OutputFile output_, truth_;
  std::string records_, truths_;
  uint64_t bytes_ = 0;
};

int generate(const Options& options, Terminal& terminal) {
  Generation generation(options, terminal);
  if (Status done = generation.run(); !done) return terminal.fail(done.error());
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
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("--truth", options->truth, "file for what each conversation was made to show")
      ->type_name("FILE");
  app.add_option("--seed", options->corpus.seed, "the same seed gives the same bytes")
      ->type_name("N")
      ->check(whole_number(0, INT64_MAX))
      ->capture_default_str();
  app.add_option("--turns", options->corpus.turns, "turns of a conversation on average")
      ->type_name("N")
      ->check(whole_number(corpus::kFewestTurns, 100'000))
      ->capture_default_str();
  app.add_option("--agents", options->corpus.agents, "how many different agents")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000))
      ->capture_default_str();
  return [options](Terminal& terminal) { return generate(*options, terminal); };
}

}  // namespace

extern const Command kGenerateCommand = {
    "generate", "make up conversations for trials and measurements",
    "  attune generate --conversations 2000 --seed 1 --output calls.ndjson\n"
    "  attune generate --size 0.5GB --output big.ndjson --truth big-truth.ndjson\n"
    "  attune generate --conversations 3 | head -c 400\n",
    define};

}  // namespace attune
