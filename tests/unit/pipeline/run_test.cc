// What a run counts, keeps in order and hands over.
#include "engine/pipeline/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/support/run_case.h"
#include "tests/support/temp_folder.h"

namespace attune::test {
namespace {

constexpr const char* kBad = "{\"id\":\"bad\",\"agent\":\"a\"}\n";

// Blocks of a few records, so that a small file is a long run.
RunOptions small_blocks(int jobs) {
  RunOptions options;
  options.jobs = jobs;
  options.limits.block_bytes = 2048;
  return options;
}

std::vector<std::string> conversation_ids(const std::string& lines) {
  static const std::string key = "{\"conversation\":\"";
  std::vector<std::string> ids;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);)
    ids.push_back(line.substr(key.size(), line.find('"', key.size()) - key.size()));
  return ids;
}

class RunTest : public testing::Test {
 protected:
  TempFolder folder_;
  CompiledRubric compiled_ = mini_rubric();
};

TEST_F(RunTest, CountsWhatItReads) {
  std::string text = corpus(0, 300) + kBad + corpus(300, 400);
  RunCase result = run_over({folder_.write("a.ndjson", text)}, compiled_, small_blocks(2));
  const RunSummary& summary = result.summary;
  EXPECT_EQ(summary.counts.conversations, 400u);
  EXPECT_EQ(summary.counts.evaluations, 400u);
  EXPECT_EQ(summary.counts.scored + summary.not_scored, 400u);
  EXPECT_GT(summary.counts.scored, 0u);
  EXPECT_GT(summary.not_scored, 0u);
  EXPECT_EQ(summary.counts.rejects, 1u);
  EXPECT_EQ(summary.counts.duplicates, 0u);
  EXPECT_EQ(summary.counts.bytes, text.size());
  EXPECT_EQ(summary.agents, 7u);
  EXPECT_EQ(summary.source_problems, 0u);
  EXPECT_GT(summary.turns, 400u);
  EXPECT_GT(summary.text_bytes, summary.turns);
}

std::string started(const std::string& id, const std::string& at) {
  return R"({"id":")" + id + R"(","started_at":)" + at +
         R"(,"agent":"a","turns":[{"role":"agent","text":"Hello."}]})" + "\n";
}

TEST_F(RunTest, CountsStartsThatAreNotUnderstood) {
  std::string text = started("a", "null") + started("b", "\"2026-11-20 10:00 UTC\"") +
                     started("c", "\"03/04/2026\"") + started("d", "\"soon\"") + started("c", "\"soon\"");
  RunSummary summary = run_over({folder_.write("a.ndjson", text)}, compiled_).summary;
  EXPECT_EQ(summary.start_unclear, 2u) << "neither one that is not given nor that of a duplicate";
  EXPECT_EQ(summary.first_start_unclear.record, 3u);
}

TEST_F(RunTest, KeepsTheOrderOfTheInput) {
  std::string path = folder_.write("a.ndjson", corpus(0, 500));
  std::vector<std::string> ids = conversation_ids(run_over({path}, compiled_, small_blocks(4)).evaluations);
  ASSERT_EQ(ids.size(), 500u);
  for (size_t i = 0; i < ids.size(); ++i) ASSERT_EQ(ids[i], "c-" + std::to_string(i));
}

TEST_F(RunTest, ThreadsAndBlocksChangeNothing) {
  std::vector<std::string> paths = {folder_.write("a.ndjson", corpus(0, 300) + kBad),
                                    folder_.write("b.ndjson", corpus(250, 500))};
  RunCase whole = run_over(paths, compiled_, {.jobs = 1, .limits = {}, .depth = RunDepth::score});
  ASSERT_FALSE(whole.evaluations.empty());
  ASSERT_FALSE(whole.signals.empty());
  for (int jobs : {1, 2, 8}) {
    RunCase cut = run_over(paths, compiled_, small_blocks(jobs));
    EXPECT_EQ(cut.evaluations, whole.evaluations) << jobs;
    EXPECT_EQ(cut.signals, whole.signals) << jobs;
    ASSERT_EQ(cut.rejects.size(), whole.rejects.size()) << jobs;
    for (size_t i = 0; i < cut.rejects.size(); ++i) {
      EXPECT_EQ(cut.rejects[i].code, whole.rejects[i].code);
      EXPECT_EQ(cut.rejects[i].location.source, whole.rejects[i].location.source);
      EXPECT_EQ(cut.rejects[i].location.offset, whole.rejects[i].location.offset);
    }
    EXPECT_EQ(cut.summary.counts.scored, whole.summary.counts.scored);
    EXPECT_EQ(cut.summary.counts.duplicates, 50u);
  }
}

