// The small parts of the store: packing, compact columns, the filter, agents' names.
#include <map>

#include "engine/store/agent_table.h"
#include "engine/store/day_tallies.h"
#include "engine/store/decode.h"
#include "engine/store/integer_text.h"
#include "engine/store/schema.h"
#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::add_to_batch;
using test::make_evaluation;
using test::make_item;
using test::make_rubric;
using test::random_items;

std::vector<SignalInfo> signals_of(const Rubric& rubric) {
  std::vector<SignalInfo> signals;
  for (const Signal& signal : rubric.signals) signals.push_back({signal.name, signal.criterion});
  return signals;
}

TEST(Batch, PacksWhatIsStored) {
  EvaluationBatch batch;
  add_to_batch(batch,
               make_item("c-1", "a-1", "2026-11-20T23:30:00-05:00",
                         make_evaluation(7000, Verdict::met, Verdict::not_met, Verdict::not_applicable)));
  ASSERT_EQ(batch.conversations.size(), 1u);
  ASSERT_EQ(batch.rows.size(), 1u);
  EXPECT_EQ(batch.view(batch.conversations[0].id), "c-1");
  EXPECT_EQ(batch.conversations[0].day, *parse_day("2026-11-21"));
  EXPECT_EQ(batch.view(batch.rows[0].agent), "a-1");
  auto number = [](Reason reason) { return std::to_string(static_cast<int>(reason)); };
  EXPECT_EQ(batch.view(batch.rows[0].criteria),
            "[[0,1000,1,1,0," + number(Reason::all_answered) + ",1000],[2,0,1,0,0," +
                number(Reason::none_answered) + ",0],[3,0,0,0,0," + number(Reason::no_opportunity) + ",0]]");
  EXPECT_EQ(batch.view(batch.rows[0].evidence), "[[0,1,0,3,9],[1,0,1,0,12],[2,2,2,3,9]]");
  EXPECT_EQ(batch.rows[0].result_count, 3u);
}

TEST(Batch, AnEvaluationWithoutResultsIsEmptyArrays) {
  EvaluationBatch batch;
  Evaluation nothing;
  nothing.not_scored = NotScored::no_agent_talk;
  add_to_batch(batch, make_item("c-1", "a-1", "", nothing));
  EXPECT_EQ(batch.view(batch.rows[0].criteria), "[]");
  EXPECT_EQ(batch.view(batch.rows[0].evidence), "[]");
  EXPECT_EQ(batch.conversations[0].day, kNoDay);
}

TEST(Batch, KeepsItsMemoryWhenCleared) {
  EvaluationBatch batch;
  std::vector<test::Item> items = random_items(50);
  for (const test::Item& item : items) add_to_batch(batch, item);
  const char* text = batch.text.data();
  const void* rows = batch.rows.data();
  batch.clear();
  for (const test::Item& item : items) add_to_batch(batch, item);
  EXPECT_EQ(batch.text.data(), text);
  EXPECT_EQ(batch.rows.data(), rows);
}

TEST(Decode, GivesBackWhatWasPacked) {
  std::vector<SignalInfo> signals = signals_of(make_rubric());
  std::vector<int64_t> numbers;
  for (const test::Item& item : random_items(100)) {
    EvaluationBatch batch;
    add_to_batch(batch, item);
    for (size_t i = 0; i < item.evaluations.size(); ++i) {
      const Evaluation& packed = item.evaluations[i];
      Evaluation decoded;
      decode_criteria(batch.view(batch.rows[i].criteria), numbers, decoded.criteria);
      decode_evidence(batch.view(batch.rows[i].evidence), signals, numbers, decoded);
      ASSERT_EQ(decoded.criteria.size(), packed.criteria.size());
      ASSERT_EQ(decoded.evidence.size(), packed.evidence.size());
      for (size_t c = 0; c < packed.criteria.size(); ++c) {
        EXPECT_EQ(decoded.criteria[c].verdict, packed.criteria[c].verdict);
        EXPECT_EQ(decoded.criteria[c].credit, packed.criteria[c].credit);
        EXPECT_EQ(decoded.criteria[c].opportunities, packed.criteria[c].opportunities);
        EXPECT_EQ(decoded.criteria[c].met, packed.criteria[c].met);
        EXPECT_EQ(decoded.criteria[c].partly, packed.criteria[c].partly);
        EXPECT_EQ(decoded.criteria[c].reason, packed.criteria[c].reason);
        EXPECT_EQ(decoded.criteria[c].value, packed.criteria[c].value);
        EXPECT_EQ(decoded.criteria[c].evidence_begin, packed.criteria[c].evidence_begin);
        EXPECT_EQ(decoded.criteria[c].evidence_end, packed.criteria[c].evidence_end);
      }
      for (size_t e = 0; e < packed.evidence.size(); ++e) {
        EXPECT_EQ(decoded.evidence[e].signal, packed.evidence[e].signal);
        EXPECT_EQ(decoded.evidence[e].part, packed.evidence[e].part);
        EXPECT_EQ(decoded.evidence[e].turn, packed.evidence[e].turn);
        EXPECT_EQ(decoded.evidence[e].start, packed.evidence[e].start);
        EXPECT_EQ(decoded.evidence[e].end, packed.evidence[e].end);
      }
    }
  }
}

