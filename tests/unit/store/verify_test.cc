// Verifying: a sound database has no findings, and each kind of damage has its own.
#include "engine/store/verify.h"

#include <gtest/gtest.h>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::load;
using test::make_rubric;
using test::random_items;
using test::TempFolder;

// "check: what" of each finding, a line each.
std::string findings_of(const std::string& path) {
  auto verification = verify(path);
  if (!verification) return verification.error().code;
  std::string text;
  for (const Finding& finding : verification->findings) text += finding.check + ": " + finding.what + "\n";
  return text;
}

TEST(Verify, ASoundDatabaseHasNoFindings) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(300));
  load(path, make_rubric(), random_items(200, 1));
  load(path, make_rubric(2), random_items(250));
  load(path, make_rubric(2), random_items(10), {.finish = false});
  EXPECT_EQ(findings_of(path), "");
  Verification verification = verify(path).value();
  EXPECT_EQ(std::to_string(verification.evaluations) + "\n",
            test::query(path, "SELECT count(*) FROM evaluation"));
  EXPECT_EQ(std::to_string(verification.tallies) + "\n", test::query(path, "SELECT count(*) FROM agent_day"));
  EXPECT_EQ(verification.runs, 4u);
  EXPECT_EQ(verification.checks.size(), 10u);
}

TEST(Verify, SaysWhatCannotBeVerified) {
  TempFolder folder;
  EXPECT_EQ(findings_of(folder.file("no.db")), "no-database");
  load(folder.file("begun.db"), make_rubric(), {}, {.finish = false});
  EXPECT_EQ(findings_of(folder.file("begun.db")), "");
}

struct Damage {
  const char* sql;
  const char* finding;  // the check, and how its word begins
};

class VerifyDamageTest : public testing::TestWithParam<Damage> {};

TEST_P(VerifyDamageTest, IsFound) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(60));
  Database(path, Database::Access::write, 0).execute(GetParam().sql);
  EXPECT_NE(findings_of(path).find(GetParam().finding), std::string::npos)
      << GetParam().sql << "\nfindings:\n"
      << findings_of(path);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, VerifyDamageTest,
    testing::Values(
        Damage{"DELETE FROM evaluation WHERE evaluation_key = 5", "tallies: "},
        Damage{"UPDATE agent_day SET score_sum = score_sum + 1 WHERE agent_key = 1", "tallies: agent_key 1"},
        Damage{"DELETE FROM agent_day WHERE agent_key = 1", "has evaluations and no tally"},
        Damage{"UPDATE agent_score SET score = score + 0.5", "scores: agent_key"},
        Damage{"UPDATE setting SET value = '0000000000000007'", "people: "},
        Damage{
            "UPDATE setting SET value = '0000000000000007'; UPDATE agent SET name = '', id = printf('%032x', "
            "agent_key)",
            "customer by an id of their own"},
        Damage{"UPDATE evaluation SET quotes = '[[0,' WHERE evaluation_key = 1",
               "people: 1 evaluations have quotes"},
        Damage{"UPDATE agent_score SET rates = '[]'", "scores: agent_key"},
        Damage{"UPDATE agent_score SET shrunken_score = 1", "scores: agent_key"},
        Damage{"DELETE FROM agent_score WHERE agent_key = 1", "only"},
        Damage{"DELETE FROM agent WHERE agent_key = 2", "references: "},
        Damage{"DELETE FROM run", "references: "},
        Damage{"UPDATE evaluation SET criteria = '[[1,2]]' WHERE evaluation_key = 3", "evaluations: "},
        Damage{"UPDATE evaluation SET score = 10001, raw_score = 10001 WHERE score IS NOT NULL",
               "evaluations: evaluation"},
        Damage{"UPDATE evaluation SET not_scored = 200 WHERE evaluation_key = 3",
               "evaluations: evaluation 3: expected that not_scored is"},
        Damage{"UPDATE evaluation SET not_scored = -1 WHERE evaluation_key = 3",
               "evaluations: evaluation 3: expected that not_scored is"},
        Damage{"UPDATE evaluation SET channel = 77 WHERE evaluation_key = 3",
               "evaluations: evaluation 3: expected that channel is"},
        Damage{"UPDATE evaluation SET day = 1 WHERE evaluation_key = 4", "day is that of started_at"},
        Damage{"UPDATE evaluation SET conversation = (SELECT conversation FROM evaluation LIMIT 1), "
               "agent_key = 1",
               "of one agent in conversation"},
        Damage{"UPDATE rubric SET latest = 0", "rubrics: rubric empathy-core: 0 versions"},
        Damage{"DELETE FROM criterion WHERE position = 0", "rubrics: "},
        Damage{"INSERT INTO channel_weight SELECT rubric_key, 1, 2, 31 FROM rubric",
               "rubrics: rubric empathy-core@1: its criteria weigh 101.0 in channel chat"},
        Damage{"INSERT INTO channel_weight SELECT rubric_key, 7, 2, 31 FROM rubric",
               "a weight of criterion 7, which is not there"},
        Damage{"INSERT INTO outcome (conversation, csat) VALUES ('nobody', 4)",
               "outcomes: 1 outcomes are of conversations without"},
        Damage{"INSERT OR REPLACE INTO outcome (conversation) SELECT conversation FROM evaluation LIMIT 1",
               "outcomes: 1 outcomes say nothing"},
        Damage{"INSERT OR REPLACE INTO outcome (conversation, resolved) SELECT conversation, 2 FROM "
               "evaluation LIMIT 1",
               "outcomes: 1 outcomes hold"},
        Damage{"INSERT OR REPLACE INTO outcome (conversation, nps) SELECT conversation, 'high' FROM "
               "evaluation LIMIT 1",
               "outcomes: 1 outcomes hold"},
        Damage{"UPDATE run SET outcome = 'failed'", "runs: "},
        Damage{"UPDATE run SET outcome = 'perhaps'", "runs: run 1"},
        Damage{"DROP VIEW trend", "schema: view trend is missing"},
        Damage{"DROP INDEX evaluation_agent", "schema: index evaluation_agent is missing"},
        Damage{"UPDATE channel_name SET name = 'smoke' WHERE value = 1", "schema: table channel_name"}));

// Bytes changed behind SQLite's back, in the middle of the file.
TEST(Verify, FindsADamagedFile) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load(path, make_rubric(), random_items(2000));
  FILE* file = fopen(path.c_str(), "r+b");
  fseek(file, static_cast<long>(std::filesystem::file_size(path) / 2), SEEK_SET);
  for (int i = 0; i < 20'000; ++i) fputc(0x5A, file);
  fclose(file);
  EXPECT_NE(findings_of(path).find("file: "), std::string::npos);
}

}  // namespace
}  // namespace attune
