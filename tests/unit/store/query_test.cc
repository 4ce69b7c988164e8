#include "engine/store/query.h"

#include <cmath>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::Item;
using test::load;
using test::make_evaluation;
using test::make_item;
using test::make_rubric;
using test::open_reader;
using test::TempFolder;

constexpr Verdict kMet = Verdict::met, kNot = Verdict::not_met, kNone = Verdict::not_applicable,
                  kPartly = Verdict::partly_met;

// `count` conversations of an agent on a day with the scores first, first + step, ...
void add_calls(std::vector<Item>& items, const std::string& agent, const std::string& day, int count,
               int32_t first, int32_t step = 0) {
  for (int i = 0; i < count; ++i) {
    Evaluation evaluation =
        make_evaluation(first + i * step, i % 2 ? kMet : kNot, i % 3 ? kMet : kNone, kMet);
    items.push_back(make_item(agent + "-" + day + "-" + std::to_string(i), agent, day, evaluation));
  }
}

Period days(const char* from, const char* to) { return {*parse_day(from), *parse_day(to)}; }

TEST(Query, FindsAConversationAsItWasScored) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Item item =
      make_item("c-7", "a-1", "2026-11-20T23:30:00-05:00", make_evaluation(7000, kMet, kPartly, kNot));
  item.channel = Channel::email;
  item.location = {1, 12, 3456, 789, 0xFEDCBA9876543210};
  load(path, make_rubric(), {item}, {.sources = {"a.ndjson", "b.ndjson"}});
  auto reader = open_reader(path);
  auto found = reader->find("c-7");
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1u);
  const StoredEvaluation& stored = found->front();
  EXPECT_EQ(stored.agent.name, "Name a-1");
  EXPECT_EQ(stored.agent.team, "billing");
  EXPECT_EQ(stored.channel, Channel::email);
  EXPECT_EQ(stored.day, *parse_day("2026-11-21"));
  EXPECT_EQ(stored.started_at, "2026-11-20T23:30:00-05:00");
  EXPECT_EQ(stored.source, "b.ndjson");
  EXPECT_EQ(stored.location.record, 12u);
  EXPECT_EQ(stored.location.offset, 3456u);
  EXPECT_EQ(stored.location.length, 789u);
  EXPECT_EQ(stored.location.hash, 0xFEDCBA9876543210u);
  EXPECT_EQ(stored.evaluation.score, 0);
  EXPECT_EQ(stored.evaluation.raw_score, 7000);
  EXPECT_TRUE(stored.evaluation.auto_failed);
  EXPECT_EQ(stored.evaluation.grade, 2);
  EXPECT_EQ(stored.evaluation.criteria[1].verdict, kPartly);
  EXPECT_EQ(stored.evaluation.evidence.size(), item.evaluations[0].evidence.size());

  auto unknown = reader->find("c-8");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, "unknown-conversation");
}

TEST(Query, ChoosesRubrics) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Rubric edited = make_rubric(2);
  edited.hash = 0xABCDEF0123456789;  // changed without a new version
  Rubric strict = make_rubric(1);
  strict.id = "strict";
  strict.hash = 77;
  Rubric mild = strict;
  mild.id = "mild";
  mild.hash = 78;
  for (const Rubric& rubric : {make_rubric(2), edited, make_rubric(1), mild, strict, make_rubric(1)})
    load(path, rubric, test::random_items(5));
  auto reader = open_reader(path);
  EXPECT_EQ(reader->rubrics()->size(), 5u);
  auto hash_of = [&](const std::string& selector) {
    auto rubric = reader->rubric(selector);
    return rubric ? rubric->hash : rubric.error().code;
  };
  std::string edited_hash = "abcdef0123456789", first_hash = hash_text(make_rubric(1).hash);
  EXPECT_EQ(hash_of("empathy-core"), edited_hash);
  EXPECT_EQ(hash_of(""), first_hash);  // what the last run used, though a higher version is stored
  EXPECT_EQ(hash_of("empathy-core@2"), edited_hash);
  EXPECT_EQ(hash_of("empathy-core@1"), first_hash);
  EXPECT_EQ(hash_of("abcd"), edited_hash);
  EXPECT_EQ(hash_of("strict"), hash_text(77));
  EXPECT_EQ(hash_of("0000"), "ambiguous-rubric");
  EXPECT_EQ(hash_of(hash_text(78)), hash_text(78));
  EXPECT_EQ(hash_of("abc"), "unknown-rubric");
  EXPECT_EQ(hash_of("empathy-core@3"), "unknown-rubric");
  EXPECT_EQ(hash_of("empathy-core@x"), "unknown-rubric");
  auto misspelt = reader->rubric("strct@1");
  ASSERT_FALSE(misspelt.ok());
  EXPECT_EQ(misspelt.error().help, "did you mean 'strict@1'?");

  RubricInfo info = reader->rubric("strict").value();
  EXPECT_TRUE(info.latest);
  EXPECT_EQ(info.title, "Empathy, core");
  ASSERT_EQ(info.criteria.size(), 3u);
  EXPECT_EQ(info.criteria[2].id, "respect");
  EXPECT_EQ(info.criteria[2].section_title, "Tone");
  EXPECT_DOUBLE_EQ(info.criteria[2].weight, 25);
  EXPECT_TRUE(info.criteria[2].auto_fail);
  EXPECT_EQ(info.criteria[0].coaching, "Advice on validation");
  ASSERT_EQ(info.signals.size(), 6u);
  EXPECT_EQ(info.signals[3].criterion, 1);
  EXPECT_EQ(info.grades, (std::vector<std::string>{"strong", "steady", "coach"}));
}

