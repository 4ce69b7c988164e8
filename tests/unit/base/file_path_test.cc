// One name for one file, however it is called.
#include "engine/base/file_path.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

namespace fs = std::filesystem;

TEST(FilePath, IsTheSameForOneFileAndOneByOne) {
  const TempFolder folder;
  const fs::path real = fs::canonical(folder.path());
  fs::create_directories(real / "a/b");
  fs::create_directory_symlink(real / "a/b", real / "linked");
  for (const char* name : {"a/b/one", "a/b/two", "a/three"}) std::ofstream(real / name) << "x";
  fs::create_symlink(real / "a/b/one", real / "a/other");
  CanonicalPaths paths;
  const auto expect = [&](const std::string& called, const std::string& is) {
    EXPECT_EQ(canonical_path((real / called).string()), (real / is).string()) << called;
    EXPECT_EQ(paths.of((real / called).string()), (real / is).string()) << called;
  };
  expect("a/b/one", "a/b/one");
  expect("a/b/two", "a/b/two");
  expect("a/three", "a/three");
  expect("linked/two", "a/b/two");
  expect("a/../a/b/./one", "a/b/one");
  expect("a/other", "a/b/one");
  expect("a/none", "a/none");
  expect("a/b", "a/b");
}

TEST(FilePath, LeavesWhatIsNoFileAsItIs) {
  CanonicalPaths paths;
  for (const char* path : {"-", "/dev/null", "no/such/file", ""}) {
    EXPECT_EQ(canonical_path(path), path);
    EXPECT_EQ(paths.of(path), path);
  }
}

}  // namespace
}  // namespace attune::test
