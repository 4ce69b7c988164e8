// What a run writes beside the database never costs another file: not one that it reads or stores in, not
// another output.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/faults/faults_fixture.h"

namespace attune::test {
namespace {

namespace fs = std::filesystem;

struct OutputsTest : FaultsTest {
  OutputsTest() {
    folder.write("table.csv", "conversation,csat\nc-1,4\n");
    folder.write("key", "a key of more than sixteen bytes\n");
    fs::permissions(file("key"), fs::perms::owner_read | fs::perms::owner_write);
    fs::copy(ATTUNE_SOURCE_DIR "/tests/golden/rubrics", file("rubrics"), fs::copy_options::recursive);
    folder.write("mine.yaml", bytes_of(ATTUNE_SOURCE_DIR "/tests/fuzz/corpus/shape/desk.yaml"));
  }

  static std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  ProgramResult attune(std::vector<std::string> arguments) const {
    return Program(folder.path().string(), std::move(arguments)).run();
  }

  // Refused with a word on `what`, and `kept` has not changed by a byte.
  void expect_refused(const std::vector<std::string>& arguments, const std::string& kept,
                      const std::string& what) const {
    std::string bytes = bytes_of(file(kept));
    ProgramResult result = attune(arguments);
    EXPECT_EQ(result.exit, 2) << result.out << result.error;
    EXPECT_NE(result.error.find(what), std::string::npos) << result.error;
    EXPECT_NE(result.error.find("write to another file"), std::string::npos) << result.error;
    EXPECT_EQ(bytes_of(file(kept)), bytes);
    EXPECT_EQ(digest(), before);
  }
};

TEST_F(OutputsTest, TheDatabaseIsNotOverwrittenUnderAnyName) {
  fs::create_symlink("x.db", file("link.db"));
  fs::create_hard_link(file("x.db"), file("hard.db"));
  for (const char* name : {"x.db", "./x.db", "link.db", "hard.db"})
    for (const char* flag : {"--rejects", "--output"})
      expect_refused({"score", "all.ndjson", "--rubric", "mini", "--db", "x.db", flag, name}, "x.db",
                     "is the database and would be overwritten");
}

TEST_F(OutputsTest, ADatabaseThatIsYetToBeMadeCounts) {
  fs::create_symlink("new.db", file("link.db"));
  for (const char* name : {"new.db", "./new.db", "link.db", "new.db-wal", "new.db-shm", "new.db-journal"}) {
    ProgramResult result =
        attune({"score", "all.ndjson", "--rubric", "mini", "--db", "new.db", "--rejects", name});
    EXPECT_EQ(result.exit, 2) << name << result.error;
    EXPECT_NE(result.error.find("the database and would be overwritten"), std::string::npos) << result.error;
    EXPECT_FALSE(fs::exists(file("new.db")));
  }
}

TEST_F(OutputsTest, ADatabaseThatTheRunDoesNotUseIsNotOverwrittenEither) {
  const char* what = "'x.db' is a database and would be overwritten";
  expect_refused({"score", "all.ndjson", "--rubric", "mini", "--output", "x.db"}, "x.db", what);
  expect_refused({"score", "all.ndjson", "--rubric", "mini", "--db", "y.db", "--rejects", "x.db"}, "x.db",
                 what);
  expect_refused({"signals", "all.ndjson", "--rubric", "mini", "--rejects", "x.db"}, "x.db", what);
  expect_refused({"generate", "--conversations", "3", "--output", "x.db"}, "x.db", what);
  expect_refused({"generate", "--conversations", "3", "--truth", "x.db"}, "x.db", what);
}

TEST_F(OutputsTest, WhatTheRunReadsIsNotOverwritten) {
  struct Case {
    std::vector<std::string> more;
    const char *kept, *what;
  };
  for (const auto& [more, kept, what] :
       {Case{{}, "all.ndjson", "is one of the inputs"},
        Case{{"--join", "table.csv"}, "table.csv", "is the table of --join"},
        Case{{"--agent-from", "table.csv", "--column", "csat=agent"},
             "table.csv",
             "is the table of --agent-from"},
        Case{{"--pseudonymise", "key"}, "key", "is the key of --pseudonymise"},
        Case{{"--shape", "mine.yaml"}, "mine.yaml", "is the shape of --shape"}}) {
    ASSERT_TRUE(fs::exists(file(kept))) << kept;
    for (const char* flag : {"--rejects", "--output", "--db"}) {
      std::vector<std::string> arguments = {"score", "all.ndjson", "--rubric", "mini", flag, kept};
      arguments.insert(arguments.end(), more.begin(), more.end());
      expect_refused(arguments, kept, what);
    }
  }
  for (const char* kept : {"rubrics/mini/rubric.yaml", "rubrics/lexicons/emotion-negative.yaml"})
    for (const char* command : {"score", "signals"})
      expect_refused({command, "all.ndjson", "--rubric", "rubrics/mini", "--rejects", kept}, kept,
                     "is a file of the rubric");
}

TEST_F(OutputsTest, TwoOutputsAreNotOneFile) {
  folder.write("out", "of last night\n");
  fs::create_symlink("out", file("link"));
  for (const char* name : {"out", "./out", "link"})
    expect_refused({"score", "all.ndjson", "--rubric", "mini", "--output", "out", "--rejects", name}, "out",
                   "is the file of --output");
  expect_refused({"score", "all.ndjson", "--rubric", "mini", "--output", "new", "--rejects", "./new"}, "new",
                 "is the file of --output");
  expect_refused({"score", "all.ndjson", "--rubric", "mini", "--output", "-", "--rejects", "-"}, "out",
                 "is the file of --output");
  expect_refused({"signals", "all.ndjson", "--rubric", "mini", "--rejects", "-"}, "out",
                 "is standard output");
  expect_refused({"generate", "--conversations", "3", "--output", "out", "--truth", "link"}, "out",
                 "is the file of --output");
}

TEST_F(OutputsTest, WhatTakesAnythingMayBeNamedTwice) {
  ProgramResult result =
      attune({"score", "all.ndjson", "--rubric", "mini", "--output", "/dev/null", "--rejects", "/dev/null"});
  EXPECT_EQ(result.exit, 0) << result.error;
}

// ---- runs that fail --------------------------------------------------------------

struct KeptOutputsTest : OutputsTest {
  KeptOutputsTest() {
    folder.write("out", "of last night\n");
    folder.write("rejects", "of last night too\n");
    folder.write("bad.ndjson", corpus(0, 2000) + "no record\n");
  }