// The same conversation under several rubrics: reports and explanations start from the same one.
TEST(Query, TheRubricUsedLastIsThatOfTheLastFinishedRun) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Rubric strict = make_rubric(1);
  strict.id = "strict";
  strict.hash = 77;
  auto used_last = [&] {
    auto reader = open_reader(path);
    RubricInfo info = reader->rubric("").value();
    EXPECT_EQ(reader->find("c-1")->front().rubric, info.key);
    return info.name + "@" + std::to_string(info.version);
  };
  load(path, make_rubric(1), test::random_items(5));
  load(path, make_rubric(2), test::random_items(5));
  EXPECT_EQ(used_last(), "empathy-core@2");
  load(path, strict, test::random_items(5));
  EXPECT_EQ(used_last(), "strict@1");
  load(path, make_rubric(1), test::random_items(5));  // every row stays as it was
  EXPECT_EQ(used_last(), "empathy-core@1");
  load(path, strict, test::random_items(5), {.finish = false});
  EXPECT_EQ(used_last(), "empathy-core@1");
  EXPECT_EQ(open_reader(path)->rubric("empathy-core")->version, 2);
}

// Six conversations before the change, four of them scored again after it, two new ones.
TEST(Query, CountsWhatAChangedRubricLeavesOut) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Rubric edited = make_rubric(1);
  edited.hash = 0xABCDEF0123456789;
  std::vector<Item> items;
  add_calls(items, "a-1", "2026-11-20", 3, 9000);
  add_calls(items, "a-2", "2026-11-20", 5, 9000);
  load(path, make_rubric(1), {items.begin(), items.begin() + 6});
  load(path, make_rubric(2), items);  // another version: nothing to do with it
  load(path, edited, {items.begin() + 2, items.end()});
  auto reader = open_reader(path);
  RubricInfo now = reader->rubric("").value();
  LeftOut all = reader->left_out(now).value();
  EXPECT_EQ(all.conversations, 2u);
  EXPECT_EQ(all.hashes, std::vector<std::string>{hash_text(make_rubric(1).hash)});
  EXPECT_EQ(reader->left_out(now, {}, "", "a-1")->conversations, 2u);
  EXPECT_EQ(reader->left_out(now, {}, "", "a-2")->conversations, 0u);
  EXPECT_EQ(reader->left_out(now, days("2026-11-21", "2026-11-22"))->conversations, 0u);
  EXPECT_EQ(reader->left_out(now, {}, "sales")->conversations, 0u);
  RubricInfo before = reader->rubric(hash_text(make_rubric(1).hash)).value();
  EXPECT_EQ(reader->left_out(before)->conversations, 2u);
  EXPECT_TRUE(reader->left_out(reader->rubric("empathy-core@2").value())->hashes.empty());
}