TEST(Decode, RefusesWhatWasNotWritten) {
  std::vector<SignalInfo> signals = signals_of(make_rubric());
  std::vector<int64_t> numbers;
  std::vector<CriterionResult> criteria;
  for (const char* text :
       {"[[0,1000,1,1,0,3]]", "[[9,0,0,0,0,0,0]]", "[[0,0,0,0,0,99,0]]", "[[0,x]]", "{}", "[1.5]"})
    EXPECT_THROW(decode_criteria(text, numbers, criteria), Failure) << text;
  Evaluation evaluation = make_evaluation(0, Verdict::met, Verdict::met, Verdict::met);
  for (const char* text :
       {"[[0,1,0,3]]", "[[6,0,0,0,1]]", "[[-1,0,0,0,1]]", "[[0,7,0,0,1]]", "[[2,0,0,0,1],[0,0,0,0,1]]"})
    EXPECT_THROW(decode_evidence(text, signals, numbers, evaluation), Failure) << text;
}

TEST(IntegerText, RowsAndBack) {
  std::string text;
  std::vector<int64_t> values = {1, -2, 3, 9'000'000'000}, back;
  append_integers(text, values, 2);
  EXPECT_EQ(text, "[[1,-2],[3,9000000000]]");
  EXPECT_TRUE(read_integers(text, back));
  EXPECT_EQ(back, values);
  text.clear();
  append_integers(text, {});
  EXPECT_EQ(text, "[]");
  EXPECT_TRUE(read_integers(text, back));
  EXPECT_TRUE(back.empty());
}

struct NamedOn {
  const char *name, *team;
  int32_t day;
};

std::string name_after(const std::vector<NamedOn>& seen, size_t limit) {
  Database database(":memory:", Database::Access::create, 0);
  prepare_schema(database, identify(database));
  AgentTable agents(database, 9, limit);
  int64_t key = agents.key_of("a-1", "", "", 5);
  for (const NamedOn& one : seen) {
    EXPECT_EQ(agents.key_of("a-1", one.name, one.team, one.day), key);
    agents.key_of("a-2", "Other", "other", 1);
  }
  agents.flush();
  Statement select(database, "SELECT name || '/' || team FROM agent WHERE id = 'a-1'");
  return select.step() ? select.string(0) : "";
}

// With a limit of one agent in memory, every look-up goes through the database.
TEST(AgentTable, TheLatestKnownNameCountsInAnyOrder) {
  for (size_t limit : {1, 100}) {
    EXPECT_EQ(name_after({}, limit), "/");
    EXPECT_EQ(name_after({{"Sam", "billing", 3}, {"", "", 9}}, limit), "Sam/billing");
    EXPECT_EQ(name_after({{"Sam", "billing", 3}, {"Sam Lee", "", 4}}, limit), "Sam Lee/billing");
    EXPECT_EQ(name_after({{"Sam Lee", "", 4}, {"Sam", "billing", 3}}, limit), "Sam Lee/billing");
    EXPECT_EQ(name_after({{"Ann", "", 4}, {"Bob", "", 4}}, limit), "Bob/");
    EXPECT_EQ(name_after({{"Bob", "", 4}, {"Ann", "", 4}}, limit), "Bob/");
    EXPECT_EQ(name_after({{"Bob", "", kNoDay}, {"Ann", "", 4}}, limit), "Ann/");
    EXPECT_EQ(name_after({{"Bob", "new", 10}, {"Ann", "old", 9}}, limit), "Ann/old") << "10 has not come yet";
    EXPECT_EQ(name_after({{"Ann", "old", 9}, {"Bob", "new", 10}}, limit), "Ann/old");
    EXPECT_EQ(name_after({{"Bob", "new", 10}}, limit), "Bob/new") << "nothing else is known";
  }
}

// As a program left it that took every day for one that has come.
TEST(AgentTable, AStoredDayThatHasNotComeIsReplaced) {
  Database database(":memory:", Database::Access::create, 0);
  prepare_schema(database, identify(database));
  database.execute("INSERT INTO agent VALUES (1, 'a-1', 'Zoe', 'z', 50000, 50000)");
  AgentTable agents(database, 9);
  agents.key_of("a-1", "Ann", "", 4);
  agents.flush();
  Statement select(database, "SELECT name || '/' || team FROM agent");
  ASSERT_TRUE(select.step());
  EXPECT_EQ(select.string(0), "Ann/z");
}

TEST(Tally, AddingAndTakingAwayLeavesNothing) {
  TallyShape shape(make_rubric());
  std::vector<int64_t> tally(shape.size());
  std::vector<test::Item> items = random_items(40);
  for (int times : {1, -1}) {
    for (const test::Item& item : items) {
      for (const Evaluation& e : item.evaluations)
        add_to_tally(shape, {e.not_scored, e.score, e.raw_score, e.grade, e.auto_failed, e.criteria}, times,
                     tally);
    }
    if (times == 1) {
      EXPECT_GT(tally[TallyShape::score_squares], 0);
    }
  }
  EXPECT_EQ(tally, std::vector<int64_t>(shape.size()));
}

TEST(Tally, ADamagedTallyIsReported) {
  Database database(":memory:", Database::Access::create, 0);
  TallyShape shape(1, 1);
  std::vector<int64_t> tally(shape.size());
  Statement row(database, "SELECT 1, 1, 0, 5000, 25000000, 5000, '[1,0,0,0,0]', '[1]', '[[1,0]]'");
  ASSERT_TRUE(row.step());
  EXPECT_THROW(add_stored_tally(row, 0, shape, tally), Failure);
}

}  // namespace
}  // namespace attune
