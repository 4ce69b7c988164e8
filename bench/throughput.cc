// Whole runs over a file, to different depths and with different numbers of threads, in interleaved rounds.
//
// Each run is a process of its own, so that its peak memory is its own: this program starts itself with
// --child.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/pipeline/run.h"
#include "engine/rubric/loader.h"

namespace attune {
namespace {

constexpr int kRounds = 3;

enum class Job { read, parse, score, full };  // full: score and write the database
constexpr std::array kJobNames = {"read", "read + parse", "read + parse + score", "full job (database)"};
constexpr std::array kThreads = {1, 2};

// What one run measured.
struct Measurement {
  double seconds = 0;
  unsigned long long bytes = 0, conversations = 0, turns = 0, scored = 0;
  long peak_kb = 0;
};

struct Configuration {
  Job job = Job::read;
  int threads = 1;
  std::vector<Measurement> rounds;
};

[[noreturn]] void give_up(const std::string& message) {
  std::fprintf(stderr, "throughput: %s\n", message.c_str());
  std::exit(2);
}

// Highest resident size of this process, in KB.
long peak_memory_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
  }
  return 0;
}

// ---- the child: one run, its figures on standard output
// ---------------------------------------------------------

Measurement run_once(const std::string& file, const std::string& rubric, Job job, int threads,
                     const std::string& database) {
  SourceList list = list_sources({file});
  if (!list.problems.empty()) give_up(list.problems[0].error.message);
  LoadedRubric loaded = load_rubric(rubric);
  if (!loaded.ok()) give_up(format_diagnostics(loaded.diagnostics));
  CompiledRubric compiled = compile_rubric(std::move(loaded.rubric));

  RunOptions options;
  options.jobs = threads;
  options.depth = job == Job::read ? RunDepth::read : job == Job::parse ? RunDepth::parse : RunDepth::score;
  RunSinks sinks;
  std::unique_ptr<ScoreWriter> writer;
  auto begin = std::chrono::steady_clock::now();
  if (job == Job::full) {
    auto opened = ScoreWriter::open(database, compiled.rubric, {file}, "bench");
    if (!opened) give_up(opened.error().message);
    writer = std::move(*opened);
    sinks.writer = writer.get();
  }
  Result<RunSummary> summary = run(list.sources, compiled, options, sinks);
  if (!summary) give_up(summary.error().message);
  if (writer) {
    // Indexes, tallies and the commit belong to the job.
    if (Status finished = writer->finish(summary->counts); !finished) give_up(finished.error().message);
  }
  Measurement result;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  result.bytes = list.sources[0].bytes;
  result.conversations = summary->counts.conversations;
  result.turns = summary->turns;
  result.scored = summary->counts.scored;
  result.peak_kb = peak_memory_kb();
  return result;
}

int child(char** arguments) {
  Measurement m = run_once(arguments[0], arguments[1], static_cast<Job>(std::atoi(arguments[2])),
                           std::atoi(arguments[3]), arguments[4]);
  std::printf("%.6f %llu %llu %llu %llu %ld\n", m.seconds, m.bytes, m.conversations, m.turns, m.scored,
              m.peak_kb);
  return 0;
}

// ---- the parent
// --------------------------------------------------------------------------------------------------

Measurement run_child(const std::string& file, const std::string& rubric, const Configuration& configuration,
                      const std::string& database) {
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(database + suffix);
  std::string job = std::to_string(static_cast<int>(configuration.job));
  std::string threads = std::to_string(configuration.threads);
  int ends[2];
  if (pipe(ends) != 0) give_up("cannot make a pipe");
  pid_t process = fork();
  if (process == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execl("/proc/self/exe", "throughput", "--child", file.c_str(), rubric.c_str(), job.c_str(),
          threads.c_str(), database.c_str(), nullptr);
    _exit(2);
  }
  close(ends[1]);
  FILE* output = fdopen(ends[0], "r");
  Measurement m;
  bool complete = std::fscanf(output, "%lf %llu %llu %llu %llu %ld", &m.seconds, &m.bytes, &m.conversations,
                              &m.turns, &m.scored, &m.peak_kb) == 6;
  std::fclose(output);
  int status = 0;
  waitpid(process, &status, 0);
  if (!complete || status != 0) give_up("a run failed");
  return m;
}

// The page cache must hold the file: the first read of an old file measures the disk.
void warm_up(const std::string& file) {
  std::vector<char> buffer(1 << 20);
  int descriptor = open(file.c_str(), O_RDONLY);
  if (descriptor < 0) give_up("cannot open '" + file + "'");
  while (read(descriptor, buffer.data(), buffer.size()) > 0) {
  }
  close(descriptor);
}

