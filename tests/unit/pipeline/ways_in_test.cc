// The second opinion on the ways in: the same conversations give the same bytes, whatever form they come in
// and however many threads read them.
#include <gtest/gtest.h>

#include "engine/store/query.h"
#include "tests/support/compress.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune {
namespace {

using test::run_over;
using test::RunCase;

class WaysInTest : public testing::Test {
 protected:
  // The paths of a form of the corpus, which is cut into `parts` of whole lines.
  template <class Form>
  std::vector<std::string> write(const std::string& name, size_t parts, Form form) {
    std::vector<std::string> paths;
    for (uint64_t i = 0; i < parts; ++i) {
      std::string part = test::corpus(kConversations * i / parts, kConversations * (i + 1) / parts);
      paths.push_back(folder_.write(name + std::to_string(i), form(part)));
    }
    return paths;
  }

  // What a run stores, without where the conversations lay.
  std::string stored(const std::vector<std::string>& paths, int jobs, const Join* join = nullptr) {
    std::string database = (folder_.path() / ("scores" + std::to_string(++databases_) + ".db")).string();
    auto writer = ScoreWriter::open(database, compiled_.rubric, paths, "test");
    if (!writer) return writer.error().message;
    RunOptions options;
    options.jobs = jobs;
    options.limits.block_bytes = 20'000;
    options.join = join;
    last_ = run_over(paths, compiled_, options, writer->get());
    if (Status status = (*writer)->finish(last_.summary.counts); !status) return status.error().message;
    auto reader = ScoreReader::open(database);
    return reader ? *(*reader)->digest(false) : reader.error().message;
  }

  static constexpr uint64_t kConversations = 1500;
  CompiledRubric compiled_ = test::mini_rubric();
  test::TempFolder folder_;
  int databases_ = 0;
  RunCase last_;
};

std::string as_it_is(std::string_view bytes) { return std::string(bytes); }
std::string wrapped(std::string_view lines) {
  std::string out = "{\"page\": 1, \"conversations\": [";
  for (char c : lines.substr(0, lines.size() - 1)) out += c == '\n' ? "\n," : std::string(1, c);
  return out + "]}";
}
std::string in_two_members(std::string_view bytes) {
  return test::gzip(bytes.substr(0, bytes.size() / 3)) + test::gzip(bytes.substr(bytes.size() / 3));
}

TEST_F(WaysInTest, GiveTheSameScores) {
  std::string expected = stored(write("plain", 1, as_it_is), 1);
  std::string evaluations = last_.evaluations;
  ASSERT_EQ(last_.summary.counts.conversations, kConversations);
  const std::vector<std::pair<std::string, std::vector<std::string>>> forms = {
      {"gzip", write("gzip", 1, in_two_members)},
      {"zstd", write("zstd", 1, [](std::string_view bytes) { return test::zstd(bytes); })},
      {"gzip files", write("parts", 7, [](std::string_view bytes) { return test::gzip(bytes); })},
      {"small files", write("small", kConversations, as_it_is)},
      {"small zstd files",
       write("tiny", kConversations, [](std::string_view bytes) { return test::zstd(bytes); })},
      {"wrapper", write("wrapper", 1, wrapped)},
      {"gzip wrappers", write("pages", 5, [](std::string_view bytes) { return test::gzip(wrapped(bytes)); })},
  };
  for (const auto& [name, paths] : forms) {
    for (int jobs : {1, 2, 4}) {
      EXPECT_EQ(stored(paths, jobs), expected) << name << ", " << jobs << " jobs";
      EXPECT_EQ(last_.evaluations, evaluations) << name << ", " << jobs << " jobs";
      EXPECT_TRUE(last_.rejects.empty() && last_.problems.empty()) << name;
    }
  }
}

TEST_F(WaysInTest, KeepRejectsInOrder) {
  auto spoilt = [](std::string_view bytes) { return std::string(bytes) + "not json\n{\"id\":\"x\"}\n"; };
  std::vector<std::string> paths = write("spoilt", 40, spoilt);
  stored(paths, 1);
  ASSERT_EQ(last_.rejects.size(), 80u);
  for (int jobs : {1, 3}) {
    stored(paths, jobs);
    for (size_t i = 0; i < last_.rejects.size(); ++i) ASSERT_EQ(last_.rejects[i].location.source, i / 2);
  }
}

TEST_F(WaysInTest, KnowAgentsByTheirFiles) {
  std::vector<std::string> paths = write("file-", 3, as_it_is);
  auto join = Join::load({"", {}, "file-name"});
  ASSERT_TRUE(join.ok());
  std::string expected = stored(paths, 1, join->get());
  EXPECT_NE(last_.evaluations.find("\"agent\":\"file-2\""), std::string::npos);
  EXPECT_EQ(stored(paths, 3, join->get()), expected);
}

}  // namespace
}  // namespace attune
