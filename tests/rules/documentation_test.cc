// The documentation names everything that a user can meet: commands, flags, tables and views, reject codes,
// files.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "engine/store/writer.h"
#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

using Names = std::set<std::string>;

// Whether `text` holds `name` as a word of its own: not as a part of a longer name.
bool names(const std::string& text, const std::string& name) {
  auto belongs = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; };
  for (size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    size_t end = at + name.size();
    bool before = at > 0 && belongs(text[at - 1]);
    bool after = end < text.size() && belongs(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

std::string missing_from(const std::string& text, const Names& wanted) {
  std::string missing;
  for (const std::string& name : wanted) {
    if (!names(text, name)) missing += " " + name;
  }
  return missing;
}

std::string output_of(const std::string& arguments) {
  FILE* pipe = popen(("'" ATTUNE_PROGRAM "' " + arguments + " 2>&1").c_str(), "r");
  std::string output;
  for (int c; pipe && (c = fgetc(pipe)) != EOF;) output += static_cast<char>(c);
  if (pipe) pclose(pipe);
  return output;
}

// The commands that `attune --help` lists: two blanks, the name, blanks, a summary.
Names commands_of(const std::string& help) {
  static const std::regex row(R"(^  ([a-z]+) +\S.*$)");
  Names commands;
  for (const std::string& line : split_lines(help)) {
    std::smatch found;
    if (std::regex_match(line, found, row)) commands.insert(found[1]);
  }
  return commands;
}

Names flags_of(const std::string& help) {
  static const std::regex flag(R"((?:^|[ ,])(--[a-z][a-z-]*))");
  std::string options = help.substr(0, help.find("Examples:"));
  Names flags;
  for (std::sregex_iterator it(options.begin(), options.end(), flag), end; it != end; ++it)
    flags.insert((*it)[1]);
  flags.erase("--help");
  return flags;
}

TEST(Documentation, NamesEveryCommandAndFlag) {
  std::string text = read_source("README.md") + read_source("src/README.md");
  Names commands = commands_of(output_of("--help"));
  ASSERT_FALSE(commands.empty());
  for (const std::string& command : commands) {
    EXPECT_TRUE(names(text, "attune " + command)) << "'attune " << command << "' is in neither README";
    EXPECT_EQ(missing_from(text, flags_of(output_of(command + " --help"))), "") << "flags of " << command;
  }
}

// Tables and views of a fresh database.
Names schema_names() {
  std::string path = testing::TempDir() + "attune-documentation-test.db";
  std::filesystem::remove(path);
  {
    Rubric rubric;
    rubric.id = "empty";
    auto writer = ScoreWriter::open(path, rubric, {}, "test");
    EXPECT_TRUE(writer.ok() && (*writer)->finish({}).ok());
  }
  Names found;
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  auto collect = [](void* set, int, char** values, char**) {
    static_cast<Names*>(set)->insert(values[0]);
    return 0;
  };
  sqlite3_exec(database,
               "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'",
               collect, &found, nullptr);
  sqlite3_close(database);
  std::filesystem::remove(path);
  return found;
}

TEST(Documentation, NamesEveryTableAndView) {
  Names schema = schema_names();
  ASSERT_FALSE(schema.empty());
  EXPECT_EQ(missing_from(read_source("engine/store/README.md"), schema), "");
}

// Codes are words with dashes in double quotes; every one in the sources of engine/input is a reject's or a
// source's.
Names codes_of(const std::string& text) {
  static const std::regex code("\"([a-z]+(-[a-z]+)+)\"");
  Names codes;
  for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) codes.insert((*it)[1]);
  return codes;
}

TEST(Documentation, NamesEveryRejectCode) {
  std::string sources;
  for (const std::string& path : tracked_files("engine/input/", {".cc"})) sources += read_source(path);
  Names codes = codes_of(sources);
  ASSERT_FALSE(codes.empty());
  EXPECT_EQ(missing_from(read_source("engine/input/README.md"), codes), "");
}

// "check_count" is named by itself or with its family: as `check_*`, or as `_count` behind `check_present`.
bool names_file(const std::string& text, const std::string& stem) {
  if (names(text, stem)) return true;
  for (size_t at = stem.find('_'); at != std::string::npos; at = stem.find('_', at + 1)) {
    if (text.find("`" + stem.substr(0, at + 1) + "*") != std::string::npos) return true;
    if (names(text, stem.substr(at))) return true;
  }
  return false;
}

// A layer's README names its files, without their endings.
TEST(Documentation, NamesEveryFileOfALayer) {
  std::map<std::string, Names> missing;
  for (const std::string& path : tracked_files("engine/", {".h", ".cc"})) {
    std::string stem = std::filesystem::path(path).stem();
    std::string readme = folder_of(path) + "/README.md";
    if (!names_file(read_source(readme), stem)) missing[readme].insert(stem);
  }
  for (const auto& [readme, stems] : missing) {
    ADD_FAILURE() << readme << " does not name" << missing_from("", stems);
  }
}

TEST(DocumentationChecker, FindsWhatIsMissing) {
  EXPECT_EQ(missing_from("`--db FILE` and --jobs", {"--db", "--jobs"}), "");
  EXPECT_EQ(missing_from("`--dbs` and x--jobs", {"--db", "--jobs"}), " --db --jobs");
  EXPECT_EQ(commands_of("attune: scores\n\n  score       score things\n  check       look\nmore words"),
            (Names{"score", "check"}));
  EXPECT_EQ(flags_of("  -h,--help  Print\n  --max-rejects N  stop Excludes: --size\nExamples:\n --no\n"),
            (Names{"--max-rejects", "--size"}));
  EXPECT_TRUE(names_file("`check_*`: the checks", "check_count"));
  EXPECT_FALSE(names_file("`checks_*`: the checks", "check_count"));
  EXPECT_EQ(codes_of("{\"not-json\", \"plain\", \"a sentence-like text\"}"), (Names{"not-json"}));
}

}  // namespace
}  // namespace attune::test