double median_seconds(const Configuration& configuration) {
  std::vector<double> seconds;
  for (const Measurement& m : configuration.rounds) seconds.push_back(m.seconds);
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

double spread(const Configuration& configuration) {
  auto [least, most] =
      std::minmax_element(configuration.rounds.begin(), configuration.rounds.end(),
                          [](const Measurement& a, const Measurement& b) { return a.seconds < b.seconds; });
  return most->seconds / least->seconds;
}

// Runs that do the same work must have found the same: otherwise the figures mean nothing.
void check_answers(const std::vector<Configuration>& configurations) {
  const Measurement* parsed = nullptr;
  const Measurement* scored = nullptr;
  for (const Configuration& configuration : configurations) {
    for (const Measurement& m : configuration.rounds) {
      if (configuration.job == Job::read) continue;
      if (!parsed) parsed = &m;
      if (m.conversations != parsed->conversations || m.turns != parsed->turns)
        give_up("the runs did not read the same conversations");
      if (configuration.job != Job::full) continue;
      if (!scored) scored = &m;
      if (m.scored != scored->scored) give_up("the runs did not score the same conversations");
    }
  }
  std::printf("%llu conversations, %llu turns, %llu scored; the same in every run\n\n", parsed->conversations,
              parsed->turns, scored->scored);
}

void print_table(const std::vector<Configuration>& configurations) {
  std::printf("| job | threads | GB/s | conversations/s | peak memory | slowest / fastest round |\n");
  std::printf("| --- | --- | --- | --- | --- | --- |\n");
  unsigned long long conversations = configurations.back().rounds[0].conversations;
  for (const Configuration& configuration : configurations) {
    double seconds = median_seconds(configuration);
    long peak = 0;
    for (const Measurement& m : configuration.rounds) peak = std::max(peak, m.peak_kb);
    std::printf("| %s | %d | %.2f | %.0f | %.0f MB | %.2f |\n",
                kJobNames[static_cast<size_t>(configuration.job)], configuration.threads,
                static_cast<double>(configuration.rounds[0].bytes) / seconds / 1e9,
                static_cast<double>(conversations) / seconds, static_cast<double>(peak) / 1024,
                spread(configuration));
  }
  std::printf("\n");
}

void print_ratios(const std::vector<Configuration>& configurations) {
  for (int threads : kThreads) {
    double parse = 0, full = 0;
    for (const Configuration& configuration : configurations) {
      if (configuration.threads != threads) continue;
      if (configuration.job == Job::parse) parse = median_seconds(configuration);
      if (configuration.job == Job::full) full = median_seconds(configuration);
    }
    std::printf("full job / (read + parse), %d thread%s: %.2f\n", threads, threads == 1 ? "" : "s",
                parse / full);
  }
}

void run_rounds(const std::string& file, const std::string& rubric, const std::string& database,
                std::vector<Configuration>& configurations) {
  warm_up(file);
  for (int round = 0; round < kRounds; ++round) {
    for (Configuration& configuration : configurations)
      configuration.rounds.push_back(run_child(file, rubric, configuration, database));
  }
}

// One line of a table about growth: the full job beside reading and parsing, at two threads.
int one_line(const std::string& file, const std::string& rubric, const std::string& database) {
  std::vector<Configuration> both = {{Job::parse, 2, {}}, {Job::full, 2, {}}};
  run_rounds(file, rubric, database, both);
  const Measurement& full = both[1].rounds[0];
  long peak = 0;
  for (const Measurement& m : both[1].rounds) peak = std::max(peak, m.peak_kb);
  const double seconds = median_seconds(both[1]);
  std::printf("%.2f | %.2f | %.0f | %.2f | %.0f MB |\n", static_cast<double>(full.bytes) / 1e9,
              static_cast<double>(full.bytes) / seconds / 1e9,
              static_cast<double>(full.conversations) / seconds, median_seconds(both[0]) / seconds,
              static_cast<double>(peak) / 1024);
  return 0;
}

int parent(const std::string& file, const std::string& rubric, const std::string& database) {
  std::vector<Configuration> configurations;
  for (int threads : kThreads) {
    for (Job job : {Job::read, Job::parse, Job::score, Job::full})
      configurations.push_back({job, threads, {}});
  }
  run_rounds(file, rubric, database, configurations);
  std::printf("%s, %.3f GB, rubric %s, medians of %d interleaved rounds\n", file.c_str(),
              static_cast<double>(configurations[0].rounds[0].bytes) / 1e9, rubric.c_str(), kRounds);
  check_answers(configurations);
  print_table(configurations);
  print_ratios(configurations);
  return 0;
}

}  // namespace
}  // namespace attune

int main(int count, char** arguments) {
  if (count == 7 && std::string(arguments[1]) == "--child") return attune::child(arguments + 2);
  if (count == 4) return attune::parent(arguments[1], arguments[2], arguments[3]);
  if (count == 5 && std::string(arguments[1]) == "--line")
    return attune::one_line(arguments[2], arguments[3], arguments[4]);
  std::fprintf(stderr, "usage: throughput [--line] FILE RUBRIC DATABASE\n");
  return 2;
}
