// Scripts stop at the first failure, may be run, and parse.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

namespace fs = std::filesystem;

Violations check_script(const std::string& path, const std::string& text, fs::perms permissions) {
  Violations violations;
  std::vector<std::string> lines = split_lines(text);
  if (lines.empty() || lines[0] != "#!/usr/bin/env bash")
    violations.push_back(at_line(path, 1, "expected bash"));
  if (text.find("\nset -euo pipefail\n") == std::string::npos) {
    violations.push_back(path + ": does not stop at the first failure: expected 'set -euo pipefail'");
  }
  if ((permissions & fs::perms::owner_exec) == fs::perms::none) {
    violations.push_back(path + ": is not executable");
  }
  return violations;
}

bool parses(const fs::path& path) {
  return std::system(("bash -n '" + path.string() + "' 2>/dev/null").c_str()) == 0;
}

TEST(Scripts, StopAtTheFirstFailureAndParse) {
  std::vector<std::string> scripts = tracked_files("", {".sh"});
  scripts.push_back(".ci/run");
  Violations violations;
  for (const std::string& path : scripts) {
    fs::path file = fs::path(ATTUNE_SOURCE_DIR) / path;
    for (std::string& violation : check_script(path, read_source(path), fs::status(file).permissions())) {
      violations.push_back(std::move(violation));
    }
    if (!parses(file)) violations.push_back(path + ": is no bash");
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(ScriptsChecker, SeesEachFault) {
  const std::string good = "#!/usr/bin/env bash\nset -euo pipefail\ntrue\n";
  EXPECT_EQ(join(check_script("a.sh", good, fs::perms::owner_all)), "");
  EXPECT_EQ(check_script("a.sh", good, fs::perms::owner_read).size(), 1u);
  EXPECT_EQ(check_script("a.sh", "#!/bin/sh\nset -euo pipefail\n", fs::perms::owner_all).size(), 1u);
  EXPECT_EQ(check_script("a.sh", "#!/usr/bin/env bash\nset -e\n", fs::perms::owner_all).size(), 1u);
  EXPECT_FALSE(parses("no-such-script"));
}

}  // namespace
}  // namespace attune::test
