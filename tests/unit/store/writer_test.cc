#include "engine/store/writer.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::digest_of;
using test::Item;
using test::load;
using test::make_evaluation;
using test::make_item;
using test::make_rubric;
using test::query;
using test::random_item;
using test::random_items;
using test::TempFolder;

size_t count(const std::vector<WriteOutcome>& outcomes, WriteOutcome outcome) {
  return static_cast<size_t>(std::count(outcomes.begin(), outcomes.end(), outcome));
}

Item simple(const std::string& id, int32_t score, const std::string& agent = "a-1") {
  return make_item(id, agent, "2026-11-20T10:00:00Z",
                   make_evaluation(score, Verdict::met, Verdict::not_met, Verdict::met));
}

// Every tally and figure of an agent, computed from the evaluation rows by SQL.
constexpr char kRecomputed[] =
    "SELECT rubric_key, agent_key, count(*), sum(not_scored = 0), sum(ifnull(score, 0)), "
    "sum(ifnull(score * score, 0)), sum(ifnull(raw_score, 0)), sum(CASE WHEN not_scored = 0 THEN auto_failed "
    "ELSE 0 "
    "END) FROM evaluation GROUP BY rubric_key, agent_key ORDER BY 1, 2";
constexpr char kScores[] =
    "SELECT rubric_key, agent_key, evaluations, scored, score_sum, score_squares, raw_score_sum, auto_failed "
    "FROM agent_score ORDER BY 1, 2";
constexpr char kDays[] =
    "SELECT rubric_key, agent_key, sum(evaluations), sum(scored), sum(score_sum), sum(score_squares), "
    "sum(raw_score_sum), sum(auto_failed) FROM agent_day GROUP BY rubric_key, agent_key ORDER BY 1, 2";
constexpr char kCriteriaRecomputed[] =
    "SELECT c.agent, c.rubric_hash, c.criterion, sum(c.verdict = 'met'), sum(c.verdict = 'partly_met'), "
    "sum(c.verdict = 'not_met'), sum(c.verdict = 'not_applicable'), sum(c.opportunities), sum(c.met), "
    "sum(c.partly), "
    "round(avg(c.credit), 9) FROM criterion_score c WHERE c.score IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, "
    "2, 3";
constexpr char kCriteria[] =
    "SELECT agent, rubric_hash, criterion, met, partly_met, not_met, not_applicable, opportunities, "
    "opportunities_met, opportunities_partly, round(credit, 9) FROM agent_scorecard WHERE scored > 0 ORDER "
    "BY 1, 2, 3";

void expect_tallies_agree(const std::string& path) {
  std::string recomputed = query(path, kRecomputed);
  EXPECT_FALSE(recomputed.empty());
  EXPECT_EQ(query(path, kScores), recomputed);
  EXPECT_EQ(query(path, kDays), recomputed);
  EXPECT_EQ(query(path, kCriteria), query(path, kCriteriaRecomputed));
  EXPECT_EQ(query(path, "PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(
      query(path,
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'evaluation' ORDER BY 1"),
      "evaluation_agent\nevaluation_conversation\n");
}

TEST(Writer, ReplacesWhatAnEarlierRunStored) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  EXPECT_EQ(load(path, make_rubric(), {simple("c-1", 8000), simple("c-2", 6000)}),
            (std::vector{WriteOutcome::added, WriteOutcome::added}));
  EXPECT_EQ(load(path, make_rubric(), {simple("c-3", 5000), simple("c-1", 9000)}),
            (std::vector{WriteOutcome::added, WriteOutcome::replaced}));
  EXPECT_EQ(query(path, "SELECT conversation, score FROM evaluation_plain ORDER BY 1"),
            "c-1|90.0\nc-2|60.0\nc-3|50.0\n");
  EXPECT_EQ(query(path, "SELECT scored, round(score, 4) FROM team_table"), "3|66.6667\n");
  expect_tallies_agree(path);
}

// The conversation was with two agents of whom one remains and one is another person now.
TEST(Writer, ReplacesAllEvaluationsOfAConversation) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Item two = simple("c-1", 8000);
  two.agents.push_back({"a-2", "", ""});
  two.evaluations.push_back(two.evaluations[0]);
  two.evaluations[1].agent = 1;
  Item other = two;
  other.agents[1].id = "a-3";
  load(path, make_rubric(), {two, simple("c-2", 7000)});
  load(path, make_rubric(), {other});
  EXPECT_EQ(query(path, "SELECT agent FROM evaluation_plain ORDER BY 1"), "a-1\na-1\na-3\n");
  EXPECT_EQ(query(path, "SELECT agent FROM team_table ORDER BY 1"), "a-1\na-3\n");
  load(path, make_rubric(), {simple("c-1", 1000, "a-4")});
  EXPECT_EQ(query(path, "SELECT agent, scored FROM team_table ORDER BY 1"), "a-1|1\na-4|1\n");
  expect_tallies_agree(path);
}

