// Everything that CMake asks for has a Debian package in tests/install-dependencies.sh.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

// The second column of the script's lists: what CMake calls the packages.
std::set<std::string> provided_names(const std::string& script) {
  static const std::regex row(R"(^\S+ +\| (\S+) +\| \S.*$)");
  std::set<std::string> names;
  for (const std::string& line : split_lines(script)) {
    std::smatch found;
    if (std::regex_match(line, found, row) && found[1] != "-") names.insert(found[1]);
  }
  return names;
}

// What the text of a CMakeLists.txt looks for: packages and pkg-config modules.
std::set<std::string> wanted_names(const std::string& cmake) {
  static const std::regex call(R"((find_package|pkg_check_modules)\s*\(([^)]*)\))");
  static const std::set<std::string> keywords = {"REQUIRED", "IMPORTED_TARGET", "QUIET", "CONFIG",
                                                 "COMPONENTS"};
  std::set<std::string> names;
  for (std::sregex_iterator it(cmake.begin(), cmake.end(), call), end; it != end; ++it) {
    std::istringstream words((*it)[2].str());
    std::string word;
    words >> word;
    if ((*it)[1] == "find_package") {
      names.insert(word);
      continue;
    }
    while (words >> word) {  // the first word was the prefix of the variables
      if (!keywords.count(word)) names.insert(word.substr(0, word.find_first_of("<>=")));
    }
  }
  return names;
}

Violations check_dependencies(const std::string& path, const std::string& cmake, const std::string& script) {
  Violations violations;
  std::set<std::string> provided = provided_names(script);
  for (const std::string& name : wanted_names(cmake)) {
    if (provided.count(name)) continue;
    violations.push_back(path + ": '" + name + "' has no package in tests/install-dependencies.sh");
  }
  return violations;
}

TEST(Dependencies, EveryPackageThatCMakeWantsIsInstalled) {
  std::string script = read_source("tests/install-dependencies.sh");
  Violations violations;
  for (const std::string& path : tracked_files("", {"CMakeLists.txt"})) {
    for (std::string& violation : check_dependencies(path, read_source(path), script)) {
      violations.push_back(std::move(violation));
    }
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(DependenciesChecker, SeesAMissingPackage) {
  std::string script = "libre2-dev | re2 | regular expressions\ngit | - | checkout\n";
  EXPECT_EQ(check_dependencies("C", "pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2>=9)", script).size(),
            0u);
  EXPECT_EQ(
      check_dependencies("C", "pkg_check_modules(Y REQUIRED IMPORTED_TARGET yaml-0.1 re2)", script).size(),
      1u);
  EXPECT_EQ(check_dependencies("C", "find_package(TBB REQUIRED)\nfind_package(re2)", script).size(), 1u);
  EXPECT_EQ(check_dependencies("C", "find_package(-)", script).size(), 1u);
}

}  // namespace
}  // namespace attune::test
