// At how many cores the single writer of a run is busy all the time, and what happens then.
//
// The costs of a conversation in a worker thread and in the writer are measured first, in processor time of
// the thread. Then runs on more cores than this machine has are simulated: the workers sleep for as long as
// they would work, the writer is the real one and writes a real database. The order and the number of tokens
// are those of pipeline/run.h. What the simulation leaves out: cores that share caches and memory, and the
// cost of reading.
//
// usage: writer_limit RUBRIC DATABASE SECONDS CORES... -- INPUT...
// prints CSV, a line for each input and number of cores; times in microseconds a conversation
#include <time.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bench/number_ids.h"
#include "engine/input/records/block_reader.h"
#include "engine/pipeline/scorer.h"
#include "engine/rubric/loader.h"
#include "engine/store/writer.h"

namespace attune {
namespace {

constexpr size_t kBlocks = 48;  // of the input; a simulated run goes through them again and again

[[noreturn]] void give_up(const std::string& message) {
  std::fprintf(stderr, "writer_limit: %s\n", message.c_str());
  std::exit(2);
}

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// The first blocks of an input, packed, and what that cost a conversation, in seconds.
struct Workload {
  std::vector<EvaluationBatch> batches;
  size_t conversations = 0;
  double read = 0, work = 0;
};

Workload pack(const std::string& input, const CompiledRubric& compiled) {
  const SignalFinder finder(compiled);
  Scorer scorer(compiled, finder);
  Reject reject;
  Workload workload;
  // The first time is not counted: buffers grow, and the automaton's states are built.
  for (bool counted : {false, true}) {
    BlockReader reader({Source{input}});
    Block block;
    workload = {};
    for (size_t i = 0; i < kBlocks; ++i) {
      const double begin = thread_seconds();
      if (!reader.next(block)) break;
      const double middle = thread_seconds();
      EvaluationBatch& batch = workload.batches.emplace_back();
      for (const RecordRange& range : block.records) {
        const std::string_view record(block.buffer.data() + range.start, range.location.length);
        if (!scorer.read(record, reject)) give_up("'" + input + "' holds records that cannot be read");
        scorer.find_signals();
        scorer.evaluate();
        batch.add(scorer.conversation(), range.location, scorer.evaluations());
      }
      workload.conversations += block.records.size();
      workload.read += middle - begin;
      workload.work += thread_seconds() - middle;
    }
    if (!counted) continue;
    workload.read /= static_cast<double>(workload.conversations);
    workload.work /= static_cast<double>(workload.conversations);
  }
  return workload;
}

struct Simulated {
  size_t conversations = 0;
  double seconds = 0;
  double write = 0, commit = 0;  // processor time; waiting for the disk is not in it
};

// A run with so many cores. Each thread writes what is next in order, if nobody does, or works on a new
// token.
class Simulation {
 public:
  Simulation(const Workload& workload, ScoreWriter& writer, size_t cores, size_t tokens)
      : workload_(workload), writer_(writer), total_(tokens), tokens_(2 * cores + 1), cores_(cores) {}

  Simulated run() {
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (size_t i = 0; i < cores_; ++i) threads.emplace_back([this] { go_on(); });
    for (std::thread& thread : threads) thread.join();
    result_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result_;
  }

 private:
  struct Token {
    EvaluationBatch batch;
    bool ready = false;
  };

  void go_on() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (written_ < total_) {
      if (!writing_ && token(written_).ready)
        write(lock);
      else if (taken_ < total_ && taken_ - written_ < tokens_.size())
        work(lock);
      else
        changed_.wait(lock);
    }
  }

  void work(std::unique_lock<std::mutex>& lock) {
    const auto begin = std::chrono::steady_clock::now();
    const size_t index = taken_++;
    lock.unlock();
    EvaluationBatch& batch = token(index).batch;
    batch = workload_.batches[index % workload_.batches.size()];
    const std::chrono::duration<double> cost(workload_.work *
                                             static_cast<double>(batch.conversations.size()));
    // Sleepers are woken up to 50 us late, the kernel's usual slack.
    std::this_thread::sleep_until(begin - std::chrono::microseconds(50) +
                                  std::chrono::duration_cast<std::chrono::nanoseconds>(cost));
    lock.lock();
    token(index).ready = true;
    changed_.notify_all();
  }

