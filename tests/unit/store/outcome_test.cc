// Outcomes are kept by conversation, beside the scores.
#include <optional>

#include "engine/store/query.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::make_rubric;
using test::TempFolder;

class OutcomeTest : public testing::Test {
 protected:
  // Stores conversation `id` with one agent and this outcome, in a run of its own.
  void store(const std::string& id, const Outcome& outcome, const std::string& queue, int version = 1) {
    Rubric rubric = make_rubric(version);
    auto writer = ScoreWriter::open(path_, rubric, {"in.json"}, "test");
    ASSERT_TRUE(writer.ok());
    Conversation conversation;
    conversation.id = id;
    conversation.agents.push_back({"a-1", "Sam", ""});
    conversation.outcome = outcome;
    if (!queue.empty()) conversation.tags.emplace_back("queue", queue);
    Evaluation evaluation;
    evaluation.score = 8000;
    evaluation.criteria.resize(rubric.criteria.size());
    EvaluationBatch batch;
    batch.keep_queues = keep_queues_;
    batch.add(conversation, {0, 1, 0, 10, 1}, {evaluation});
    std::vector<WriteOutcome> outcomes;
    ASSERT_TRUE((*writer)->write(batch, outcomes).ok());
    ASSERT_TRUE((*writer)->finish({}).ok());
  }

  // The rows of a query, cells parted by commas.
  std::string rows(const std::string& sql) {
    Database database(path_, Database::Access::read, 0);
    Statement statement(database, sql);
    std::string out;
    while (statement.step()) {
      for (int i = 0; i < 4; ++i) out += (i ? "," : "") + (statement.is_null(i) ? "-" : statement.string(i));
      out += " ";
    }
    return out;
  }

  bool keep_queues_ = false;
  TempFolder folder_;
  std::string path_ = folder_.file("scores.db");
};

constexpr char kAll[] = "SELECT conversation, csat, resolved, queue FROM outcome";

TEST_F(OutcomeTest, IsStoredWhereItIsKnown) {
  store("c-1", {4.5, {}, {}, true, {}}, "orders");
  store("c-2", {}, "orders");
  EXPECT_EQ(rows(kAll), "c-1,4.5,1,orders ");
  keep_queues_ = true;
  store("c-2", {}, "orders");
  store("c-3", {}, "");
  EXPECT_EQ(rows(kAll), "c-1,4.5,1,orders c-2,-,-,orders ");
}

TEST_F(OutcomeTest, StaysWhereALaterRunKnowsNothing) {
  store("c-1", {4, {}, {}, true, {}}, "");
  store("c-1", {}, "");
  EXPECT_EQ(rows(kAll), "c-1,4.0,1,- ");
  store("c-1", {{}, {}, {}, false, {}}, "late");
  EXPECT_EQ(rows(kAll), "c-1,4.0,0,late ");
}

TEST_F(OutcomeTest, IsToldOfAConversation) {
  store("c-1", {4.5, -100, {}, {}, false}, "");
  store("c-2", {}, "");
  auto reader = ScoreReader::open(path_);
  ASSERT_TRUE(reader.ok());
  Outcome outcome = (*reader)->outcome("c-1").value();
  EXPECT_EQ(outcome.csat, 4.5);
  EXPECT_EQ(outcome.nps, -100);
  EXPECT_EQ(outcome.ces, std::nullopt);
  EXPECT_EQ(outcome.resolved, std::nullopt);
  EXPECT_EQ(outcome.churned, false);
  EXPECT_FALSE((*reader)->outcome("c-2")->csat.has_value());
}

// What a run stored is compared by the digest, outcomes and all.
TEST_F(OutcomeTest, IsPartOfTheDigest) {
  auto digest = [&] { return ScoreReader::open(path_).value()->digest().value(); };
  store("c-1", {4, {}, {}, true, {}}, "");
  std::string before = digest();
  store("c-1", {4, {}, {}, true, {}}, "");
  EXPECT_EQ(digest(), before);
  store("c-1", {4, {}, {}, true, false}, "");
  EXPECT_NE(digest(), before);
}

TEST_F(OutcomeTest, StandsBesideTheScoresOfEveryVersion) {
  store("c-1", {4, {}, {}, true, {}}, "");
  store("c-1", {4, {}, {}, true, {}}, "", 2);
  EXPECT_EQ(rows("SELECT conversation, version, score, csat FROM outcome_plain ORDER BY version"),
            "c-1,1,80.0,4.0 c-1,2,80.0,4.0 ");
  EXPECT_EQ(rows("SELECT agent, conversations, csat, resolved_rate FROM agent_outcome WHERE latest"),
            "a-1,1,4.0,1.0 ");
}

TEST_F(OutcomeTest, IsAveragedBesideScores) {
  store("c-1", {4, {}, {}, true, {}}, "");
  store("c-2", {5, 9, {}, false, {}}, "");
  store("c-3", {}, "");
  auto reader = ScoreReader::open(path_);
  ASSERT_TRUE(reader.ok());
  RubricInfo rubric = *(*reader)->rubric("");
  TeamTable table = *(*reader)->team(rubric);
  ASSERT_EQ(table.rows.size(), 1u);
  for (const OutcomeFigures& figures :
       {table.outcomes, table.rows[0].outcomes, (*reader)->scorecard(rubric, "a-1")->outcomes}) {
    EXPECT_EQ(figures.csat.conversations, 2u);
    EXPECT_EQ(figures.csat.mean, 4.5);
    EXPECT_EQ(figures.csat.score, 80);
    EXPECT_EQ(figures.nps.conversations, 1u);
    EXPECT_EQ(figures.nps.mean, 9);
    EXPECT_EQ(figures.resolved.mean, 0.5);
    EXPECT_EQ(figures.churned.conversations, 0u);
  }
  // None of these conversations has a day.
  EXPECT_EQ((*reader)->team(rubric, {20000, 20100})->outcomes.csat.conversations, 0u);
}

// A database written when there were fewer reasons for having no score.
TEST_F(OutcomeTest, LeavesOlderTalliesReadable) {
  store("c-1", {4, {}, {}, true, {}}, "");
  {
    Database database(path_, Database::Access::write, 0);
    for (const char* table : {"agent_day", "agent_score"})
      database.execute("UPDATE " + std::string(table) + " SET not_scored = '[1,0,0,0,0,0]'");
  }
  auto reader = ScoreReader::open(path_);
  ASSERT_TRUE(reader.ok());
  auto table = (*reader)->team(*(*reader)->rubric(""));
  ASSERT_TRUE(table.ok()) << table.error().message;
  EXPECT_EQ(table->group.not_scored[0], 1u);
}

}  // namespace
}  // namespace attune