  Program attune_writing(std::map<std::string, std::string> environment,
                         std::vector<std::string> more = {}) const {
    std::vector<std::string> flags = {"--output", "out", "--rejects", "rejects"};
    flags.insert(flags.end(), more.begin(), more.end());
    return score("bad.ndjson", std::move(environment), flags);
  }

  // Hidden files: what a run writes beside its outputs.
  std::string left_over() const {
    std::string names;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      if (entry.is_regular_file() && entry.path().filename().string().starts_with("."))
        names += entry.path().filename().string() + " ";
    return names;
  }

  void expect_kept(const ProgramResult& result, int exit) const {
    EXPECT_EQ(result.exit, exit) << result.error;
    EXPECT_EQ(bytes_of(file("out")), "of last night\n");
    EXPECT_EQ(bytes_of(file("rejects")), "of last night too\n");
    EXPECT_EQ(left_over(), "");
    EXPECT_EQ(digest(), before);
  }
};

TEST_F(KeptOutputsTest, ARunThatDoesItsWorkReplacesThem) {
  fs::permissions(file("out"), fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  fs::rename(file("rejects"), file("elsewhere"));
  fs::create_symlink("elsewhere", file("rejects"));
  ProgramResult result = attune_writing({}).run();
  EXPECT_EQ(result.exit, 0) << result.error;
  EXPECT_TRUE(bytes_of(file("out")).starts_with("{\"conversation\":\"c-0\"")) << bytes_of(file("out"));
  EXPECT_EQ(fs::status(file("out")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  EXPECT_TRUE(fs::is_symlink(file("rejects")));
  EXPECT_NE(bytes_of(file("elsewhere")).find("\"code\": \"not-json\""), std::string::npos);
  EXPECT_EQ(left_over(), "");
}

// Not to be mixed up with what the run that holds the lock is writing.
TEST_F(KeptOutputsTest, ARunThatFindsTheDatabaseLockedTouchesNone) {
  auto held = ScoreWriter::open(file("x.db"), mini_rubric().rubric, {"other.ndjson"}, "test");
  ASSERT_TRUE(held.ok());
  ProgramResult result = attune_writing({}, {"--wait", "0"}).run();
  (*held)->fail({"given-up", "for the test"});
  held->reset();
  EXPECT_NE(result.error.find("is in use by another run"), std::string::npos) << result.error;
  expect_kept(result, 2);
}

TEST_F(KeptOutputsTest, ARunWithoutRoomForTheDatabaseKeepsThem) {
  for (int write : {3, 10, 30})
    expect_kept(attune_writing(Program::fault(fault("write", ENOSPC, write, "x.db"))).run(), 2);
}

TEST_F(KeptOutputsTest, ARunThatIsStoppedKeepsThem) {
  EXPECT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  for (const char* command : {"score", "signals"}) {
    Program program(folder.path().string(),
                    {command, "bad.ndjson", "pipe", "--rubric", "mini", "--rejects", "rejects"});
    program.start();
    while (!program.catches(SIGTERM)) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    program.signal(SIGTERM);
    expect_kept(program.wait(), 128 + SIGTERM);
  }
}

TEST_F(KeptOutputsTest, AReaderWhoLeavesCostsNone) {
  std::string command = "cd " + folder.path().string() +
                        " && " ATTUNE_PROGRAM
                        " signals bad.ndjson --rubric rubrics/mini --rejects rejects | head -n 1 >/dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(bytes_of(file("rejects")), "of last night too\n");
  EXPECT_EQ(left_over(), "");
}

TEST_F(KeptOutputsTest, APipeIsWrittenAsItComes) {
  EXPECT_EQ(::mkfifo(file("pipe").c_str(), 0600), 0);
  std::string lines;
  std::thread reader([&] { lines = bytes_of(file("pipe")); });
  ProgramResult result = attune({"score", "bad.ndjson", "--rubric", "mini", "--output", "pipe"});
  reader.join();
  EXPECT_EQ(result.exit, 0) << result.error;
  EXPECT_TRUE(lines.starts_with("{\"conversation\":\"c-0\""));
  EXPECT_TRUE(fs::is_fifo(file("pipe")));
}

}  // namespace
}  // namespace attune::test
