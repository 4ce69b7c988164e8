// The public interface: every view and every query of engine/store/README.md, in the plain sqlite3 shell
// where there is one.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "tests/unit/store/store_fixture.h"

namespace attune {
namespace {

using test::load;
using test::make_evaluation;
using test::make_item;
using test::make_rubric;
using test::query;
using test::TempFolder;

constexpr Verdict kMet = Verdict::met, kNot = Verdict::not_met, kNone = Verdict::not_applicable;

// A database with two rubric versions, two agents, a day unknown, and a reject.
void load_example(const std::string& path) {
  std::vector<test::Item> items = {
      make_item("c-1", "a-1", "2026-11-20T10:00:00Z", make_evaluation(5500, kMet, kNot, kMet)),
      make_item("c-2", "a-1", "2026-11-22T10:00:00Z", make_evaluation(10000, kMet, kNone, kMet)),
      make_item("c-3", "a-2", "", make_evaluation(8000, kMet, kNot, kNot))};
  Evaluation silent;
  silent.not_scored = NotScored::no_customer_talk;
  items.push_back(make_item("c-4", "a-2", "2026-11-23", silent));
  load(path, make_rubric(1), items);
  items[0] = make_item("c-1", "a-1", "2026-11-20T10:00:00Z", make_evaluation(7000, kNot, kMet, kMet));
  load(path, make_rubric(2), items, {.rejects = {{{0, 9, 900, 10, 1}, "not-json", "x"}}});
}

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The contents of every ```sql block of a Markdown text.
std::vector<std::string> sql_blocks(const std::string& text) {
  static constexpr char kOpen[] = "```sql\n";
  std::vector<std::string> blocks;
  for (size_t at = 0; (at = text.find(kOpen, at)) != std::string::npos;) {
    at += sizeof kOpen - 1;
    size_t end = text.find("```", at);
    blocks.push_back(text.substr(at, end - at));
    at = end;
  }
  return blocks;
}

struct ShellRun {
  int status;
  std::string output;
};

ShellRun run_shell(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (!pipe) return {-1, ""};
  std::string output;
  char part[4096];
  while (size_t size = ::fread(part, 1, sizeof part, pipe)) output.append(part, size);
  return {::pclose(pipe), output};
}

bool have_shell() { return run_shell("sqlite3 --version").status == 0; }

TEST(Views, SayWhatWasScored) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  EXPECT_EQ(
      query(path,
            "SELECT conversation, agent, team, version, channel, day, not_scored, score, raw_score, grade, "
            "auto_failed, source FROM evaluation_plain WHERE NOT latest ORDER BY conversation"),
      "c-1|a-1|billing|1|voice|2026-11-20||55.0|55.0|coach|0|calls.ndjson\n"
      "c-2|a-1|billing|1|voice|2026-11-22||100.0|100.0|strong|0|calls.ndjson\n"
      "c-3|a-2|billing|1|voice|||0.0|80.0|coach|1|calls.ndjson\n"
      "c-4|a-2|billing|1|voice|2026-11-23|no_customer_talk||||0|calls.ndjson\n");
  EXPECT_EQ(query(path,
                  "SELECT version, criterion, verdict, reason, credit, opportunities, met, missed FROM "
                  "criterion_score WHERE conversation = 'c-2' ORDER BY version, criterion"),
            "1|apology|not_applicable|no_opportunity||0|0|0\n1|respect|met|all_answered|1.0|1|1|0\n"
            "1|validation|met|all_answered|1.0|1|1|0\n2|apology|not_applicable|no_opportunity||0|0|0\n"
            "2|respect|met|all_answered|1.0|1|1|0\n2|validation|met|all_answered|1.0|1|1|0\n");
  EXPECT_EQ(query(path,
                  "SELECT criterion, signal, part, turn, start_byte, end_byte FROM evidence "
                  "WHERE conversation = 'c-1' AND version = 1 ORDER BY turn"),
            "validation|cue|opportunity_met|0|3|9\nvalidation|answer|answer|1|0|12\n"
            "apology|cue|opportunity_missed|2|3|9\nrespect|cue|opportunity_met|4|3|9\nrespect|answer|answer|"
            "5|0|12\n");
  EXPECT_EQ(query(path, "SELECT content_hash FROM evaluation_plain WHERE conversation = 'c-1' AND latest"),
            hash_text(hash64("c-1")) + "\n");
}

TEST(Views, KeepVersionsApart) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  EXPECT_EQ(query(path, "SELECT version, agent, scored, score FROM team_table ORDER BY version, agent"),
            "1|a-1|2|77.5\n1|a-2|1|0.0\n2|a-1|2|85.0\n2|a-2|1|0.0\n");
  EXPECT_EQ(query(path, "SELECT version, agent, day, week, scored, score FROM trend ORDER BY 1, 2, 3"),
            "1|a-1|2026-11-20|2026-11-16|1|55.0\n1|a-1|2026-11-22|2026-11-16|1|100.0\n"
            "1|a-2|2026-11-23|2026-11-23|0|\n2|a-1|2026-11-20|2026-11-16|1|70.0\n"
            "2|a-1|2026-11-22|2026-11-16|1|100.0\n2|a-2|2026-11-23|2026-11-23|0|\n");
  EXPECT_EQ(query(path, "SELECT version, agent, week, scored, score FROM weekly_trend ORDER BY 1, 2, 3"),
            "1|a-1|2026-11-16|2|77.5\n1|a-2|2026-11-23|0|\n2|a-1|2026-11-16|2|85.0\n2|a-2|2026-11-23|0|\n");
  EXPECT_EQ(query(path,
                  "SELECT version, conversation, criterion, verdict, reason FROM conversations_to_coach_from "
                  "ORDER BY version, conversation"),
            "1|c-1|apology|not_met|none_answered\n1|c-3|respect|not_met|none_answered\n"
            "2|c-1|validation|not_met|none_answered\n2|c-3|respect|not_met|none_answered\n");
  EXPECT_EQ(
      query(path,
            "SELECT version, agent, criterion, opportunities, rate FROM agent_scorecard WHERE criterion = "
            "'apology' ORDER BY version, agent"),
      "1|a-1|apology|1|0.0\n1|a-2|apology|1|0.0\n2|a-1|apology|1|1.0\n2|a-2|apology|1|0.0\n");
}