// Some are found when blocks are cut, some when records are read, some when they are written.
TEST_F(RunTest, RejectsOfAllStagesComeInOrderOfRecord) {
  std::string long_record = corpus_line(7);
  long_record.insert(long_record.find("\"turns\""), "\"note\":\"" + std::string(5000, 'x') + "\",");
  std::string text = corpus(0, 3) + kBad + long_record + corpus_line(1) + kBad + corpus_line(4);
  RunOptions options = small_blocks(2);
  options.limits.block_bytes = 64 * 1024;
  options.limits.record_bytes = 4000;
  RunCase result = run_over({folder_.write("a.ndjson", text)}, compiled_, options);
  std::vector<std::pair<uint64_t, std::string>> seen;
  for (const Reject& reject : result.rejects) seen.emplace_back(reject.location.record, reject.code);
  ASSERT_EQ(seen.size(), 4u);
  EXPECT_EQ(seen[0].first, 4u);
  EXPECT_EQ(seen[1], std::make_pair(uint64_t{5}, std::string("record-too-long")));
  EXPECT_EQ(seen[2], std::make_pair(uint64_t{6}, std::string("duplicate-id")));
  EXPECT_EQ(seen[3].first, 7u);
  EXPECT_EQ(result.summary.counts.rejects, 3u);
  EXPECT_EQ(result.summary.counts.duplicates, 1u);
}

TEST_F(RunTest, TheFirstOfTwoWithOneIdCounts) {
  std::string again = corpus_line(1);
  again.replace(again.find("\"turns\":["), 9, "\"turns\":[{\"role\":\"agent\",\"text\":\"Different.\"},");
  std::string path = folder_.write("a.ndjson", corpus(0, 3) + again);
  RunCase once = run_over({folder_.write("once.ndjson", corpus(0, 3))}, compiled_);
  RunCase twice = run_over({path}, compiled_);
  EXPECT_EQ(twice.evaluations, once.evaluations);
  EXPECT_EQ(twice.summary.counts.conversations, 3u);
  EXPECT_EQ(twice.summary.turns, once.summary.turns);
  ASSERT_EQ(twice.rejects.size(), 1u);
  EXPECT_EQ(twice.rejects[0].location.record, 4u);
  EXPECT_EQ(twice.rejects[0].location.length + 1, again.size());
}

TEST_F(RunTest, ADatabaseChangesNothingOfTheOutput) {
  std::vector<std::string> paths = {folder_.write("a.ndjson", corpus(0, 200) + corpus(100, 220))};
  auto writer = ScoreWriter::open(":memory:", compiled_.rubric, paths, "test");
  ASSERT_TRUE(writer.ok());
  RunCase with = run_over(paths, compiled_, small_blocks(2), writer->get());
  RunCase without = run_over(paths, compiled_, small_blocks(2));
  EXPECT_EQ(with.evaluations, without.evaluations);
  EXPECT_EQ(with.rejects.size(), without.rejects.size());
  EXPECT_EQ(with.summary.counts.duplicates, 100u);
  EXPECT_EQ(with.summary.agents, without.summary.agents);
  EXPECT_TRUE((*writer)->finish(with.summary.counts).ok());
}

TEST_F(RunTest, RejectsCarryWhereTheyLie) {
  std::string before = corpus(0, 2);
  std::string path = folder_.write("b.ndjson", before + kBad);
  RunCase result = run_over({folder_.write("a.ndjson", corpus(5, 6)), path}, compiled_);
  ASSERT_EQ(result.rejects.size(), 1u);
  const Location& location = result.rejects[0].location;
  EXPECT_EQ(location.source, 1u);
  EXPECT_EQ(location.record, 3u);
  EXPECT_EQ(location.offset, before.size());
  EXPECT_EQ(location.length + 1, std::string(kBad).size());
}

