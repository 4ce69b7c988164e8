// A header explains itself: a comment first, `#pragma once` next.
#include <gtest/gtest.h>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

Violations check_header(const std::string& path, const std::string& text) {
  std::vector<std::string> lines = split_lines(text);
  size_t i = 0;
  while (i < lines.size() && starts_with(lines[i], "//")) ++i;
  if (i == 0) return {at_line(path, 1, "expected a comment that says what this header is for")};
  if (i == lines.size() || lines[i] != "#pragma once") {
    return {at_line(path, i + 1, "expected '#pragma once' after the opening comment")};
  }
  return {};
}

TEST(Headers, OpenWithACommentAndAGuard) {
  Violations violations;
  for (const char* folder : {"engine/", "src/", "tests/", "bench/"}) {
    for (const std::string& path : tracked_files(folder, {".h"})) {
      for (std::string& violation : check_header(path, read_source(path)))
        violations.push_back(std::move(violation));
    }
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(HeadersChecker, SeesWhatIsMissing) {
  EXPECT_EQ(join(check_header("a.h", "// What it is.\n// More.\n#pragma once\nint a;\n")), "");
  EXPECT_EQ(check_header("a.h", "#pragma once\n// What it is.\n").size(), 1u);
  EXPECT_EQ(check_header("a.h", "// What it is.\nint a;\n").size(), 1u);
  EXPECT_EQ(check_header("a.h", "// What it is.\n#ifndef A_H\n").size(), 1u);
  EXPECT_EQ(check_header("a.h", "").size(), 1u);
}

}  // namespace
}  // namespace attune::test