TEST(Writer, ASecondRecordWithTheSameIdIsADuplicate) {
  for (size_t batch_size : {1, 2, 3, 100}) {
    TempFolder folder;
    std::string path = folder.file("x.db");
    std::vector<Item> items = {simple("c-1", 8000), simple("c-2", 6000), simple("c-1", 1000),
                               simple("c-3", 7000), simple("c-3", 7000)};
    auto outcomes = load(path, make_rubric(), items, {.batch_size = batch_size});
    EXPECT_EQ(outcomes, (std::vector{WriteOutcome::added, WriteOutcome::added, WriteOutcome::duplicate,
                                     WriteOutcome::added, WriteOutcome::duplicate}));
    EXPECT_EQ(query(path, "SELECT conversation, score FROM evaluation_plain ORDER BY 1"),
              "c-1|80.0\nc-2|60.0\nc-3|70.0\n");
    // The same in a run that looks every id up.
    outcomes = load(path, make_rubric(), items, {.batch_size = batch_size});
    EXPECT_EQ(outcomes, (std::vector{WriteOutcome::replaced, WriteOutcome::replaced, WriteOutcome::duplicate,
                                     WriteOutcome::replaced, WriteOutcome::duplicate}));
    expect_tallies_agree(path);
  }
}

// The content is the same whether ids are filtered or looked up, wherever the change between the two falls,
// however often tallies are flushed, and however the conversations are ordered and cut into batches and runs.
TEST(Writer, EveryWayOfLoadingGivesTheSameContent) {
  TempFolder folder;
  std::vector<Item> items = random_items(300);
  std::string reference = folder.file("reference.db");
  load(reference, make_rubric(), items);
  std::string expected = digest_of(reference);
  expect_tallies_agree(reference);

  for (size_t filter_ids : {0, 1, 150, 299, 300}) {
    std::string path = folder.file("filter-" + std::to_string(filter_ids));
    load(path, make_rubric(), items, {.writer = {.filter_ids = filter_ids, .tally_bytes = 1}});
    EXPECT_EQ(digest_of(path), expected) << filter_ids;
  }
  for (size_t batch_size : {1, 13, 1000}) {
    std::string path = folder.file("batch-" + std::to_string(batch_size));
    std::vector<Item> reversed(items.rbegin(), items.rend());
    load(path, make_rubric(), reversed, {.batch_size = batch_size});
    EXPECT_EQ(digest_of(path), expected) << batch_size;
  }
  std::string parts = folder.file("parts.db");
  for (size_t start : {200, 0, 100})
    load(parts, make_rubric(), std::vector<Item>(items.begin() + start, items.begin() + start + 100));
  EXPECT_EQ(digest_of(parts), expected);
  load(parts, make_rubric(), items);
  EXPECT_EQ(digest_of(parts), expected);
  expect_tallies_agree(parts);
}

