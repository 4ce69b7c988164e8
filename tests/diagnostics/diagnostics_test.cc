// Every message of a rubric, word for word. ATTUNE_UPDATE_GOLDEN=1 rewrites the expected files; read the
// changes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/rubric/messages.h"
#include "tests/diagnostics/case.h"

namespace attune::test {
namespace {

// What is said about a case is what its .out file says.
void compare(const std::string& name, const Diagnostics& diagnostics) {
  std::string said = format_diagnostics(diagnostics);
  std::string expected_file = case_folder() + "/" + name + ".out";
  if (std::getenv("ATTUNE_UPDATE_GOLDEN")) {
    std::ofstream(expected_file, std::ios::binary) << said;
    return;
  }
  EXPECT_EQ(said, read_text_file(expected_file));
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, SaysWhatIsWrong) {
  const std::string& code = GetParam();
  Diagnostics diagnostics = run_case(code);
  bool gives_code = std::any_of(diagnostics.begin(), diagnostics.end(),
                                [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
  EXPECT_TRUE(gives_code) << "no diagnostic of this case has the code '" << code << "'";
  compare(code, diagnostics);
}

// What people get wrong in YAML: the message has the right place and the remedy, whatever its code.
class Mistakes : public ::testing::TestWithParam<std::string> {};

TEST_P(Mistakes, AreShownWhereTheyAre) {
  Diagnostics diagnostics = run_case("mistakes/" + GetParam());
  EXPECT_FALSE(diagnostics.empty());
  compare("mistakes/" + GetParam(), diagnostics);
}

std::vector<std::string> all_mistakes() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(case_folder() + "/mistakes"))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> all_codes() {
  std::vector<std::string> codes;
  for (std::string_view code : diagnostic_codes()) codes.emplace_back(code);
  return codes;
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');  // test names have no dashes
  return name;
}

INSTANTIATE_TEST_SUITE_P(Diagnostics, Golden, ::testing::ValuesIn(all_codes()), test_name);
INSTANTIATE_TEST_SUITE_P(Diagnostics, Mistakes, ::testing::ValuesIn(all_mistakes()), test_name);

TEST(DiagnosticCodes, AreInOrderAndExplained) {
  std::vector<std::string> codes = all_codes();
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), codes.size());
  for (const std::string& code : codes) EXPECT_GT(explain_diagnostic(code).size(), 40u) << code;
  EXPECT_EQ(explain_diagnostic("no-such-code"), "");
}

// A case without a code in the table would never run.
TEST(DiagnosticCodes, HaveEveryCaseInTheTable) {
  for (const auto& entry : std::filesystem::directory_iterator(case_folder())) {
    std::string extension = entry.path().extension().string();
    if (extension != ".yaml" && extension != ".out") continue;
    EXPECT_NE(explain_diagnostic(entry.path().stem().string()), "") << entry.path().filename();
  }
}

// Whatever a case gives besides its own code is in the table as well.
TEST(DiagnosticCodes, AreAllInTheTable) {
  std::vector<std::string> cases = all_codes();
  for (const std::string& mistake : all_mistakes()) cases.push_back("mistakes/" + mistake);
  for (const std::string& code : cases) {
    for (const Diagnostic& diagnostic : run_case(code))
      EXPECT_NE(explain_diagnostic(diagnostic.code), "") << diagnostic.code << " in " << code;
  }
}

TEST(DiagnosticCodes, StandInTheDocumentOfTheLayer) {
  std::string page = read_text_file(std::string(ATTUNE_SOURCE_DIR) + "/engine/rubric/README.md");
  for (const std::string& code : all_codes())
    EXPECT_NE(page.find("`" + code + "`"), std::string::npos) << code << " is not described";
}

}  // namespace
}  // namespace attune::test
