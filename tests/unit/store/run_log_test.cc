// The log of runs: what it says of runs that end well, badly or not at all.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::load;
using test::make_rubric;
using test::query;
using test::random_items;
using test::TempFolder;

TEST(RunLog, ARunIsSeenBeforeItEnds) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  auto writer = ScoreWriter::open(path, make_rubric(3), {"a"}, "1");
  ASSERT_TRUE(writer.ok());
  auto log = ScoreReader::open_log(path);
  ASSERT_TRUE(log.ok());
  auto runs = (*log)->runs().value();
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].outcome, "unfinished");
  EXPECT_EQ(runs[0].finished_at, "");
  EXPECT_EQ(runs[0].rubric, "empathy-core");
  EXPECT_EQ(runs[0].rubric_version, 3);
  EXPECT_FALSE(runs[0].exit_status.has_value());
  EXPECT_EQ(ScoreReader::open(path).error().code, "empty-database");
  ASSERT_TRUE((*writer)->finish({}, 1).ok());
  EXPECT_EQ((*log)->runs().value()[0].exit_status, 1);
}

TEST(RunLog, SaysWhyARunFailed) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(5));
  std::string before = test::digest_of(path);
  {
    auto full = ScoreWriter::open(path, make_rubric(), {"a"}, "1");
    (*full)->fail({"disk-full", "no space left"});
    (*full)->fail({"other", "said too late"});
    auto stopped = ScoreWriter::open(path, make_rubric(), {"a"}, "1");
    (*stopped)->fail({"interrupted", "stopped"});
    auto dropped = ScoreWriter::open(path, make_rubric(), {"a"}, "1");
  }
  EXPECT_EQ(query(path, "SELECT outcome, error, finished_at IS NULL, exit_status FROM run ORDER BY run_key"),
            "finished||0|0\nfailed|disk-full|0|\ninterrupted|interrupted|0|\nfailed|abandoned|0|\n");
  EXPECT_EQ(test::digest_of(path), before);
}

TEST(RunLog, TheHashOfASourceIsThatOfItsRecordsInAnyOrder) {
  TempFolder folder;
  std::vector<test::Item> items = random_items(30), reversed(items.rbegin(), items.rend());
  RejectRow reject{{0, 40, 4000, 80, 7}, "not-json", "a brace is missing"};
  auto hash = [&](const char* name, const std::vector<test::Item>& some, std::vector<RejectRow> rejects) {
    std::string path = folder.file(name);
    load(path, make_rubric(), some, {.rejects = std::move(rejects)});
    RunSource source = test::open_reader(path)->run_sources(1).value().at(0);
    EXPECT_EQ(source.records, some.size());
    return source.hash;
  };
  std::string whole = hash("a.db", items, {reject});
  EXPECT_EQ(hash("b.db", reversed, {reject}), whole);
  EXPECT_NE(hash("c.db", items, {}), whole);
  items[3].location.hash ^= 1;
  EXPECT_NE(hash("d.db", items, {reject}), whole);
}

TEST(RunLog, KeepsTheSizesOfTheSources) {
  TempFolder folder;
  std::string input = folder.file("calls.ndjson");
  std::ofstream(input) << "12345";
  load(folder.file("x.db"), make_rubric(), {}, {.sources = {input, "-"}});
  auto sources = test::open_reader(folder.file("x.db"))->run_sources(1).value();
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].path, input);
  EXPECT_EQ(sources[0].bytes, 5u);
  EXPECT_EQ(sources[1].bytes, 0u);
}

TEST(RunLog, ForceWritesRowsAnew) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(20));
  std::string before = test::digest_of(path);
  load(path, make_rubric(), random_items(20));
  EXPECT_EQ(query(path, "SELECT DISTINCT run_key FROM evaluation"), "1\n");
  WriterOptions force;
  force.force = true;
  load(path, make_rubric(), random_items(20), {.writer = force});
  EXPECT_EQ(query(path, "SELECT DISTINCT run_key FROM evaluation"), "3\n");
  EXPECT_EQ(test::digest_of(path), before);
}

TEST(RunLog, ADatabaseHoldsOneKindOfIds) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  WriterOptions key;
  key.pseudonym_key = 17;
  load(path, make_rubric(), random_items(2), {.writer = key});
  load(path, make_rubric(), random_items(3), {.writer = key});
  EXPECT_EQ(ScoreWriter::open(path, make_rubric(), {"a"}, "1").error().code, "other-pseudonyms");
  key.pseudonym_key = 18;
  EXPECT_EQ(ScoreWriter::open(path, make_rubric(), {"a"}, "1", key).error().code, "other-pseudonyms");
  EXPECT_EQ(query(path, "SELECT count(*) FROM run"), "2\n");
}

}  // namespace
}  // namespace attune