TEST(Query, KnowsWhatWeighsOtherwiseInAChannel) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Rubric rubric = make_rubric();
  rubric.criteria[1].channel_weights = {{Channel::chat, 65000}};
  std::vector<Item> items;
  add_calls(items, "a-1", "2026-11-20", 3, 9000);
  add_calls(items, "a-1", "2026-11-25", 2, 9000);
  items[0].channel = Channel::chat;
  items[4].channel = Channel::chat;
  load(path, rubric, items);
  auto reader = open_reader(path);
  RubricInfo info = reader->rubric("").value();
  EXPECT_DOUBLE_EQ(info.criteria[1].weight_in(Channel::chat), 65);
  EXPECT_DOUBLE_EQ(info.criteria[1].weight_in(Channel::voice), 30);
  auto scored_in = [&](Channel channel, const Period& period) {
    return reader->scorecard(info, "a-1", period).value().channels[static_cast<size_t>(channel)];
  };
  EXPECT_EQ(scored_in(Channel::chat, {}), 2u);
  EXPECT_EQ(scored_in(Channel::voice, {}), 3u);
  EXPECT_EQ(scored_in(Channel::chat, days("2026-11-20", "2026-11-21")), 1u);
}

// Ten scores of 90 and ten of 60; nine of 100 are too few. Group mean (900 + 600 + 900) / 29 = 82.7586.
TEST(Query, RanksWithEnoughScoresOnly) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<Item> items;
  add_calls(items, "good", "2026-11-20", 10, 9000);
  add_calls(items, "poor", "2026-11-20", 10, 6000);
  add_calls(items, "few", "2026-11-20", 9, 10000);
  load(path, make_rubric(), items);
  auto reader = open_reader(path);
  TeamTable table = reader->team(reader->rubric("").value()).value();
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].agent.id, "good");
  EXPECT_EQ(table.rows[0].rank, 1u);
  EXPECT_EQ(table.rows[1].agent.id, "poor");
  EXPECT_EQ(table.rows[1].rank, 2u);
  EXPECT_EQ(table.rows[2].agent.id, "few");
  EXPECT_FALSE(table.rows[2].rank);
  double group = 2400.0 / 29;
  EXPECT_NEAR(table.group.mean, group, 1e-9);
  EXPECT_NEAR(table.rows[0].figures.shrunken, (900 + 10 * group) / 20, 1e-9);
  EXPECT_NEAR(table.rows[2].figures.shrunken, (900 + 10 * group) / 19, 1e-9);
  EXPECT_EQ(table.group.scored, 29u);
  EXPECT_EQ(table.rows[0].figures.grades, (std::vector<uint64_t>{10, 0, 0}));
  // The view says the same.
  EXPECT_EQ(
      test::query(path,
                  "SELECT agent, rank, round(shrunken_score, 6) FROM team_table ORDER BY rank IS NULL, rank"),
      "good|1|86.37931\npoor|2|71.37931\nfew||90.92559\n");
  EXPECT_TRUE(reader->team(reader->rubric("").value(), {}, "nobody")->rows.empty());
  EXPECT_EQ(reader->teams().value(), std::vector<std::string>{"billing"});
}

TEST(Query, ScorecardByHand) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<Item> items;
  add_calls(items, "a-1", "2026-11-20", 3, 7000, 1000);  // 70, 80, 90
  add_calls(items, "a-2", "2026-11-20", 12, 8000);
  Evaluation silent;
  silent.not_scored = NotScored::no_agent_talk;
  items.push_back(make_item("silent", "a-1", "2026-11-20", silent));
  load(path, make_rubric(), items);
  auto reader = open_reader(path);
  Scorecard card = reader->scorecard(reader->rubric("").value(), "a-1").value();
  EXPECT_EQ(card.ranked_agents, 1u);
  EXPECT_EQ(card.scored_agents, 2u);
  EXPECT_EQ(card.overall.evaluations, 4u);
  EXPECT_EQ(card.overall.scored, 3u);
  EXPECT_EQ(card.overall.not_scored[static_cast<size_t>(NotScored::no_agent_talk)], 1u);
  EXPECT_DOUBLE_EQ(card.overall.mean, 80);
  ASSERT_TRUE(card.overall.interval);
  EXPECT_NEAR(card.overall.interval->low, 80 - 24.8414, 1e-3);
  EXPECT_DOUBLE_EQ(card.overall.interval->high, 100);  // 104.8 is no score
  EXPECT_FALSE(card.rank);
  EXPECT_EQ(card.ranked_agents, 1u);
  EXPECT_DOUBLE_EQ(card.group_mean, 80);
  ASSERT_EQ(card.criteria.size(), 3u);
  // Verdicts of validation: not met, met, not met.
  EXPECT_EQ(card.criteria[0].opportunities, 3u);
  EXPECT_EQ(card.criteria[0].met, 1u);
  EXPECT_EQ(card.criteria[0].missed, 2u);
  EXPECT_NEAR(card.criteria[0].rate, 1.0 / 3, 1e-12);
  EXPECT_NEAR(card.criteria[0].interval->low, 0.06149, 1e-5);
  EXPECT_NEAR(card.criteria[0].interval->high, 0.79234, 1e-5);
  // Apology: not applicable, met, met.
  EXPECT_EQ(card.criteria[1].verdicts[static_cast<size_t>(kNone)], 1u);
  EXPECT_EQ(card.criteria[1].opportunities, 2u);
  EXPECT_DOUBLE_EQ(card.criteria[1].credit, 1);
  ASSERT_EQ(card.weeks.size(), 1u);
  EXPECT_EQ(day_text(card.weeks[0].period.from), "2026-11-16");
  EXPECT_FALSE(card.change);
  EXPECT_EQ(
      test::query(path, "SELECT criterion, rate_low, rate_high FROM agent_scorecard WHERE agent = 'a-1'"),
      "validation|0.0615|0.7923\napology|0.3424|1.0\nrespect|0.4385|1.0\n");
}

