// SIGINT and SIGTERM: the first stops a run cleanly, wherever it waits.
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/faults/faults_fixture.h"

namespace attune::test {
namespace {

class SignalTest : public FaultsTest, public testing::WithParamInterface<int> {
 protected:
  SignalTest() { EXPECT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0); }

  // Sends the signal once the program waits for it, and looks at what it does then.
  void expect_stops(Program& program) const {
    while (!program.catches(GetParam())) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    program.signal(GetParam());
    ProgramResult result = program.wait();
    EXPECT_EQ(result.exit, 128 + GetParam()) << result.error;
    EXPECT_NE(result.error.find("stopped by SIG"), std::string::npos) << result.error;
    EXPECT_NE(result.error.find("run the same command again"), std::string::npos);
    EXPECT_EQ(last_run().outcome, "interrupted");
    EXPECT_EQ(digest(), before);
    expect_sound();
  }
};

// The pipe stays open behind what was written: without the signal the run would wait for ever.
TEST_P(SignalTest, StopsAPipeThatSaysNoMore) {
  for (const char* jobs : {"1", "2"}) {
    Program program = score("-", {}, {"--jobs", jobs});
    program.start(file("pipe"));
    std::ofstream open_end(file("pipe"));
    open_end << corpus(0, 2000) << std::flush;
    expect_stops(program);
  }
}

TEST_P(SignalTest, StopsAPipeThatNeverSaidAnything) {
  for (const char* jobs : {"1", "2"}) {
    Program program = score("-", {}, {"--jobs", jobs});
    program.start(file("pipe"));
    std::ofstream open_end(file("pipe"));
    expect_stops(program);
  }
}

TEST_P(SignalTest, StopsANamedPipeWithoutAWriter) {
  for (const char* jobs : {"1", "2"}) {
    Program program = score("pipe", {}, {"--jobs", jobs});
    program.start();
    expect_stops(program);
  }
}

INSTANTIATE_TEST_SUITE_P(Signals, SignalTest, testing::Values(SIGINT, SIGTERM));

}  // namespace
}  // namespace attune::test
