#include "engine/input/files/sources.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::TemporaryFolder;

// Paths below the folder, separated by blanks; then the codes of the problems with their paths.
std::string listed(const TemporaryFolder& folder, const std::vector<std::string>& names) {
  std::vector<std::string> inputs;
  for (const std::string& name : names) inputs.push_back(name == "-" ? name : folder.path(name));
  SourceList list = list_sources(inputs);
  auto shown = [&](const std::string& path) {
    return path.starts_with(folder.path() + "/") ? path.substr(folder.path().size() + 1) : path;
  };
  std::string out;
  for (const Source& source : list.sources) out += (out.empty() ? "" : " ") + shown(source.path);
  for (const SourceProblem& problem : list.problems) {
    out += " " + problem.error.code + ":" + shown(problem.path);
    EXPECT_FALSE(problem.error.message.empty() || problem.error.help.empty());
  }
  return out;
}

TEST(Sources, AreReadInTheOrderGiven) {
  TemporaryFolder folder;
  folder.write("b.json", "{}");
  folder.write("a.txt", "{}");
  EXPECT_EQ(listed(folder, {"b.json", "-", "a.txt"}), "b.json - a.txt");
  SourceList list = list_sources({folder.path("b.json"), "-"});
  EXPECT_EQ(list.sources.at(0).bytes, 2u);
  EXPECT_EQ(list.sources.at(1).bytes, 0u);
  EXPECT_TRUE(list_sources({}).sources.empty());
}

TEST(Sources, OfAFolderAreSortedByBytes) {
  TemporaryFolder folder;
  for (std::string name : {"in/b.json", "in/a/z.ndjson", "in/a.jsonl", "in/B.json", "in/a/b/c/d.json",
                           "in/\u00e9.json", "in/a-b.json", "in/notes.txt", "in/.hidden.json",
                           "in/.git/x.json", "in/x.json.gz", "in/y.ndjson.zst", "in/z.gz", "in/z.json.bz2"})
    folder.write(name, "{}");
  std::string expected =
      "in/B.json in/a-b.json in/a.jsonl in/a/b/c/d.json in/a/z.ndjson in/b.json in/x.json.gz in/y.ndjson.zst "
      "in/\u00e9.json";
  EXPECT_EQ(listed(folder, {"in"}), expected);
  EXPECT_EQ(list_sources({folder.path("in/")}).sources.at(0).path, folder.path("in/B.json"));
}

TEST(Sources, AreReadOnceHoweverNamed) {
  TemporaryFolder folder;
  folder.write("in/a.json", "{}");
  folder.write("in/b.json", "{}");
  std::filesystem::create_symlink(folder.path("in/a.json"), folder.path("link.json"));
  EXPECT_EQ(listed(folder, {"in/b.json", "link.json", "in", "in/../in/a.json", "in/b.json", "-", "-"}),
            "in/b.json link.json -");
}

TEST(Sources, ThatAreMissingDoNotStopTheRest) {
  TemporaryFolder folder;
  folder.write("a.json", "{}");
  std::filesystem::create_directories(folder.path("empty/inner"));
  folder.write("empty/readme.txt", "");
  EXPECT_EQ(listed(folder, {"none.json", "a.json", "empty", "a.json/x"}),
            "a.json missing-input:none.json empty-folder:empty missing-input:a.json/x");
  EXPECT_EQ(list_sources({""}).problems.at(0).error.code, "missing-input");
}

TEST(Sources, ThatCannotBeReachedAreProblems) {
  TemporaryFolder folder;
  folder.write("in/a.json", "{}");
  std::filesystem::create_symlink("self.json", folder.path("in/self.json"));
  std::filesystem::create_symlink("gone", folder.path("in/dangling.json"));
  std::filesystem::create_directory_symlink("..", folder.path("in/loop"));
  ASSERT_EQ(mkfifo(folder.path("in/pipe.json").c_str(), 0600), 0);
  std::string found = listed(folder, {"in"});
  EXPECT_TRUE(found.starts_with("in/a.json ")) << found;
  EXPECT_NE(found.find("unreadable-input:in/self.json"), std::string::npos) << found;
  EXPECT_NE(found.find("missing-input:in/dangling.json"), std::string::npos) << found;
  EXPECT_EQ(found.find("pipe"), std::string::npos) << found;
  EXPECT_EQ(found.find("loop"), std::string::npos) << found;
}

TEST(Sources, FoldersWithoutPermissionAreProblems) {
  TemporaryFolder folder;
  folder.write("in/a.json", "{}");
  folder.write("in/locked/b.json", "{}");
  ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod(folder.path("in/locked").c_str(), 0), 0);
  bool root = geteuid() == 0;  // may read everything: be somebody else meanwhile
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  std::string found = listed(folder, {"in", "in/locked"});
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  EXPECT_EQ(found, "in/a.json unreadable-input:in/locked unreadable-input:in/locked");
  ASSERT_EQ(chmod(folder.path("in/locked").c_str(), 0700), 0);
}

TEST(Sources, OfAFolderWithManyLevels) {
  TemporaryFolder folder;
  std::string deep = "in";
  for (int i = 0; i < 50; ++i) deep += "/d";
  folder.write(deep + "/a.json", "{}");
  EXPECT_EQ(listed(folder, {"in"}), deep + "/a.json");
}

}  // namespace
}  // namespace attune