TEST(Writer, ReplacingGivesTheContentOfAFreshLoad) {
  TempFolder folder;
  std::string fresh = folder.file("fresh.db"), replaced = folder.file("replaced.db");
  std::vector<Item> before = random_items(200, 1), after = random_items(200, 2);
  for (auto* items : {&before, &after}) {
    for (Item& item : *items) item.agents[0].name = item.agents[0].team = "same";
    for (Item& item : *items) item.agents.back().name = item.agents.back().team = "same";
  }
  load(fresh, make_rubric(), after);
  load(replaced, make_rubric(), before);
  EXPECT_NE(digest_of(replaced), digest_of(fresh));
  auto outcomes = load(replaced, make_rubric(), after, {.writer = {.tally_bytes = 1}});
  EXPECT_EQ(count(outcomes, WriteOutcome::replaced), after.size());
  EXPECT_EQ(digest_of(replaced), digest_of(fresh));
  expect_tallies_agree(replaced);
}

TEST(Writer, ARowThatStaysAsItIsIsNotWrittenAgain) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<Item> items = random_items(50);
  load(path, make_rubric(), items);
  std::string before = digest_of(path);
  EXPECT_EQ(count(load(path, make_rubric(), items), WriteOutcome::replaced), 50u);
  EXPECT_EQ(query(path, "SELECT DISTINCT run_key FROM evaluation"), "1\n");
  EXPECT_EQ(digest_of(path), before);
  items[7].location.offset += 1;
  items[8].channel = items[8].channel == Channel::voice ? Channel::chat : Channel::voice;
  items[9].started_at = "2026-11-20T10:00:01Z";
  items[10].evaluations[0].evidence.clear();
  load(path, make_rubric(), items);
  EXPECT_EQ(query(path, "SELECT DISTINCT conversation FROM evaluation WHERE run_key = 3 ORDER BY 1"),
            "c-10\nc-7\nc-8\nc-9\n");
  std::string fresh = folder.file("fresh.db");
  load(fresh, make_rubric(), items);
  EXPECT_EQ(digest_of(path), digest_of(fresh));
  expect_tallies_agree(path);
}

TEST(Writer, DuplicatesOnEitherSideOfTheChangeToLookingUp) {
  TempFolder folder;
  std::vector<Item> items = random_items(60);
  for (size_t i = 0; i < 60; i += 3) items.push_back(items[i]);
  std::string expected;
  for (size_t filter_ids : {0, 20, 59, 60, 1000}) {
    std::string path = folder.file(std::to_string(filter_ids));
    auto outcomes = load(path, make_rubric(), items, {.batch_size = 5, .writer = {.filter_ids = filter_ids}});
    EXPECT_EQ(count(outcomes, WriteOutcome::added), 60u);
    EXPECT_EQ(count(outcomes, WriteOutcome::duplicate), 20u);
    if (expected.empty()) expected = digest_of(path);
    EXPECT_EQ(digest_of(path), expected) << filter_ids;
    expect_tallies_agree(path);
  }
}

// After enough that is new in a row, a later run appends as a first one does, until an id comes back: one of
// this run, or one of an earlier run with other content.
TEST(Writer, ALaterRunMayAppendToo) {
  TempFolder folder;
  std::vector<Item> items = random_items(600);
  items[5] = random_item(5, 9);
  std::vector<Item> first(items.begin(), items.begin() + 100), second(items.begin() + 100, items.end());
  first[5] = random_item(5);
  for (Item* item : {&first[5], &items[5]}) {
    for (AgentName& agent : item->agents) agent.name = agent.team = "same";
  }
  std::string reference = folder.file("reference.db");
  load(reference, make_rubric(), items);
  for (size_t at : {0, 30, 200, 499}) {
    for (size_t filter_ids : {0, 300, 1000}) {
      std::string path = folder.file(std::to_string(at) + "-" + std::to_string(filter_ids));
      std::vector<Item> later = second;
      later.insert(later.begin() + at, {items[5], random_item(100 + at, 7), items[5]});
      // The record at `at` + 1 comes before the one with the same id: take the wanted content first.
      std::swap(later[at + 1], later[at + 3]);
      load(path, make_rubric(), first);
      auto outcomes = load(path, make_rubric(), later, {.writer = {.filter_ids = filter_ids}});
      EXPECT_EQ(count(outcomes, WriteOutcome::replaced), 1u);
      EXPECT_EQ(count(outcomes, WriteOutcome::duplicate), 2u);
      EXPECT_EQ(count(outcomes, WriteOutcome::added), 500u);
      EXPECT_EQ(digest_of(path), digest_of(reference)) << at << " " << filter_ids;
      expect_tallies_agree(path);
    }
  }
}

