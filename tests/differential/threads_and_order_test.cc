// The same conversations give the same scores: with any number of threads, in any order, in one file or in
// many.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "engine/store/query.h"
#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr uint64_t kConversations = 1500;

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

class ThreadsAndOrder : public testing::Test {
 protected:
  struct Scored {
    std::string evaluations;
    std::string content;  // digest of the database
    std::string scores;   // the same without where conversations lie
  };

  // Scores `paths` into a new database in small blocks.
  Scored score(const std::vector<std::string>& paths, int jobs) {
    std::string database = (folder_.path() / ("scores-" + std::to_string(++runs_) + ".db")).string();
    auto writer = ScoreWriter::open(database, compiled_.rubric, paths, "test");
    if (!writer) throw std::runtime_error(writer.error().message);
    RunOptions options;
    options.jobs = jobs;
    options.limits.block_bytes = 16 * 1024;
    RunCase result = run_over(paths, compiled_, options, writer->get());
    Status stored = (*writer)->finish(result.summary.counts);
    if (!stored) throw std::runtime_error(stored.error().message);
    return {result.evaluations, digest(database, true), digest(database, false)};
  }

  static std::string digest(const std::string& database, bool locations) {
    auto reader = ScoreReader::open(database);
    if (!reader) throw std::runtime_error(reader.error().message);
    auto digest = (*reader)->digest(locations);
    if (!digest) throw std::runtime_error(digest.error().message);
    return *digest;
  }

  TempFolder folder_;
  CompiledRubric compiled_ = mini_rubric();
  int runs_ = 0;
};

TEST_F(ThreadsAndOrder, ThreadsDoNotMatter) {
  std::vector<std::string> paths = {
      folder_.write("a.ndjson", corpus(0, 700) + "no json\n" + corpus(650, 720)),
      folder_.write("b.ndjson", corpus(720, kConversations)),
  };
  Scored one = score(paths, 1);
  ASSERT_EQ(sorted_lines(one.evaluations).size(), kConversations);
  for (int jobs : {2, 4}) {
    Scored more = score(paths, jobs);
    EXPECT_TRUE(more.evaluations == one.evaluations) << jobs << " threads";
    EXPECT_EQ(more.content, one.content) << jobs << " threads";
  }
}

TEST_F(ThreadsAndOrder, TheOrderDoesNotMatter) {
  std::vector<uint64_t> order(kConversations);
  for (uint64_t i = 0; i < kConversations; ++i) order[i] = i;
  Scored straight = score({folder_.write("straight.ndjson", corpus(0, kConversations))}, 2);
  std::shuffle(order.begin(), order.end(), std::mt19937(20261120));
  std::string text;
  for (uint64_t n : order) text += corpus_line(n);
  Scored shuffled = score({folder_.write("shuffled.ndjson", text)}, 2);
  EXPECT_NE(shuffled.evaluations, straight.evaluations);
  EXPECT_EQ(sorted_lines(shuffled.evaluations), sorted_lines(straight.evaluations));
  EXPECT_EQ(shuffled.scores, straight.scores);
}

TEST_F(ThreadsAndOrder, OneFileOrManyDoesNotMatter) {
  Scored one = score({folder_.write("one.ndjson", corpus(0, kConversations))}, 2);
  std::vector<std::string> paths;
  for (uint64_t begin = 0; begin < kConversations; begin += 75)
    paths.push_back(folder_.write(std::to_string(begin) + ".ndjson", corpus(begin, begin + 75)));
  Scored many = score(paths, 2);
  EXPECT_TRUE(many.evaluations == one.evaluations);
  EXPECT_EQ(many.scores, one.scores);
}

TEST_F(ThreadsAndOrder, TheComparisonSeesADifference) {
  Scored all = score({folder_.write("all.ndjson", corpus(0, 60))}, 1);
  Scored fewer = score({folder_.write("fewer.ndjson", corpus(0, 59))}, 1);
  EXPECT_NE(fewer.content, all.content);
  EXPECT_NE(fewer.scores, all.scores);
}

}  // namespace
}  // namespace attune::test
