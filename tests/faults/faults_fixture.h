// What the tests of faults share: a database with a run in it, more input, and questions about both.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "engine/store/query.h"
#include "engine/store/verify.h"
#include "tests/faults/program.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {

struct FaultsTest : testing::Test {
  FaultsTest() {
    folder.write("first.ndjson", corpus(0, 500));
    folder.write("all.ndjson", corpus(0, 4000));
    EXPECT_EQ(score("first.ndjson").run().exit, 0);
    before = digest();
  }

  std::string file(const std::string& name) const { return (folder.path() / name).string(); }
  Program score(const std::string& input, std::map<std::string, std::string> environment = {},
                std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"score", input, "--rubric", "mini", "--db", "x.db"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return {folder.path().string(), arguments, std::move(environment)};
  }
  std::string digest() const {
    auto reader = ScoreReader::open(file("x.db"));
    return reader ? (*reader)->digest().value() : reader.error().code;
  }
  RunInfo last_run() const { return ScoreReader::open_log(file("x.db")).value()->runs().value().at(0); }
  // Waits until the log has a run that goes on; false when none begins.
  bool run_begins() const {
    constexpr int kMostWaits = 4000;
    for (int waits = 0; last_run().outcome != "unfinished"; ++waits) {
      if (waits == kMostWaits) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  }
  void expect_sound() const {
    auto verification = verify(file("x.db"));
    ASSERT_TRUE(verification.ok()) << verification.error().message;
    for (const Finding& finding : verification->findings)
      ADD_FAILURE() << finding.check << ": " << finding.what;
  }
  // The run failed with this code, the database is as before, and without the fault all goes well.
  void expect_failed(const ProgramResult& result, const std::string& said) const {
    EXPECT_EQ(result.exit, 2);
    EXPECT_NE(result.error.find(said), std::string::npos) << result.error;
    EXPECT_EQ(digest(), before);
    expect_sound();
    EXPECT_EQ(score("all.ndjson").run().exit, 0);
    EXPECT_NE(digest(), before);
    expect_sound();
  }

  TempFolder folder;
  std::string before;
};

// For Program::fault().
inline std::string fault(const std::string& call, int error, int count, const std::string& path) {
  return call + ":" + std::to_string(error) + ":" + std::to_string(count) + ":" + path;
}

}  // namespace attune::test