TEST(Writer, RubricVersionsLieSideBySide) {
  TempFolder folder;
  std::string path = folder.file("x.db"), other = folder.file("y.db");
  std::vector<Item> items = random_items(80), again = random_items(80, 5);
  load(path, make_rubric(1), items);
  auto outcomes = load(path, make_rubric(2), again);
  EXPECT_EQ(count(outcomes, WriteOutcome::added), 80u);
  outcomes = load(path, make_rubric(1), items);
  EXPECT_EQ(count(outcomes, WriteOutcome::replaced), 80u);
  EXPECT_EQ(query(path, "SELECT version, latest FROM rubric ORDER BY 1"), "1|0\n2|1\n");
  expect_tallies_agree(path);
  load(other, make_rubric(2), again);
  load(other, make_rubric(1), items);
  EXPECT_EQ(digest_of(other), digest_of(path));
}

TEST(Writer, ARunThatIsNotFinishedLeavesNothing) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(50), {.finish = false});
  auto reader = ScoreReader::open(path);
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, "empty-database");

  load(path, make_rubric(), random_items(50));
  std::string before = digest_of(path);
  load(path, make_rubric(), random_items(90, 3), {.finish = false});
  EXPECT_EQ(digest_of(path), before);
  // All that stays is the word that they were begun.
  EXPECT_EQ(query(path, "SELECT outcome, error, conversations FROM run ORDER BY run_key"),
            "failed|abandoned|0\nfinished||50\nfailed|abandoned|0\n");
}

TEST(Writer, ReadersSeeTheStateBeforeTheRun) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(20));
  std::string before = digest_of(path);
  auto writer = ScoreWriter::open(path, make_rubric(), {"calls.ndjson"}, "1");
  ASSERT_TRUE(writer.ok());
  EvaluationBatch batch;
  std::vector<WriteOutcome> outcomes;
  for (const Item& item : random_items(40, 1)) test::add_to_batch(batch, item);
  ASSERT_TRUE(writer.value()->write(batch, outcomes).ok());
  EXPECT_EQ(digest_of(path), before);
  ASSERT_TRUE(writer.value()->finish({}).ok());
  EXPECT_NE(digest_of(path), before);
}

TEST(Writer, LeavesOneFileForItsOwner) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(20));
  struct stat status;
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(path + "-shm"));
}

TEST(Writer, RecordsTheRun) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  auto writer = ScoreWriter::open(path, make_rubric(), {"a", "b"}, "1.2.3");
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE(writer.value()->finish({1, 2, 3, 4, 5, 6}).ok());
  auto runs = test::open_reader(path)->runs().value();
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].program_version, "1.2.3");
  EXPECT_EQ(runs[0].rubric, "empathy-core");
  EXPECT_EQ(runs[0].conversations, 1u);
  EXPECT_EQ(runs[0].evaluations, 2u);
  EXPECT_EQ(runs[0].scored, 3u);
  EXPECT_EQ(runs[0].rejects, 4u);
  EXPECT_EQ(runs[0].duplicates, 5u);
  EXPECT_EQ(runs[0].bytes, 6u);
  EXPECT_EQ(runs[0].started_at.size(), 20u);
  EXPECT_GE(runs[0].finished_at, runs[0].started_at);
  EXPECT_EQ(runs[0].command, "score");
  EXPECT_EQ(runs[0].outcome, "finished");
  EXPECT_EQ(runs[0].exit_status, 0);
  EXPECT_GE(runs[0].seconds.value_or(-1), 0);
  EXPECT_EQ(runs[0].rubric_hash, hash_text(make_rubric().hash));
  EXPECT_FALSE(runs[0].user.empty());
  EXPECT_EQ(runs[0].process, ::getpid());
  EXPECT_EQ(runs[0].sources, 2u);
}

