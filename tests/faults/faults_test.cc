// Faults injected into whole runs of the program: what is said, what the exit status is, and that the
// database is as before.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/store/sqlite.h"
#include "tests/faults/faults_fixture.h"
#include "tests/support/instrumented.h"

namespace attune::test {
namespace {

class DiskTest : public FaultsTest, public testing::WithParamInterface<int> {};

TEST_P(DiskTest, AFullDiskStoresNothing) {
  Program program = score("all.ndjson", Program::fault(fault("write", ENOSPC, GetParam(), "x.db")));
  ProgramResult result = program.run();
  expect_failed(result, "no space left while writing 'x.db'");
  EXPECT_NE(result.error.find("run the same command again"), std::string::npos);
}

TEST_P(DiskTest, AWriteErrorStoresNothing) {
  expect_failed(score("all.ndjson", Program::fault(fault("write", EIO, GetParam(), "x.db"))).run(),
                "the disk refused a read or write of 'x.db'");
}

// From the beginning, and in the middle of the log.
INSTANTIATE_TEST_SUITE_P(Writes, DiskTest, testing::Values(1, 3, 10, 60));

TEST_F(FaultsTest, AReadErrorOfTheDatabaseStoresNothing) {
  expect_failed(score("all.ndjson", Program::fault(fault("read", EIO, 8, "x.db"))).run(), "'x.db'");
}

TEST_F(FaultsTest, AFailedSyncStoresNothingOrAll) {
  ProgramResult result = score("all.ndjson", Program::fault(fault("sync", EIO, 1, "x.db"))).run();
  EXPECT_TRUE(result.exit == 0 || result.exit == 2) << result.exit << result.error;
  EXPECT_EQ(digest() == before, result.exit == 2);
  expect_sound();
}

// What could be read before the place counts, the file is named, and the exit status tells.
TEST_F(FaultsTest, AReadErrorOfAnInputIsAProblemOfThatInput) {
  folder.write("good.ndjson", corpus(5000, 5100));
  Program program(folder.path().string(),
                  {"score", "all.ndjson", "good.ndjson", "--rubric", "mini", "--db", "x.db", "--json"},
                  Program::fault(fault("read", EIO, 3, "all.ndjson")));
  ProgramResult result = program.run();
  EXPECT_EQ(result.exit, 1) << result.error;
  EXPECT_NE(result.error.find("unreadable-input"), std::string::npos) << result.error;
  EXPECT_NE(result.error.find("all.ndjson"), std::string::npos);
  auto opened = ScoreReader::open(file("x.db"));
  ASSERT_TRUE(opened.ok());
  ScoreReader& reader = **opened;
  EXPECT_TRUE(reader.find("c-5099").ok());
  EXPECT_EQ(last_run().exit_status, 1);
  expect_sound();
}

// Reads that give less than asked for, as pipes and network disks do.
TEST_F(FaultsTest, ShortReadsChangeNothing) {
  EXPECT_EQ(score("all.ndjson").run().exit, 0);
  std::string whole = digest();
  std::filesystem::remove(file("x.db"));
  ProgramResult result = score("all.ndjson", Program::fault("read:short:1:all.ndjson")).run();
  EXPECT_EQ(result.exit, 0) << result.error;
  EXPECT_EQ(digest(), whole);
}

// The log itself says what happened, as far as it could still be written.
TEST_F(FaultsTest, TheLogSaysWhyARunFailed) {
  ASSERT_EQ(score("all.ndjson", {}, {"--output", "/dev/full"}).run().exit, 2);
  EXPECT_EQ(last_run().outcome, "failed");
  EXPECT_EQ(last_run().error, "cannot-write");
}

TEST_F(FaultsTest, AMemoryLimitIsAnErrorNotADamagedDatabase) {
  if (kInstrumented) GTEST_SKIP() << "sanitizers reserve address space for themselves";
  Program program = score("all.ndjson", {}, {"--jobs", "1"});
  bool failed = false;
  for (size_t megabytes = 200; megabytes > 8 && !failed; megabytes = megabytes * 4 / 5) {
    program.start("/dev/null", megabytes << 20);
    ProgramResult result = program.wait();
    EXPECT_TRUE(result.exit == 0 || result.exit == 2 || result.exit == 127)
        << megabytes << " " << result.signal;
    failed = result.exit != 0;
    expect_sound();
  }
  EXPECT_TRUE(failed);
}

TEST_F(FaultsTest, AClockThatGoesBackwardsChangesNoScore) {
  EXPECT_EQ(score("all.ndjson").run().exit, 0);
  std::string whole = digest();
  std::filesystem::remove(file("x.db"));
  std::map<std::string, std::string> environment = Program::fault("");
  environment["ATTUNE_FAULT_CLOCK"] = "1";
  EXPECT_EQ(score("first.ndjson", environment).run().exit, 0);
  EXPECT_EQ(score("all.ndjson", environment).run().exit, 0);
  EXPECT_EQ(digest(), whole);
  expect_sound();
  RunInfo run = last_run();
  EXPECT_EQ(run.key, 2);  // the order of runs is that of their numbers
  EXPECT_LT(run.finished_at, run.started_at);
  EXPECT_GE(run.seconds.value(), 0);
}

TEST_F(FaultsTest, TwoRunsAtOnceComeOneAfterTheOther) {
  folder.write("other.ndjson", corpus(4000, 8000));
  Program one = score("all.ndjson", {}, {"--wait", "60"}),
          other = score("other.ndjson", {}, {"--wait", "60"});
  one.start();
  std::string other_folder = file("other");
  std::filesystem::create_directory(other_folder);
  Program second(other_folder,
                 {"score", "../other.ndjson", "--rubric", "mini", "--db", "../x.db", "--wait", "60"});
  second.start();
  EXPECT_EQ(one.wait().exit, 0);
  ProgramResult result = second.wait();
  EXPECT_EQ(result.exit, 0) << result.error;
  auto opened = ScoreReader::open(file("x.db"));
  ASSERT_TRUE(opened.ok());
  ScoreReader& reader = **opened;
  EXPECT_TRUE(reader.find("c-3999").ok());
  EXPECT_TRUE(reader.find("c-7999").ok());
  expect_sound();
}

// What was stored is then partly in the log beside the file, and on the disk there.
TEST_F(FaultsTest, AReaderThatStaysIsSaidToKeepTheLog) {
  ASSERT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  for (bool sound_disk : {false, true}) {
    Program program = score("pipe", sound_disk ? std::map<std::string, std::string>()
                                               : Program::fault(fault("sync", EIO, 3, "x.db-wal")));
    program.start();
    std::ofstream input(file("pipe"));
    input << corpus(1000, 1100) << std::flush;
    ASSERT_TRUE(run_begins());
    Database reader(file("x.db"), Database::Access::read, 0);
    Transaction reading(reader, Transaction::Kind::read);
    EXPECT_GT(reader.integer("SELECT count(*) FROM run"), 0);
    input.close();
    ProgramResult result = program.wait();
    EXPECT_EQ(result.exit, sound_disk ? 0 : 2) << result.error;
    const char* said = "stored in x.db and, for now, x.db-wal: a copy needs both files";
    EXPECT_EQ(result.out.find(said) != std::string::npos, sound_disk) << result.out;
  }
  EXPECT_NE(digest(), before);
  expect_sound();
}

// Whatever a reader sees while a run goes on is the state before it or after it.
TEST_F(FaultsTest, ReadersSeeOneStateOrTheOther) {
  Program program = score("all.ndjson");
  program.start();
  std::vector<std::string> seen;
  for (int i = 0; i < 40; ++i) seen.push_back(digest());
  EXPECT_EQ(program.wait().exit, 0);
  std::string after = digest();
  for (const std::string& one : seen) EXPECT_TRUE(one == before || one == after);
}

TEST_F(FaultsTest, AFolderThatMayOnlyBeReadIsRefusedClearly) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  ::chmod(folder.path().c_str(), 0500);
  Program program(std::filesystem::temp_directory_path().string(),
                  {"score", file("all.ndjson"), "--rubric", "mini", "--db", file("x.db")});
  ProgramResult result = program.run();
  ::chmod(folder.path().c_str(), 0700);
  EXPECT_EQ(result.exit, 2);
  EXPECT_NE(result.error.find("cannot be written to"), std::string::npos) << result.error;
}

// The signal that the limit sends would end the program without a word.
TEST_F(FaultsTest, ALimitOnFileSizesIsAnErrorLikeAnother) {
  std::string limited = "cd " + folder.path().string() +
                        " && ulimit -f 8 && ATTUNE_RUBRICS=" ATTUNE_SOURCE_DIR
                        "/tests/golden/rubrics " ATTUNE_PROGRAM
                        " score all.ndjson --rubric mini --db x.db 2>said";
  EXPECT_EQ(WEXITSTATUS(std::system(limited.c_str())), 2);
  std::ifstream said(file("said"));
  std::string text(std::istreambuf_iterator<char>(said), {});
  EXPECT_NE(text.find("the limits on file sizes"), std::string::npos) << text;
  EXPECT_EQ(digest(), before);
  expect_sound();
}

// The file that was open would have taken it all, and gone with the run.
TEST_F(FaultsTest, ADatabaseThatIsRemovedDuringTheRunIsSaidToBe) {
  ASSERT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  for (bool replaced : {false, true}) {
    ASSERT_EQ(score("first.ndjson").run().exit, 0);
    Program program = score("pipe");
    program.start();
    std::ofstream input(file("pipe"));
    input << corpus(0, 100) << std::flush;
    ASSERT_TRUE(run_begins());
    for (const char* name : {"x.db", "x.db-wal", "x.db-shm"}) std::filesystem::remove(file(name));
    if (replaced) folder.write("x.db", "");
    input.close();
    ProgramResult result = program.wait();
    EXPECT_EQ(result.exit, 2) << result.out;
    EXPECT_NE(result.error.find("'x.db' was removed or replaced during the run"), std::string::npos)
        << result.error;
  }
}

// As on a disk that was mounted to be read only.
TEST_F(FaultsTest, ADatabaseThatMayOnlyBeReadIsRefusedClearly) {
  expect_failed(score("all.ndjson", Program::fault(fault("open", EROFS, 1, "x.db"))).run(),
                "cannot be written to");
}

// Some readers must not be waited for: another program writes the database.
TEST_F(FaultsTest, ALockedDatabaseIsRefusedClearly) {
  auto held = ScoreWriter::open(file("x.db"), mini_rubric().rubric, {"other.ndjson"}, "test");
  ASSERT_TRUE(held.ok());
  ProgramResult result = score("all.ndjson", {}, {"--wait", "0"}).run();
  (*held)->fail({"given-up", "for the test"});
  held->reset();
  expect_failed(result, "'x.db' is in use by another run or program");
}

}  // namespace
}  // namespace attune::test