TEST(Query, PeriodsAndChange) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<Item> items;
  add_calls(items, "a-1", "2026-10-05", 10, 5000, 100);
  add_calls(items, "a-1", "2026-11-02", 10, 7000, 100);
  add_calls(items, "a-1", "2026-11-20", 2, 9000);
  add_calls(items, "a-2", "2026-11-20", 1, 9000);
  add_calls(items, "a-1", "", 1, 100);  // without a day: only in the whole
  load(path, make_rubric(), items);
  auto reader = open_reader(path);
  RubricInfo rubric = reader->rubric("").value();
  EXPECT_EQ(reader->scorecard(rubric, "a-1")->overall.scored, 23u);
  Scorecard november = reader->scorecard(rubric, "a-1", days("2026-11-01", "2026-11-30")).value();
  EXPECT_EQ(november.overall.scored, 12u);
  EXPECT_EQ(november.rank, 1u);
  ASSERT_TRUE(november.change);
  EXPECT_EQ(day_text(november.change->previous.from), "2026-10-02");
  EXPECT_EQ(november.change->previous_scored, 10u);
  EXPECT_NEAR(november.change->previous_mean, 54.5, 1e-9);
  EXPECT_NEAR(november.change->difference, (10 * 74.5 + 180) / 12 - 54.5, 1e-9);
  EXPECT_TRUE(november.change->clear());
  // Without an end, the last 28 days: from 2026-10-24 to 2026-11-20.
  Scorecard all = reader->scorecard(rubric, "a-1").value();
  ASSERT_TRUE(all.change);
  EXPECT_EQ(day_text(all.change->current.from), "2026-10-24");
  EXPECT_EQ(day_text(all.change->previous.from), "2026-09-26");
  EXPECT_EQ(all.change->current_scored, 12u);
  ASSERT_EQ(all.weeks.size(), 3u);
  EXPECT_EQ(all.weeks[1].scored, 10u);
  EXPECT_NEAR(all.weeks[1].mean, 74.5, 1e-9);
  EXPECT_EQ(reader->scorecard(rubric, "a-1", {kNoDay, *parse_day("2026-10-31")})->overall.scored, 10u);
  EXPECT_EQ(reader->team(rubric, days("2026-11-20", "2026-11-20"))->rows.size(), 2u);
  EXPECT_EQ(reader->team(rubric)->group.scored, 24u);
  EXPECT_EQ(reader->scorecard(rubric, "a-2", days("2026-10-01", "2026-10-31")).error().code,
            "no-evaluations");
  auto unknown = reader->scorecard(rubric, "a-11");
  EXPECT_EQ(unknown.error().code, "unknown-agent");
  EXPECT_EQ(unknown.error().help, "did you mean 'a-1'?");
}

