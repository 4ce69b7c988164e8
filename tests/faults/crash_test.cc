// kill -9 at random moments of a run, and at chosen writes and syncs: the database is as before the run,
// whole, and the same command again gives what an undisturbed run gives.
//
// ATTUNE_CRASHES says how often (8), ATTUNE_CRASH_CONVERSATIONS over how many conversations (3000). The
// moments are random, what must hold is the same at each.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "engine/store/query.h"
#include "engine/store/verify.h"
#include "tests/faults/program.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

uint64_t setting(const char* name, uint64_t otherwise) {
  const char* given = std::getenv(name);
  return given != nullptr ? std::strtoull(given, nullptr, 10) : otherwise;
}

struct CrashTest : testing::Test {
  CrashTest() {
    uint64_t count = setting("ATTUNE_CRASH_CONVERSATIONS", 3000);
    folder.write("all.ndjson", corpus(0, count));
    folder.write("earlier.ndjson", corpus(0, count / 3));
    run("earlier.ndjson", "before.db");
    copy("before.db", "after.db");
    auto begin = std::chrono::steady_clock::now();
    run("all.ndjson", "after.db");
    duration = std::chrono::steady_clock::now() - begin;
    digest_before = digest("before.db");
    digest_after = digest("after.db");
  }

  std::string file(const std::string& name) const { return (folder.path() / name).string(); }

  Program program(const std::string& input, const std::string& database,
                  std::map<std::string, std::string> environment = {}) const {
    return {folder.path().string(),
            {"score", input, "--rubric", "mini", "--db", database},
            std::move(environment)};
  }

  void run(const std::string& input, const std::string& database) const {
    ProgramResult result = program(input, database).run();
    EXPECT_EQ(result.exit, 0) << result.error;
  }

  void remove(const std::string& database) const {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file(database + part));
  }

  void copy(const std::string& from, const std::string& to) const {
    remove(to);
    std::filesystem::copy_file(file(from), file(to));
  }

  // "" when no run has finished.
  std::string digest(const std::string& database) const {
    auto reader = ScoreReader::open(file(database));
    return reader ? (*reader)->digest().value() : "";
  }

  void expect_sound(const std::string& database) const {
    auto verification = verify(file(database));
    ASSERT_TRUE(verification.ok()) << verification.error().message;
    for (const Finding& finding : verification->findings)
      ADD_FAILURE() << finding.check << ": " << finding.what;
  }

  // After the crash of a run from "before.db" (or from nothing) to "x.db".
  void expect_recovers(bool from_nothing) const {
    std::string left = digest("x.db");
    EXPECT_TRUE(left == digest_after || left == (from_nothing ? "" : digest_before));
    if (!left.empty()) expect_sound("x.db");
    run("all.ndjson", "x.db");
    EXPECT_EQ(digest("x.db"), digest_after);
    expect_sound("x.db");
  }

  TempFolder folder;
  std::chrono::duration<double> duration{};
  std::string digest_before, digest_after;
};

TEST_F(CrashTest, KilledAtRandomMoments) {
  uint64_t crashes = setting("ATTUNE_CRASHES", 8), killed = 0;
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> share(0, 1.05);
  for (uint64_t i = 0; i < crashes; ++i) {
    bool from_nothing = i % 3 == 0;
    from_nothing ? remove("x.db") : copy("before.db", "x.db");
    Program killable = program("all.ndjson", "x.db");
    killable.start();
    std::this_thread::sleep_for(share(random) * duration);
    killable.signal(SIGKILL);
    killed += killable.wait().signal == SIGKILL ? 1 : 0;
    expect_recovers(from_nothing);
  }
  RecordProperty("killed", static_cast<int>(killed));
  EXPECT_GT(killed, crashes / 4) << "the moments missed the run";
}

// The moments that matter most, each of them for certain.
TEST_F(CrashTest, KilledAtEveryKindOfWrite) {
  for (const char* fault :
       {"write:kill:1:x.db", "write:kill:2:x.db", "write:kill:5:x.db", "write:kill:40:x.db",
        "write:kill:1:x.db-wal", "write:kill:90:x.db-wal", "sync:kill:1:x.db", "sync:kill:2:x.db",
        "sync:kill:3:x.db", "sync:kill:1:x.db-wal"}) {
    SCOPED_TRACE(fault);
    copy("before.db", "x.db");
    Program doomed = program("all.ndjson", "x.db", Program::fault(fault));
    ProgramResult result = doomed.run();
    EXPECT_TRUE(result.signal == SIGKILL || result.exit == 0) << result.error;
    expect_recovers(false);
  }
}

}  // namespace
}  // namespace attune::test
