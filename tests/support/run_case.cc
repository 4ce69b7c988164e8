#include "tests/support/run_case.h"

#include <array>
#include <filesystem>
#include <stdexcept>

#include "engine/rubric/loader.h"

namespace attune::test {
namespace {

constexpr std::array kCustomerSays = {
    "I am really frustrated, my order never came.",
    "When do you open tomorrow?",
    "I'm so upset about this bill.",
    "I'm not angry, I just want to know.",
    "Okay.",
    "It says error 17, \\\"timeout\\\".",
};
constexpr std::array kAgentSays = {
    "I'm so sorry about that.",
    "What is your order number?",
    "That must be frustrating.",
    "Mm-hm.",
    "That sounds really upsetting, my apologies.",
    "At nine in the morning.",
};

// A number that looks random and is the same everywhere (splitmix64).
uint64_t scramble(uint64_t n) {
  n += 0x9E3779B97F4A7C15u;
  n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9u;
  n = (n ^ (n >> 27)) * 0x94D049BB133111EBu;
  return n ^ (n >> 31);
}

std::string turn_text(uint64_t dice, bool agent) {
  const char* text =
      agent ? kAgentSays[dice % kAgentSays.size()] : kCustomerSays[dice % kCustomerSays.size()];
  return std::string("{\"role\":\"") + (agent ? "agent" : "customer") + "\",\"text\":\"" + text + "\"}";
}

}  // namespace

CompiledRubric mini_rubric() {
  LoadedRubric loaded = load_rubric(std::string(ATTUNE_SOURCE_DIR) + "/tests/golden/rubrics/mini");
  if (!loaded.ok()) throw std::runtime_error(format_diagnostics(loaded.diagnostics));
  return compile_rubric(std::move(loaded.rubric));
}

std::string corpus_line(uint64_t n) {
  uint64_t dice = scramble(n);
  std::string line = "{\"id\":\"c-" + std::to_string(n) +
                     "\",\"channel\":\"voice\",\"language\":\"en\",\"agent\":\"a-" +
                     std::to_string(dice % 7) + "\",\"turns\":[";
  uint64_t turns = 1 + dice / 7 % 12;
  for (uint64_t i = 0; i < turns; ++i) {
    if (i > 0) line += ',';
    line += turn_text(scramble(dice + i), i % 2 == dice % 2);
  }
  return line + "]}\n";
}

std::string corpus(uint64_t begin, uint64_t end) {
  std::string text;
  for (uint64_t n = begin; n < end; ++n) text += corpus_line(n);
  return text;
}

std::vector<Source> sources_of(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) {
    std::error_code error;
    uint64_t bytes = std::filesystem::file_size(path, error);
    sources.push_back({path, error ? 0 : bytes});
  }
  return sources;
}

RunCase run_over(const std::vector<std::string>& paths, const CompiledRubric& compiled,
                 const RunOptions& options, ScoreWriter* writer) {
  RunCase result;
  RunSinks sinks;
  sinks.writer = writer;
  sinks.evaluations = [&](std::string_view lines) -> Status { return result.evaluations += lines, Done{}; };
  sinks.signals = [&](std::string_view lines) -> Status { return result.signals += lines, Done{}; };
  sinks.reject = [&](const Reject& reject) -> Status { return result.rejects.push_back(reject), Done{}; };
  sinks.problem = [&](const SourceProblem& problem) { result.problems.push_back(problem.path); };
  sinks.progress = [&](const RunProgress& progress) { result.progress.push_back(progress); };
  auto summary = run(sources_of(paths), compiled, options, sinks);
  if (!summary) throw std::runtime_error(summary.error().code + ": " + summary.error().message);
  result.summary = *summary;
  return result;
}

}  // namespace attune::test
