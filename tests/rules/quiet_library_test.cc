// The library returns data; only src/ prints, and only src/ ends the process.
#include <gtest/gtest.h>

#include <regex>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

Violations check_quiet(const std::string& path, const std::string& text) {
  static const std::regex loud(
      R"(\b(std::(cout|cerr|clog|terminate)|f?printf|vf?printf|f?puts|f?putchar|putc|perror|)"
      R"((std::)?(exit|abort|_Exit|_exit|quick_exit))\b\s*(\(|<<|;))");
  Violations violations;
  std::vector<std::string> lines = split_lines(blank_comments_and_strings(text));
  for (size_t i = 0; i < lines.size(); ++i) {
    std::smatch found;
    if (!std::regex_search(lines[i], found, loud)) continue;
    violations.push_back(at_line(path, i + 1, "'" + found[1].str() + "' in the library"));
  }
  return violations;
}

TEST(QuietLibrary, NeitherPrintsNorExits) {
  Violations violations;
  for (const std::string& path : tracked_files("engine/", {".h", ".cc"})) {
    for (std::string& violation : check_quiet(path, read_source(path)))
      violations.push_back(std::move(violation));
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(QuietLibraryChecker, SeesEveryForm) {
  for (const char* line : {"std::cout << 1;", "std::cerr<<x;", "std::clog << 1;", "  printf(\"%d\", 1);",
                           "fprintf(stderr, \"\");", "std::printf(\"\");", "puts(\"\");",
                           "fputs(\"\", stdout);", "perror(\"\");", "exit(1);", "std::exit (1);", "abort();",
                           "_Exit(1);", "std::quick_exit(0);", "std::terminate();", "putchar('a');"}) {
    EXPECT_EQ(check_quiet("engine/a.cc", std::string("int a;\n") + line + "\n").size(), 1u) << line;
  }
}

TEST(QuietLibraryChecker, LeavesTheRestAlone) {
  for (const char* line : {"// never calls exit()", "/* std::cout << */ int a;", "auto text = \"printf(1)\";",
                           "snprintf(b, 3, \"x\");", "auto raw = R\"(abort();)\";", "int exit_code = 0;",
                           "transaction.abort_requested();", "char c = '\"'; int d;"}) {
    EXPECT_EQ(join(check_quiet("engine/a.cc", line)), "") << line;
  }
}

}  // namespace
}  // namespace attune::test
