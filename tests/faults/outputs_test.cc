// What a run writes beside the database never costs another file: not one that it reads or stores in, not
// another output.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

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

}  // namespace
}  // namespace attune::test
