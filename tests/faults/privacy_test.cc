// What customers and agents said leaves the program only where it was asked for: a word that stands in every
// text, and wherever a text may end up by mistake, is looked for in every byte that a run writes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/faults/program.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr char kSaid[] = "zebrafish";

std::string record(const std::string& id, const std::string& turns, const std::string& more = "") {
  return R"({"id":")" + id + R"(","agent":"a-1")" + more + R"(,"turns":[)" + turns + "]}\n";
}

// Good records, and bad ones with what was said in every wrong place.
std::string conversations() {
  const std::string upset = R"({"role":"customer","text":"I am so upset about my zebrafish"})";
  const std::string sorry = R"({"role":"agent","text":"I'm so sorry about the zebrafish, how can I help?"})";
  std::string both = upset + "," + sorry;
  return record("good", both) +
         record("tags", both, R"(,"tags":{"note":"my zebrafish"},"unknown":"zebrafish")") +
         record("role", R"({"role":"my zebrafish is ill","text":"customer"})") +
         record("channel", both, R"(,"channel":"about my zebrafish")") +
         record("twice", R"({"role":"customer","text":"zebrafish","text":"zebrafish"})") +
         record("type", R"({"role":"customer","text":["zebrafish"]})") +
         record("time", R"({"role":"customer","text":"zebrafish","start_ms":"zebrafish"})") +
         record("byte", "{\"role\":\"customer\",\"text\":\"my zebrafish \xFF\"}") +
         record("nul", R"({"role":"customer","text":"my zebrafish \u0000"})") +
         record("outcome", both, R"(,"outcome":{"csat":"zebrafish"})") +
         R"({"said":"my zebrafish","by":"zebrafish"})"
         "\n"
         R"("my zebrafish")"
         "\n"
         R"(my zebrafish)"
         "\n" +
         record("cut", upset).substr(0, 70) + "\n";
}

struct PrivacyTest : testing::Test {
  PrivacyTest() { folder.write("in.ndjson", conversations()); }

  ProgramResult attune(std::vector<std::string> arguments) const {
    return Program(folder.path().string(), std::move(arguments)).run();
  }

  std::string bytes_of(const std::string& name) const {
    std::ifstream file(folder.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TempFolder folder;
};

void expect_silent(const std::string& text, const std::string& what) {
  EXPECT_EQ(text.find(kSaid), std::string::npos) << what << ":\n" << text;
}

TEST_F(PrivacyTest, ARunNeitherPrintsNorStoresWhatWasSaid) {
  for (const char* form : {"--stats", "--json"}) {
    ProgramResult result = attune({"score", "in.ndjson", "--rubric", "mini", "--db", "x.db", "--rejects",
                                   "rejects.ndjson", "--output", "out.ndjson", form});
    EXPECT_EQ(result.exit, 0) << result.error;
    expect_silent(result.out + result.error, form);
  }
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::string name = entry.path().filename().string();
    if (name == "in.ndjson") continue;
    expect_silent(bytes_of(name), name);
    ++files;
  }
  EXPECT_GE(files, 3u);
  EXPECT_NE(bytes_of("rejects.ndjson").find("unknown-role"), std::string::npos);
}

TEST_F(PrivacyTest, OtherCommandsDoNotQuoteEither) {
  ASSERT_EQ(attune({"score", "in.ndjson", "--rubric", "mini", "--db", "x.db"}).exit, 0);
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"signals", "in.ndjson", "--rubric", "mini"},
                                             {"runs", "--db", "x.db", "--sources"},
                                             {"verify", "--db", "x.db"},
                                             {"report", "--db", "x.db"}}) {
    ProgramResult result = attune(arguments);
    EXPECT_EQ(result.exit, 0) << arguments[0] << result.error;
    EXPECT_FALSE(result.out.empty()) << arguments[0];
    expect_silent(result.out + result.error, arguments[0]);
  }
}

// The test can fail: who asks for quotes gets them.
TEST_F(PrivacyTest, QuotesAreStoredWhenTheyAreAskedFor) {
  ASSERT_EQ(attune({"score", "in.ndjson", "--rubric", "mini", "--db", "x.db", "--store-quotes"}).exit, 0);
  EXPECT_NE(bytes_of("x.db").find(kSaid), std::string::npos);
}

// Whatever the umask says.
TEST_F(PrivacyTest, TheDatabaseIsTheOwnersAlone) {
  namespace fs = std::filesystem;
  fs::create_symlink("x.db", folder.file("link"));
  ASSERT_EQ(attune({"score", "in.ndjson", "--rubric", "mini", "--db", "link"}).exit, 0);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    if (entry.path().filename().string().rfind("x.db", 0) != 0) continue;
    EXPECT_EQ(fs::status(entry.path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
}

}  // namespace
}  // namespace attune::test
