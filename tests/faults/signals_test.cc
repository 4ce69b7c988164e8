// SIGINT and SIGTERM: the first stops a run cleanly, wherever it waits.
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

#include "engine/store/sqlite.h"
#include "tests/faults/faults_fixture.h"
#include "tests/support/instrumented.h"

namespace attune::test {
namespace {

using namespace std::chrono_literals;

class SignalTest : public FaultsTest, public testing::WithParamInterface<int> {
 protected:
  SignalTest() { EXPECT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0); }

  // Runs that are stopped as soon as they can be, and when they have long been waiting for input.
  struct Stopped {
    const char* jobs;
    std::chrono::milliseconds after;
  };
  static std::vector<Stopped> runs() {
    std::vector<Stopped> runs = {{"1", 0ms}, {"1", 250ms}};
    if (!kHoldsSignalsBack) runs.insert(runs.end(), {{"2", 0ms}, {"2", 250ms}});
    return runs;
  }

  // Sends the signal some time after the program is ready for it, and looks at what it does then.
  void expect_ends(Program& program, std::chrono::milliseconds after) const {
    while (!program.catches(GetParam())) std::this_thread::sleep_for(2ms);
    std::this_thread::sleep_for(after);
    program.signal(GetParam());
    ProgramResult result = program.wait();
    EXPECT_EQ(result.exit, 128 + GetParam()) << result.error;
    EXPECT_NE(result.error.find("stopped by SIG"), std::string::npos) << result.error;
    EXPECT_NE(result.error.find("run the same command again"), std::string::npos);
  }

  void expect_stops(Program& program, std::chrono::milliseconds after) const {
    expect_ends(program, after);
    EXPECT_EQ(last_run().outcome, "interrupted");
    EXPECT_EQ(digest(), before);
    expect_sound();
  }
};

// The pipe stays open behind what was written: without the signal the run would wait for ever.
TEST_P(SignalTest, StopsAPipeThatSaysNoMore) {
  for (const auto& [jobs, after] : runs()) {
    Program program = score("-", {}, {"--jobs", jobs});
    program.start(file("pipe"));
    std::ofstream open_end(file("pipe"));
    open_end << corpus(0, 2000) << std::flush;
    expect_stops(program, after);
  }
}

TEST_P(SignalTest, StopsAPipeThatNeverSaidAnything) {
  for (const auto& [jobs, after] : runs()) {
    Program program = score("-", {}, {"--jobs", jobs});
    program.start(file("pipe"));
    std::ofstream open_end(file("pipe"));
    expect_stops(program, after);
  }
}

TEST_P(SignalTest, StopsANamedPipeWithoutAWriter) {
  for (const auto& [jobs, after] : runs()) {
    Program program = score("pipe", {}, {"--jobs", jobs});
    program.start();
    expect_stops(program, after);
  }
}

TEST_P(SignalTest, StopsTheWaitForAnotherRun) {
  Database other(file("x.db"), Database::Access::write, 0);
  Transaction held(other, Transaction::Kind::write);
  for (auto after : {0ms, 250ms}) {
    Program program = score("all.ndjson", {}, {"--wait", "600"});
    program.start();
    expect_ends(program, after);
  }
}

INSTANTIATE_TEST_SUITE_P(Signals, SignalTest, testing::Values(SIGINT, SIGTERM));

}  // namespace
}  // namespace attune::test
