#include "engine/input/files/path_pattern.h"

#include <gtest/gtest.h>

#include "engine/input/files/sources.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::TemporaryFolder;

// The paths that match below the folder, separated by blanks.
std::string matches(const TemporaryFolder& folder, const std::string& pattern) {
  std::string out;
  for (const std::string& path : matching_paths(folder.path(pattern)))
    out += (out.empty() ? "" : " ") + path.substr(folder.path().size() + 1);
  return out;
}

TEST(PathPattern, MatchesNamesAndFolders) {
  TemporaryFolder folder;
  for (std::string name : {"a.json", "b.json", "b.txt", ".c.json", "in/d.json", "in/deep/e.json.gz",
                           "in/.f/g.json", "other/h.json", "x[1].json"})
    folder.write(name, "{}");
  EXPECT_EQ(matches(folder, "*.json"), "a.json b.json x[1].json");
  EXPECT_EQ(matches(folder, "?.[jt]*"), "a.json b.json b.txt");
  EXPECT_EQ(matches(folder, "*/*.json"), "in/d.json other/h.json");
  EXPECT_EQ(matches(folder, "**/*.json"), "a.json b.json in/d.json other/h.json x[1].json");
  EXPECT_EQ(matches(folder, "in/**/*.gz"), "in/deep/e.json.gz");
  EXPECT_EQ(matches(folder, "in/**"), "in/d.json in/deep in/deep/e.json.gz");
  EXPECT_EQ(matches(folder, ".*.json"), ".c.json");
  EXPECT_EQ(matches(folder, "o*/"), "other/");
  EXPECT_EQ(matches(folder, "none*/x"), "");
}

TEST(PathPattern, NamesSources) {
  TemporaryFolder folder;
  for (std::string name : {"b.json", "a.json", "x[1].json", "in/c.json"}) folder.write(name, "{}");
  SourceList list = list_sources({folder.path("[ab].json"), folder.path("x[1].json"), folder.path("i*")});
  ASSERT_EQ(list.sources.size(), 4u);
  EXPECT_EQ(list.sources[0].path, folder.path("a.json"));
  EXPECT_EQ(list.sources[1].path, folder.path("b.json"));
  EXPECT_EQ(list.sources[2].path, folder.path("x[1].json"));  // a file of this name, not a pattern
  EXPECT_EQ(list.sources[3].path, folder.path("in/c.json"));
  SourceList none = list_sources({folder.path("*.zip")});
  ASSERT_EQ(none.problems.size(), 1u);
  EXPECT_EQ(none.problems[0].error.code, "missing-input");
}

}  // namespace
}  // namespace attune