TEST(Writer, RejectsAreThoseOfTheLastReadingOfASource) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  RejectRow first{{0, 4, 400, 80, 1}, "not-json", "a brace is missing"};
  RejectRow second{{1, 2, 120, 70, 1}, "missing-key", "no 'turns'"};
  load(path, make_rubric(), {simple("c-1", 1)}, {.sources = {"a", "b"}, .rejects = {first, second, second}});
  EXPECT_EQ(query(path, "SELECT source, record, byte_offset, byte_length, code, detail FROM reject_plain"),
            "a|4|400|80|not-json|a brace is missing\nb|2|120|70|missing-key|no 'turns'\n"
            "b|2|120|70|missing-key|no 'turns'\n");
  auto codes = test::open_reader(path)->reject_codes().value();
  ASSERT_EQ(codes.size(), 2u);
  EXPECT_EQ(codes[0], (std::pair<std::string, uint64_t>("missing-key", 2)));
  load(path, make_rubric(), {simple("c-1", 1)}, {.sources = {"c", "b"}});
  auto rejects = test::open_reader(path)->rejects(10).value();
  ASSERT_EQ(rejects.size(), 1u);
  EXPECT_EQ(rejects[0].source, "a");
  EXPECT_EQ(rejects[0].location.offset, 400u);
}

// Until it is read again, what was said of a record holds.
TEST(Writer, RejectsOfWhatIsNotReadAgainStay) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<RejectRow> rejects;
  for (uint64_t record : {2, 5, 9})
    rejects.push_back({{0, record, 100 * record, 80, 1}, "not-json", "early"});
  load(path, make_rubric(), {simple("c-1", 1)}, {.sources = {"a"}, .rejects = rejects});
  auto rejects_after = [&](uint64_t last_record, bool whole) {
    auto opened = ScoreWriter::open(path, make_rubric(), {"a"}, "1.2.3");
    auto writer = std::move(opened.value());
    if (!whole) writer->note_incomplete(0);
    std::vector<RejectRow> read;
    if (last_record > 0) read.push_back({{0, last_record, 100 * last_record, 80, 1}, "not-json", "late"});
    EXPECT_TRUE(writer->write_rejects(read).ok());
    EXPECT_TRUE(writer->finish({}).ok());
    return query(path, "SELECT record, detail FROM reject_plain ORDER BY record");
  };
  EXPECT_EQ(rejects_after(0, false), "2|early\n5|early\n9|early\n") << "it could not be opened";
  EXPECT_EQ(rejects_after(5, false), "5|late\n9|early\n") << "it ended too soon";
  EXPECT_EQ(rejects_after(9, true), "9|late\n");
  EXPECT_EQ(rejects_after(0, true), "");
}

TEST(Writer, ANullCharacterOrQuoteInAnIdIsKept) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::string id("x'\"\0y", 5);
  load(path, make_rubric(), {simple(id, 100), simple("x'\"", 200)});
  EXPECT_EQ(load(path, make_rubric(), {simple(id, 300)}), std::vector{WriteOutcome::replaced});
  EXPECT_EQ(test::open_reader(path)->find(id).value().size(), 1u);
}

// A database is only as good as the memory it needs: with room for one tally at a time, all are still right.
TEST(Writer, TalliesAreBounded) {
  TempFolder folder;
  std::string one = folder.file("one.db"), all = folder.file("all.db");
  std::vector<Item> items = random_items(400);
  load(one, make_rubric(), items, {.batch_size = 1, .writer = {.tally_bytes = 1}});
  load(all, make_rubric(), items, {.batch_size = 400});
  EXPECT_EQ(digest_of(one), digest_of(all));
}

}  // namespace
}  // namespace attune
