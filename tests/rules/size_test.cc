// A file is about a hundred lines; beyond the limit it holds more than one thing. Tests may be longer: their
// cases are read one by one.
#include <gtest/gtest.h>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

constexpr size_t kMostLines = 350;
constexpr size_t kMostLinesOfATest = 450;

Violations check_size(const std::string& path, const std::string& text) {
  size_t lines = split_lines(text).size();
  size_t most = ends_with(path, "_test.cc") ? kMostLinesOfATest : kMostLines;
  if (lines <= most) return {};
  return {path + ": " + std::to_string(lines) + " lines, expected at most " + std::to_string(most)};
}

TEST(Size, NoSourceFileIsTooLong) {
  Violations violations;
  for (const std::string& path : tracked_files("", {".h", ".cc", ".sh", "CMakeLists.txt"})) {
    for (std::string& violation : check_size(path, read_source(path)))
      violations.push_back(std::move(violation));
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(SizeChecker, SeesALongFile) {
  std::string text;
  for (size_t i = 0; i < kMostLines; ++i) text += "int a;\n";
  EXPECT_EQ(check_size("a.cc", text).size(), 0u);
  EXPECT_EQ(check_size("a.cc", text + "int b;\n").size(), 1u);
  EXPECT_EQ(check_size("a_test.cc", text + "int b;\n").size(), 0u);
  EXPECT_EQ(check_size("a_test.cc", text + text).size(), 1u);
}

}  // namespace
}  // namespace attune::test
