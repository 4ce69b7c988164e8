// Runs the real program as a user would and compares all that it says with what is written down.
//
// A case is a folder of cases/: `cmd` (bash, with `attune` on the path), and the expected `stdout`, `stderr`
// and `exit` (missing: empty, empty, 0). It runs in a scratch folder with a copy of data/ and of the case's
// own files. Figures that differ from run to run are masked. ATTUNE_UPDATE_GOLDEN=1 rewrites what is
// expected.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace attune::test {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(ATTUNE_SOURCE_DIR) / "tests/golden";

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const fs::path& path, const std::string& text) {
  if (text.empty()) {
    fs::remove(path);
    return;
  }
  std::ofstream(path, std::ios::binary) << text;
}

// Times, rates and hashes become what they are; so do the places of this machine.
std::string masked(std::string text) {
  static const std::vector<std::pair<std::regex, const char*>> kMasks = {
      {std::regex(R"(\d[\d.,]* s, [\d,]+ conversations/s, [\d.]+ [kMGT]?B/s)"), "TIME, RATE"},
      {std::regex(R"("seconds": [\d.]+)"), "\"seconds\": TIME"},
      {std::regex(R"re("(rubric_hash|digest)": "[0-9a-f]{16}")re"), "\"$1\": \"HASH\""},
      {std::regex(R"(verify: content [0-9a-f]{16})"), "verify: content HASH"},
  };
  for (const auto& [pattern, name] : kMasks) text = std::regex_replace(text, pattern, name);
  auto replace_all = [&](const std::string& what, const std::string& with) {
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
      text.replace(at, what.size(), with);
  };
  replace_all(kGolden.string(), "GOLDEN");
  return text;
}

struct Outcome {
  std::string out, error, exit;
};

// A folder that goes with its case.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (fs::temp_directory_path() / "attune-golden-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Outcome run_command(const std::string& command) {
  ScratchFolder scratch;
  fs::path work = scratch.path() / "work";
  fs::copy(kGolden / "data", work, fs::copy_options::recursive);
  write_text(scratch.path() / "cmd", command);
  std::ostringstream shell;
  shell << "cd '" << work.string() << "' && PATH='" << fs::path(ATTUNE_PROGRAM).parent_path().string()
        << "':\"$PATH\" ATTUNE_EXAMPLES='" << (fs::path(ATTUNE_SOURCE_DIR) / "examples").string()
        << "' ATTUNE_RUBRICS='" << (kGolden / "rubrics").string()
        << "' LC_ALL=C.UTF-8 bash ../cmd >../stdout 2>../stderr </dev/null";
  int status = std::system(shell.str().c_str());
  return {masked(read_text(scratch.path() / "stdout")), masked(read_text(scratch.path() / "stderr")),
          std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1)};
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kGolden / "cases"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, SaysWhatIsWrittenDown) {
  fs::path folder = kGolden / "cases" / GetParam();
  std::string command = read_text(folder / "cmd");
  ASSERT_FALSE(command.empty()) << "no cmd in " << folder;
  if (command.find("# not as root") != std::string::npos && geteuid() == 0)
    GTEST_SKIP() << "root may read and write everything";
  Outcome outcome = run_command(command);
  if (std::getenv("ATTUNE_UPDATE_GOLDEN") != nullptr) {
    write_text(folder / "stdout", outcome.out);
    write_text(folder / "stderr", outcome.error);
    write_text(folder / "exit", outcome.exit == "0" ? "" : outcome.exit + "\n");
    return;
  }
  std::string exit = read_text(folder / "exit");
  exit.erase(exit.find_last_not_of('\n') + 1);
  EXPECT_EQ(outcome.out, read_text(folder / "stdout"));
  EXPECT_EQ(outcome.error, read_text(folder / "stderr"));
  EXPECT_EQ(outcome.exit, exit.empty() ? "0" : exit);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(case_names()), test_name);

// The names that the general help lists: two blanks, the name, its summary.
std::vector<std::string> command_names() {
  static const std::regex kLine(R"(^  ([a-z]+) )");
  std::istringstream help(run_command("attune --help").out);
  std::vector<std::string> names;
  std::smatch found;
  for (std::string line; std::getline(help, line);)
    if (std::regex_search(line, found, kLine)) names.push_back(found[1]);
  return names;
}

TEST(GoldenHelp, EveryCommandHasHelpWithExamples) {
  std::vector<std::string> names = command_names();
  ASSERT_GE(names.size(), 4u);
  for (const std::string& name : names) {
    Outcome outcome = run_command("attune " + name + " --help");
    EXPECT_EQ(outcome.exit, "0") << name;
    EXPECT_EQ(outcome.error, "") << name;
    EXPECT_NE(outcome.out.find("Examples:\n  attune " + name), std::string::npos) << outcome.out;
  }
}

TEST(GoldenHelp, EveryCommandRefusesAnUnknownFlag) {
  for (const std::string& name : command_names()) {
    Outcome outcome = run_command("attune " + name + " --no-such-flag-at-all");
    EXPECT_EQ(outcome.exit, "2") << name;
    EXPECT_NE(outcome.error.find("attune " + name + ": unknown flag '--no-such-flag-at-all'"),
              std::string::npos)
        << outcome.error;
  }
}

// The shipped rubric is found from the program's own place, without the environment.
TEST(GoldenRubrics, TheShippedRubricIsFound) {
  Outcome outcome = run_command("unset ATTUNE_RUBRICS; attune score calls.ndjson --json");
  EXPECT_EQ(outcome.exit, "0") << outcome.error;
  EXPECT_NE(outcome.out.find("\"rubric\": \"empathy-core\""), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace attune::test