  void write(std::unique_lock<std::mutex>& lock) {
    writing_ = true;
    Token& token = this->token(written_);
    lock.unlock();
    bench::number_ids(token.batch, next_id_);
    const double begin = thread_seconds();
    if (Status status = writer_.write(token.batch, outcomes_); !status) give_up(status.error().message);
    result_.write += thread_seconds() - begin;
    result_.conversations += token.batch.conversations.size();
    lock.lock();
    token.ready = false;
    writing_ = false;
    ++written_;
    changed_.notify_all();
  }

  Token& token(size_t index) { return tokens_[index % tokens_.size()]; }

  const Workload& workload_;
  ScoreWriter& writer_;
  const size_t total_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_; a token between work() and write() belongs to one thread
  std::vector<Token> tokens_;
  const size_t cores_;
  size_t taken_ = 0, written_ = 0;
  bool writing_ = false;
  // Of the thread that writes
  std::vector<WriteOutcome> outcomes_;
  uint64_t next_id_ = 1;
  Simulated result_;
};

Simulated simulate(const Workload& workload, const CompiledRubric& compiled, const std::string& database,
                   size_t cores, size_t tokens) {
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(database + suffix);
  auto writer = ScoreWriter::open(database, compiled.rubric, {"corpus"}, "bench");
  if (!writer) give_up(writer.error().message);
  Simulated simulated = Simulation(workload, **writer, cores, tokens).run();
  const double begin = thread_seconds();
  if (Status status = (*writer)->finish({}); !status) give_up(status.error().message);
  simulated.commit = thread_seconds() - begin;
  return simulated;
}

void measure(const std::string& input, const CompiledRubric& compiled, const std::string& database,
             double seconds, const std::vector<size_t>& cores) {
  const Workload workload = pack(input, compiled);
  const double per_block =
      static_cast<double>(workload.conversations) / static_cast<double>(workload.batches.size());
  // One run over the blocks as they are, for the writer's cost and how many tokens fill the time.
  const Simulated first = simulate(workload, compiled, database, 2, workload.batches.size());
  const double write = first.write / static_cast<double>(first.conversations);
  for (size_t count : cores) {
    const double rate = std::min(static_cast<double>(count) / (workload.work + write), 1 / write);
    const auto tokens = static_cast<size_t>(std::max(8.0, rate * seconds / per_block));
    const Simulated s = simulate(workload, compiled, database, count, tokens);
    const auto conversations = static_cast<double>(s.conversations);
    std::printf("%s,%zu,%zu,%.2f,%.2f,%.2f,%.2f,%.0f,%.3f\n", std::filesystem::path(input).stem().c_str(),
                count, s.conversations, workload.read * 1e6, workload.work * 1e6,
                s.write / conversations * 1e6, s.commit / conversations * 1e6, conversations / s.seconds,
                s.write / s.seconds);
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace attune

int main(int count, char** arguments) {
  using namespace attune;
  std::vector<size_t> cores;
  int at = 4;
  for (; at < count && std::string_view(arguments[at]) != "--"; ++at)
    cores.push_back(static_cast<size_t>(std::max(1, std::atoi(arguments[at]))));
  if (cores.empty() || at + 1 >= count)
    give_up("usage: writer_limit RUBRIC DATABASE SECONDS CORES... -- INPUT...");
  LoadedRubric loaded = load_rubric(arguments[1]);
  if (!loaded.ok()) give_up(format_diagnostics(loaded.diagnostics));
  const CompiledRubric compiled = compile_rubric(std::move(loaded.rubric));
  std::printf(
      "corpus,cores,conversations,read_us,work_us,write_us,commit_us,conversations_per_second,writer_busy\n");
  for (++at; at < count; ++at) measure(arguments[at], compiled, arguments[2], std::atof(arguments[3]), cores);
}