TEST_F(RunTest, GoesOnAfterASourceThatIsNotThere) {
  std::string path = folder_.write("a.ndjson", corpus(0, 5));
  RunCase result = run_over({(folder_.path() / "none.ndjson").string(), path}, compiled_);
  EXPECT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.summary.source_problems, 1u);
  EXPECT_EQ(result.summary.counts.conversations, 5u);
}

TEST_F(RunTest, ReportsProgressToTheEnd) {
  std::string text = corpus(0, 200);
  RunCase result = run_over({folder_.write("a.ndjson", text)}, compiled_, small_blocks(2));
  ASSERT_FALSE(result.progress.empty());
  EXPECT_EQ(result.progress.back().bytes, text.size());
  EXPECT_EQ(result.progress.back().total_bytes, text.size());
  EXPECT_EQ(result.progress.back().conversations, 200u);
}

TEST_F(RunTest, AnEmptyInputIsAnEmptyRun) {
  for (int jobs : {1, 4}) {
    RunCase result = run_over({folder_.write("a.ndjson", "")}, compiled_, small_blocks(jobs));
    EXPECT_EQ(result.summary.counts.conversations, 0u);
    EXPECT_EQ(result.evaluations, "");
  }
}

TEST_F(RunTest, EndsEarlyWhenAskedTo) {
  std::string text = corpus(0, 100) + kBad;
  std::string path = folder_.write("a.ndjson", text);
  RunOptions options = small_blocks(2);
  options.depth = RunDepth::read;
  RunCase read = run_over({path}, compiled_, options);
  EXPECT_EQ(read.summary.counts.bytes, text.size());
  EXPECT_EQ(read.summary.counts.conversations, 0u);
  options.depth = RunDepth::parse;
  RunCase parsed = run_over({path}, compiled_, options);
  EXPECT_EQ(parsed.summary.counts.conversations, 100u);
  EXPECT_EQ(parsed.summary.counts.rejects, 1u);
  EXPECT_EQ(parsed.summary.counts.evaluations, 0u);
  EXPECT_EQ(parsed.evaluations + parsed.signals, "");
}

TEST_F(RunTest, SignalsAloneAreNotEvaluated) {
  std::string path = folder_.write("a.ndjson", corpus(0, 50));
  std::string signals;
  RunSinks sinks;
  sinks.signals = [&](std::string_view lines) -> Status { return signals += lines, Done{}; };
  auto summary = run(sources_of({path}), compiled_, {}, sinks);
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary->counts.evaluations, 0u);
  EXPECT_EQ(signals, run_over({path}, compiled_).signals);
}

TEST_F(RunTest, MeasuresOnlyWhenAsked) {
  std::string path = folder_.write("a.ndjson", corpus(0, 300));
  RunOptions options = small_blocks(2);
  EXPECT_TRUE(run_over({path}, compiled_, options).summary.stats.signal_hits.empty());
  options.stats = true;
  RunCase result = run_over({path}, compiled_, options);
  const RunStats& stats = result.summary.stats;
  for (RunStage stage : {RunStage::read, RunStage::parse, RunStage::find, RunStage::evaluate, RunStage::pack})
    EXPECT_GT(stats.time[static_cast<size_t>(stage)].count(), 0) << kRunStageNames[stage];
  ASSERT_EQ(stats.signal_hits.size(), compiled_.rubric.signals.size());
  // As many matches as there are lines of signals, by signal.
  std::vector<uint64_t> lines(stats.signal_hits.size());
  std::istringstream in(result.signals);
  for (std::string line; std::getline(in, line);) {
    for (size_t s = 0; s < lines.size(); ++s) {
      const Signal& signal = compiled_.rubric.signals[s];
      const std::string& criterion = compiled_.rubric.criteria[signal.criterion].id;
      const std::string named = "\"criterion\":\"" + criterion + "\",\"signal\":\"" + signal.name + "\"";
      lines[s] += line.find(named) != std::string::npos;
    }
  }
  EXPECT_EQ(stats.signal_hits, lines);
}

}  // namespace
}  // namespace attune::test
