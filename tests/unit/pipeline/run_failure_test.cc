// A run stops at the first failure of what it writes to, and its memory is bounded while it waits.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <new>
#include <stdexcept>
#include <thread>

#include "engine/pipeline/run.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr size_t kBlock = 2048;

class RunFailureTest : public testing::TestWithParam<int> {
 protected:
  Result<RunSummary> run_with(const RunSinks& sinks) {
    RunOptions options;
    options.jobs = GetParam();
    options.limits.block_bytes = kBlock;
    return run(sources_of({path_}), compiled_, options, sinks);
  }

  TempFolder folder_;
  CompiledRubric compiled_ = mini_rubric();
  std::string path_ = folder_.write("a.ndjson", corpus(0, 400) + "no json\n" + corpus(400, 800));
};

INSTANTIATE_TEST_SUITE_P(Jobs, RunFailureTest, testing::Values(1, 2, 8));

TEST_P(RunFailureTest, AFailingSinkStopsTheRun) {
  int calls = 0;
  RunSinks sinks;
  sinks.evaluations = [&](std::string_view) -> Status {
    if (++calls == 3) return Error{"disk-full", "no space left"};
    return Done{};
  };
  auto summary = run_with(sinks);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, "disk-full");
  EXPECT_EQ(calls, 3);
}

TEST_P(RunFailureTest, SoDoesOneThatTakesSignalsOrRejects) {
  RunSinks signals;
  signals.signals = [](std::string_view) -> Status { return Error{"full", "full"}; };
  EXPECT_EQ(run_with(signals).error().code, "full");
  RunSinks rejects;
  rejects.reject = [](const Reject&) -> Status { return Error{"full", "full"}; };
  EXPECT_EQ(run_with(rejects).error().code, "full");
}

TEST_P(RunFailureTest, AnExceptionBecomesAnError) {
  RunSinks sinks;
  sinks.evaluations = [](std::string_view) -> Status { throw std::bad_alloc(); };
  EXPECT_EQ(run_with(sinks).error().code, "out-of-memory");
  sinks.evaluations = [](std::string_view) -> Status { throw std::runtime_error("broken"); };
  auto summary = run_with(sinks);
  ASSERT_FALSE(summary.ok());
  EXPECT_EQ(summary.error().code, "internal-error");
  EXPECT_NE(summary.error().message.find("broken"), std::string::npos);
}

// Feeds a named pipe until nobody takes more for a while, and says how much went in.
class Feeder {
 public:
  Feeder(const std::string& fifo, std::string text)
      : thread_([this, fifo, text = std::move(text)] { feed(fifo, text); }) {}
  ~Feeder() { thread_.join(); }
  // Waits until the reader has stopped taking, or everything is in.
  size_t stalled_at() {
    stalled_.wait(false);
    return fed_;
  }

 private:
  void feed(const std::string& fifo, const std::string& text) {
    int pipe = open(fifo.c_str(), O_WRONLY);
    fcntl(pipe, F_SETFL, O_NONBLOCK);
    for (size_t at = 0; at < text.size();) {
      pollfd ready{pipe, POLLOUT, 0};
      if (poll(&ready, 1, stalled_ ? -1 : 300) == 0) stall();
      ssize_t written = write(pipe, text.data() + at, std::min<size_t>(text.size() - at, 4096));
      if (written < 0) continue;
      at += static_cast<size_t>(written);
      if (!stalled_) fed_ = at;
    }
    stall();
    close(pipe);
  }
  void stall() {
    stalled_ = true;
    stalled_.notify_all();
  }

  std::atomic<bool> stalled_ = false;
  std::atomic<size_t> fed_ = 0;
  std::thread thread_;
};

// While the writing waits, the reading goes no further than the tokens in flight.
// Few conversations of many bytes.
std::string long_conversations(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += R"({"id":"long-)" + std::to_string(i) + R"(","agent":"a","turns":[{"role":"agent","text":")" +
            std::string(40'000, 'x') + "\"}]}\n";
  return text;
}

TEST_P(RunFailureTest, ReadsNoFurtherThanItsTokensAndWhatItReadsAhead) {
  std::string fifo = (folder_.path() / "pipe").string();
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  constexpr int kConversations = 800;
  std::string text = long_conversations(kConversations);
  Feeder feeder(fifo, text);
  size_t fed_while_waiting = 0;
  RunSinks sinks;
  sinks.evaluations = [&](std::string_view) -> Status {
    if (fed_while_waiting == 0) fed_while_waiting = feeder.stalled_at();
    return Done{};
  };
  RunOptions options;
  options.jobs = GetParam();
  options.limits.block_bytes = 64 * 1024;
  auto summary = run({{fifo, 0}}, compiled_, options, sinks);
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary->counts.conversations, static_cast<uint64_t>(kConversations));
  size_t pipe_bytes = 64 * 1024, tokens = 2 * static_cast<size_t>(GetParam()) + 1;
  size_t ahead = GetParam() == 1 ? 0 : 8 * 1024 * 1024;
  size_t bound = pipe_bytes + ahead + (tokens + 2) * 2 * options.limits.block_bytes;
  ASSERT_GT(text.size(), 2 * bound);
  EXPECT_LE(fed_while_waiting, bound);
}

}  // namespace
}  // namespace attune::test
