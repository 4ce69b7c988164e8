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

// What the program says on both streams when it is run in `folder`.
std::string output_in(const std::string& folder, const std::string& arguments) {
  FILE* pipe = popen(("cd '" + folder + "' && '" ATTUNE_PROGRAM "' " + arguments + " 2>&1").c_str(), "r");
  std::string output;
  for (int c; pipe && (c = fgetc(pipe)) != EOF;) output += static_cast<char>(c);
  if (pipe) pclose(pipe);
  return output;
}

std::string output_of(const std::string& arguments) { return output_in(".", arguments); }

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

// The lines that README.md shows as the program's, in its first session.
std::vector<std::string> session_lines(const std::string& readme) {
  std::vector<std::string> shown;
  bool in_session = false;
  for (const std::string& line : split_lines(readme)) {
    in_session = starts_with(line, "    $ ") || (in_session && (line.empty() || starts_with(line, "    ")));
    if (!in_session && !shown.empty()) break;
    if (!in_session || line.empty() || starts_with(line, "    $ ") ||
        line.substr(line.find_first_not_of(' ')) == "...")
      continue;
    shown.push_back(line.substr(4));
  }
  return shown;
}

TEST(Documentation, ShowsWhatTheProgramSays) {
  std::string folder = testing::TempDir() + "attune-readme-test/";
  std::filesystem::create_directories(folder);
  std::filesystem::remove(folder + "scores.db");
  std::string said;
  for (const char* arguments : {"score '" ATTUNE_SOURCE_DIR "/examples/conversations' --db scores.db",
                                "scorecard a-13 --db scores.db"}) {
    said += output_in(folder, arguments);
  }
  std::filesystem::remove_all(folder);
  std::vector<std::string> shown = session_lines(read_source("README.md"));
  ASSERT_GT(shown.size(), 5u);
  for (const std::string& line : shown) {
    EXPECT_NE(said.find(line + "\n"), std::string::npos) << "README.md shows a line that is not said:\n"
                                                         << line;
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
  EXPECT_EQ(session_lines("text\n    $ a\n    b\n\n      c\n    ...\nmore\n    d\n"),
            (std::vector<std::string>{"b", "  c"}));
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