// What a criterion weighs is what it weighs in the conversation's channel: in chat the apology costs more.
TEST(Views, WeighAsTheChannelDoes) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  Rubric rubric = make_rubric();
  rubric.criteria[0].channel_weights = {{Channel::chat, 10000}};
  rubric.criteria[1].channel_weights = {{Channel::chat, 65000}};
  std::vector<test::Item> items;
  for (Channel channel : {Channel::voice, Channel::chat})
    items.push_back(make_item("c-" + std::string(channel_name(channel)), "a-1", "2026-11-20T10:00:00Z",
                              make_evaluation(2500, kNot, kNot, kMet)));
  items[0].channel = Channel::voice;
  items[1].channel = Channel::chat;
  load(path, rubric, items);
  EXPECT_EQ(query(path, "SELECT conversation, criterion, weight FROM criterion_score ORDER BY 1, 2"),
            "c-chat|apology|65.0\nc-chat|respect|25.0\nc-chat|validation|10.0\n"
            "c-voice|apology|30.0\nc-voice|respect|25.0\nc-voice|validation|45.0\n");
  EXPECT_EQ(query(path, "SELECT conversation, criterion FROM conversations_to_coach_from ORDER BY 1"),
            "c-chat|apology\nc-voice|validation\n");
}

TEST(Views, UseTheIndexesOfTheirConditions) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  auto plan = [&](const std::string& sql) { return query(path, "EXPLAIN QUERY PLAN " + sql); };
  for (const char* view : {"evaluation_plain", "criterion_score", "evidence"}) {
    std::string sql = "SELECT * FROM " + std::string(view) + " WHERE conversation = 'c-1'";
    EXPECT_NE(plan(sql).find("evaluation_conversation"), std::string::npos) << plan(sql);
  }
  for (const char* view :
       {"evaluation_plain", "criterion_score", "evidence", "conversations_to_coach_from"}) {
    std::string sql = "SELECT * FROM " + std::string(view) + " WHERE agent = 'a-1' AND latest";
    EXPECT_NE(plan(sql).find("evaluation_agent"), std::string::npos) << plan(sql);
  }
}

TEST(Readme, NamesEveryColumnOfEveryTableAndView) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  std::string readme = read_file(ATTUNE_SOURCE_DIR "/engine/store/README.md");
  std::stringstream columns(
      query(path,
            "SELECT m.name, group_concat(c.name) FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type IN ('table', 'view') GROUP BY m.name"));
  int objects = 0;
  for (std::string line; std::getline(columns, line); ++objects) {
    std::string name = line.substr(0, line.find('|'));
    size_t at = readme.find("`" + name + "`");
    ASSERT_NE(at, std::string::npos) << name;
    // The row of the reference that describes it: `name` in the first cell.
    size_t row = readme.find("\n| `" + name + "`");
    if (row == std::string::npos) row = readme.rfind("\n| `", at);
    std::string described = readme.substr(row + 1, readme.find('\n', row + 1) - row - 1);
    std::stringstream names(line.substr(line.find('|') + 1));
    for (std::string column; std::getline(names, column, ',');)
      EXPECT_NE(described.find(column), std::string::npos) << name << "." << column;
  }
  EXPECT_GE(objects, 25);
}

TEST(Readme, EveryQueryRunsAndFindsSomething) {
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  std::vector<std::string> blocks = sql_blocks(read_file(ATTUNE_SOURCE_DIR "/engine/store/README.md"));
  ASSERT_GE(blocks.size(), 9u);
  if (!have_shell()) GTEST_SKIP() << "no sqlite3 shell here";
  for (const std::string& block : blocks) {
    std::string script = folder.file("query.sql");
    std::ofstream(script) << block;
    ShellRun run = run_shell("sqlite3 -bail -readonly '" + path + "' < '" + script + "'");
    EXPECT_EQ(run.status, 0) << block << run.output;
    EXPECT_FALSE(run.output.empty()) << block;
  }
}

TEST(Shell, ReadsEveryView) {
  if (!have_shell()) GTEST_SKIP() << "no sqlite3 shell here";
  TempFolder folder;
  std::string path = folder.file("x.db");
  load_example(path);
  std::stringstream views(query(path, "SELECT name FROM sqlite_master WHERE type = 'view'"));
  int count = 0;
  for (std::string view; std::getline(views, view); ++count) {
    ShellRun run = run_shell("sqlite3 -bail -readonly '" + path + "' 'SELECT * FROM " + view + "'");
    EXPECT_EQ(run.status, 0) << view << run.output;
    EXPECT_EQ(run.output.empty(), view == "quote") << view;  // no quotes were asked for
  }
  EXPECT_EQ(count, 13);
}

}  // namespace
}  // namespace attune
