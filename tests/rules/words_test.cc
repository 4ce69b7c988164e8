// Words that must not stand in the repository: paths of a developer's machine and marks of unfinished work.
// Sources are plain ASCII, so that they look the same in every editor; tests may hold other characters, which
// they test.
#include <gtest/gtest.h>

#include <regex>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

// Put together from pieces, so that this file does not hold them itself.
const std::regex& forbidden_words() {
  static const std::regex words(
      "(\\b(TO"
      "DO|FIX"
      "ME|XX"
      "X|HA"
      "CK)\\b|/ro"
      "ot\\b|/ho"
      "me/|/wo"
      "rk/|/tm"
      "p/w\\b)");
  return words;
}

Violations check_words(const std::string& path, const std::string& text) {
  Violations violations;
  std::vector<std::string> lines = split_lines(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    std::smatch found;
    if (!std::regex_search(lines[i], found, forbidden_words())) continue;
    violations.push_back(at_line(path, i + 1, "'" + found[1].str() + "'"));
  }
  return violations;
}

Violations check_ascii(const std::string& path, const std::string& text) {
  Violations violations;
  std::vector<std::string> lines = split_lines(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    for (unsigned char c : lines[i]) {
      if (c < 0x80 && (c >= 0x20 || c == '\t')) continue;
      violations.push_back(at_line(path, i + 1, "byte " + std::to_string(c) + ", expected ASCII"));
      break;
    }
  }
  return violations;
}

TEST(Words, NoMachinePathsAndNoUnfinishedWork) {
  Violations violations;
  for (const std::string& path : tracked_files()) {
    for (std::string& violation : check_words(path, read_source(path)))
      violations.push_back(std::move(violation));
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(Words, SourcesAreAscii) {
  Violations violations;
  for (const char* folder : {"engine/", "src/", "bench/", "examples/", "CMakeLists.txt"}) {
    for (const std::string& path : tracked_files(folder, {".h", ".cc", ".sh", ".txt"})) {
      if (starts_with(path, "examples/") && ends_with(path, ".txt")) continue;
      for (std::string& violation : check_ascii(path, read_source(path)))
        violations.push_back(std::move(violation));
    }
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(WordsChecker, SeesForbiddenWords) {
  for (const std::string line : {"// TO"
                                 "DO: later",
                                 "# FIX"
                                 "ME",
                                 "see /ro"
                                 "ot/x",
                                 "cd /ho"
                                 "me/me",
                                 "/tm"
                                 "p/w/a"}) {
    EXPECT_EQ(check_words("a.cc", "fine\n" + line + "\n").size(), 1u) << line;
  }
  EXPECT_EQ(join(check_words("a.cc", "todo: true, TODOS, /tmp/attune, framework/, a hack, XXH3")), "");
}

TEST(WordsChecker, SeesOtherThanAscii) {
  EXPECT_EQ(check_ascii("a.cc", "fine\n\xC2\xB5s\n").size(), 1u);
  EXPECT_EQ(check_ascii("a.cc", "a\r\n").size(), 1u);
  EXPECT_EQ(check_ascii("a.cc", "\tfine\n").size(), 0u);
}

}  // namespace
}  // namespace attune::test