TEST(Query, ConversationsToLearnFrom) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  std::vector<Item> items = {
      make_item("missed", "a-1", "2026-11-10", make_evaluation(3000, kNot, kMet, kMet)),
      make_item("newer-missed", "a-1", "2026-11-12", make_evaluation(4000, kNot, kMet, kMet)),
      make_item("good", "a-1", "2026-11-11", make_evaluation(10000, kMet, kMet, kMet)),
      make_item("failed", "a-1", "2026-11-09", make_evaluation(9000, kMet, kMet, kNot)),
      make_item("other-agent", "a-2", "2026-11-20", make_evaluation(0, kNot, kNot, kMet))};
  // Counted against a limit: the evidence is an answer, and no opportunity was there to be missed.
  Item counted = make_item("counted", "a-1", "2026-11-13", make_evaluation(5000, kMet, kMet, kMet));
  CriterionResult& result = counted.evaluations[0].criteria[0];
  result.verdict = kNot;
  result.reason = Reason::outside_band;
  counted.evaluations[0].evidence[0].part = EvidencePart::answer;
  items.push_back(counted);
  load(path, make_rubric(), items);
  auto reader = open_reader(path);
  RubricInfo rubric = reader->rubric("").value();
  using Kind = ScoreReader::ExampleKind;
  auto names = [&](uint16_t criterion, Kind kind, size_t most, const Period& period = {}) {
    std::string text;
    auto examples = reader->examples(rubric, "a-1", criterion, kind, most, period);
    for (const Example& example : examples.value()) text += example.conversation + " ";
    return text;
  };
  EXPECT_EQ(names(0, Kind::missed, 10), "newer-missed missed counted ");
  EXPECT_EQ(names(0, Kind::missed, 1), "newer-missed ");
  EXPECT_EQ(names(0, Kind::missed, 10, days("2026-11-01", "2026-11-10")), "missed ");
  EXPECT_EQ(names(0, Kind::good, 10), "good failed ");
  EXPECT_EQ(names(2, Kind::missed, 10), "failed ");
  Example first = reader->examples(rubric, "a-1", 0, Kind::missed, 1).value().front();
  EXPECT_EQ(first.evidence.part, EvidencePart::opportunity_missed);
  EXPECT_EQ(first.evidence.signal, 0);
  EXPECT_EQ(first.score, 4000);
  EXPECT_EQ(first.source, "calls.ndjson");
  EXPECT_EQ(first.location.hash, hash64("newer-missed"));

  auto lowest = reader->lowest_scored(rubric, "a-1", 3).value();
  ASSERT_EQ(lowest.size(), 3u);
  EXPECT_EQ(lowest[0].conversation, "failed");
  EXPECT_EQ(lowest[1].conversation, "missed");
  EXPECT_EQ(lowest[2].conversation, "newer-missed");
  EXPECT_EQ(test::query(path,
                        "SELECT conversation, score, criterion, verdict FROM conversations_to_coach_from "
                        "WHERE agent = 'a-1' ORDER BY score LIMIT 2"),
            "failed|0.0|respect|not_met\nmissed|30.0|validation|not_met\n");
}

TEST(Query, TheDigestSeesEveryKindOfChange) {
  TempFolder folder;
  std::string path = folder.file("x.db"), moved = folder.file("moved.db");
  std::vector<Item> items = test::random_items(30);
  load(path, make_rubric(), items);
  for (Item& item : items) item.location.offset += 5;
  load(moved, make_rubric(), items, {.sources = {"elsewhere.ndjson"}});
  EXPECT_NE(test::digest_of(moved), test::digest_of(path));
  EXPECT_EQ(test::digest_of(moved, false), test::digest_of(path, false));
  std::string before = test::digest_of(path);
  for (const char* change :
       {"UPDATE evaluation SET evidence = '[]' WHERE evaluation_key = 3",
        "UPDATE evaluation SET score = score + 1 WHERE score < 9000",
        "UPDATE agent SET team = 'other' WHERE agent_key = 1", "UPDATE agent_day SET scored = scored + 1",
        "UPDATE agent_score SET rates = '[]'", "DELETE FROM criterion WHERE position = 1",
        "INSERT INTO reject VALUES (1, 1, 1, 1, 1, 1, 'x', 'y')"}) {
    Database database(path, Database::Access::create, 0);
    database.execute(change);
    EXPECT_NE(test::digest_of(path), before) << change;
    before = test::digest_of(path);
  }
}

TEST(Query, DamageIsReportedNotMisread) {
  for (const char* damage : {"criteria = '[[1,2]]'", "criteria = '[]'", "not_scored = 200", "not_scored = -1",
                             "channel = 77", "grade = 99", "evidence = '[[99,0,0,0,1]]'"}) {
    TempFolder folder;
    std::string path = folder.file("x.db");
    load(path, make_rubric(),
         {make_item("c-1", "a-1", "2026-11-20", make_evaluation(100, kMet, kMet, kMet))});
    Database(path, Database::Access::create, 0).execute(std::string("UPDATE evaluation SET ") + damage);
    auto found = open_reader(path)->find("c-1");
    ASSERT_FALSE(found.ok()) << damage;
    EXPECT_EQ(found.error().code, "damaged-database") << damage;
  }
}

}  // namespace
}  // namespace attune
