// Tables of outcomes and agents, and what they do to a conversation.
#include "engine/input/tables/join.h"

#include <gtest/gtest.h>

#include "engine/input/tables/csv.h"
#include "tests/support/compress.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::TemporaryFolder;

std::string rows_of(std::string_view text) {
  CsvReader csv(text);
  std::vector<std::string> cells;
  std::string out;
  while (csv.next(cells)) {
    out += std::to_string(csv.line()) + ":";
    for (const std::string& cell : cells) out += "<" + cell + ">";
    out += " ";
  }
  return out + csv.fault();
}

TEST(Csv, HasCellsInQuotes) {
  EXPECT_EQ(rows_of("a,b\r\n\"x, \"\"y\"\"\",\"line\nend\"\n\n,\n"),
            "1:<a><b> 2:<x, \"y\"><line\nend> 5:<><> ");
  EXPECT_EQ(rows_of("\xEF\xBB\xBFid;csat\n1;4,5"), "1:<id><csat> 2:<1><4,5> ");
  EXPECT_EQ(rows_of("id\tcsat\n1\t4\n"), "1:<id><csat> 2:<1><4> ");
  EXPECT_EQ(rows_of(""), "");
  EXPECT_EQ(rows_of("a\n\"b"), "1:<a> line 2: a quote is opened and not closed");
  EXPECT_EQ(rows_of("a\n\"b\"c"), "1:<a> line 2: text after a closing quote, expected a separator");
}

class JoinTest : public testing::Test {
 protected:
  std::unique_ptr<JoinTable> table(std::string_view bytes, const ColumnMap& columns = {}) {
    auto loaded = JoinTable::load(folder_.write("table.csv", bytes), columns);
    if (!loaded) return error_ = loaded.error(), nullptr;
    return std::move(*loaded);
  }
  std::string message(std::string_view bytes, const ColumnMap& columns = {}) {
    EXPECT_EQ(table(bytes, columns), nullptr);
    return error_.code + ": " + error_.message + ": " + error_.help;
  }
  // A conversation with one agent, after `join` has seen it.
  Conversation joined(const Join& join, std::string_view id, std::string_view path = "calls/a-9.json.gz",
                      std::string_view record = "{}") {
    Conversation conversation;
    conversation.id = id;
    conversation.agents.push_back({"a-1", "Sam", "billing"});
    record_ = std::string(record) + std::string(kTextPadding, ' ');
    join.apply(path, std::string_view(record_).substr(0, record.size()), conversation, scratch_);
    return conversation;
  }
  std::unique_ptr<Join> join(JoinOptions options) {
    auto loaded = Join::load(options);
    if (!loaded) return error_ = loaded.error(), nullptr;
    return std::move(*loaded);
  }

  TemporaryFolder folder_;
  Error error_;
  Join::Scratch scratch_;
  std::string record_;
};

// All of a table is in memory, so that a small compressed file must not become a large one there.
TEST_F(JoinTest, ATableHasALimitOfBytesAndRows) {
  auto code = [&](std::string_view bytes, const TableLimits& limits) {
    auto loaded = JoinTable::load(folder_.write("table.csv", bytes), {}, limits);
    return loaded ? std::to_string((*loaded)->counts().rows) : loaded.error().code + loaded.error().message;
  };
  const std::string two = "id,csat\na,1\nb,2\n", twice = "id,csat\na,1\na,2\na,3\n";
  const std::string json = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n";
  EXPECT_EQ(code(two, {.bytes = two.size(), .rows = 2}), "2");
  EXPECT_NE(code(two, {.bytes = two.size() - 1}).find("table-too-large"), std::string::npos);
  EXPECT_NE(code(two, {.rows = 1}).find("has more than 1 rows"), std::string::npos);
  EXPECT_NE(code(twice, {.rows = 2}).find("table-too-large"), std::string::npos);
  EXPECT_EQ(code(json, {.rows = 3}), "3");
  EXPECT_NE(code(json, {.rows = 2}).find("table-too-large"), std::string::npos);
  EXPECT_NE(code(test::gzip(std::string(3 << 20, 'a')), {.bytes = 1 << 20}).find("table-too-large"),
            std::string::npos);
}

TEST_F(JoinTest, ReadsCsvAndJsonAlike) {
  std::string csv =
      "Conversation ID,CSAT,nps,ces,Resolved,churned,agent,agent-name,team,queue\n"
      "c-1,4.5,-3,,yes,0,a-7,\"Lee, Sam\",billing,orders\n";
  std::string json =
      R"({"conversation":"c-1","csat":4.5,"nps":-3,"ces":null,"resolved":true,"churned":false,"agent":"a-7",)"
      R"("agent_name":"Lee, Sam","team":"billing","queue":"orders"})"
      "\n";
  for (const std::string& bytes : {csv, json, test::gzip(csv), test::zstd(json)}) {
    std::unique_ptr<JoinTable> loaded = table(bytes);
    ASSERT_NE(loaded, nullptr) << error_.message;
    const JoinRow* row = loaded->find("c-1");
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->outcome.csat, 4.5);
    EXPECT_EQ(row->outcome.nps, -3);
    EXPECT_EQ(row->outcome.ces, std::nullopt);
    EXPECT_EQ(row->outcome.resolved, true);
    EXPECT_EQ(row->outcome.churned, false);
    EXPECT_EQ(row->agent, "a-7");
    EXPECT_EQ(row->agent_name, "Lee, Sam");
    EXPECT_EQ(row->team, "billing");
    EXPECT_EQ(row->queue, "orders");
    EXPECT_TRUE(loaded->has_agents());
    EXPECT_EQ(loaded->find("c-2"), nullptr);
  }
}

TEST_F(JoinTest, IsStrictAboutColumns) {
  EXPECT_NE(message("conversation,cstat\n").find("unknown column 'cstat': did you mean 'csat'?"),
            std::string::npos)
      << error_.message << error_.help;
  EXPECT_NE(message("csat,nps\n").find("no column has the conversations' ids"), std::string::npos);
  EXPECT_NE(message("id,csat,CSAT\n").find("two columns are 'csat'"), std::string::npos);
  EXPECT_NE(message("id,conversation\n").find("two columns are 'conversation'"), std::string::npos);
  EXPECT_NE(message("").find("it is empty"), std::string::npos);
  EXPECT_NE(message("id,csat\n\"1,2\n").find("not closed"), std::string::npos);
  EXPECT_NE(message(R"({"id":1,"stars":5})").find("unknown column 'stars'"), std::string::npos);
  ColumnMap columns = {{"Survey score", "csat"}, {"ticket", "conversation"}, {"note", "-"}};
  std::unique_ptr<JoinTable> mapped = table("ticket,survey score,Note\nc-1,3,private\n", columns);
  ASSERT_NE(mapped, nullptr) << error_.message;
  EXPECT_EQ(mapped->find("c-1")->outcome.csat, 3);
  EXPECT_EQ(table("id;csat\nc-1;4,5\n")->find("c-1")->outcome.csat, 4.5);
  EXPECT_NE(message("id,x\n", {{"x", "cast"}}).find("unknown column 'cast'"), std::string::npos);
}

// What spreadsheets and survey tools save besides: said as what it is, not as a strange column.
TEST_F(JoinTest, RefusesWhatIsNoTable) {
  using namespace std::string_view_literals;
  EXPECT_NE(message("id,team\nc-1,Z\xFCrich\n").find("its byte 13 is not UTF-8"), std::string::npos)
      << error_.message;
  EXPECT_NE(message("\xFF\xFEi\0d\0"sv).find("is UTF-16LE, expected UTF-8"), std::string::npos)
      << error_.message;
  EXPECT_NE(message("PK\x03\x04 and more").find("a workbook"), std::string::npos) << error_.message;
  EXPECT_NE(message("[{\"id\":1,\"csat\":5}]").find("it is an array"), std::string::npos) << error_.message;
  EXPECT_NE(table("\xEF\xBB\xBF{\"id\":\"c-1\",\"csat\":5}\n"), nullptr) << "a byte order mark is fine";
}

TEST_F(JoinTest, CountsWhatDoesNotFit) {
  std::unique_ptr<JoinTable> loaded = table(
      "id,csat,resolved\n"
      "c-1,4,yes\nc-2,good,yes\nc-1,5,no\n,3,no\nc-3,1,maybe\nc-4,2\nc-5,1,no,x\n");
  ASSERT_NE(loaded, nullptr);
  EXPECT_EQ(loaded->find("c-1")->outcome.csat, 4);  // the first counts
  EXPECT_EQ(loaded->find("c-2")->outcome.resolved, true);
  EXPECT_EQ(loaded->find("c-4")->outcome.csat, 2);
  JoinCounts counts = loaded->counts();
  EXPECT_EQ(counts.rows, 5u);
  EXPECT_EQ(counts.duplicates, 1u);
  EXPECT_EQ(counts.faults, 5u);
  EXPECT_EQ(counts.unused, 2u);
  ASSERT_EQ(loaded->faults().size(), 5u);
  EXPECT_EQ(loaded->faults()[0], "line 3: csat: not a number");
  EXPECT_EQ(loaded->faults()[1], "line 5: conversation: missing");
  EXPECT_EQ(loaded->faults()[3], "line 7: 2 cells, the header has 3");
}

TEST_F(JoinTest, LeavesOutFiguresOfNoScale) {
  std::unique_ptr<JoinTable> loaded = table("id,csat,nps\nc-1,1e15,-100\nc-2,1000,-1001\n");
  ASSERT_NE(loaded, nullptr);
  EXPECT_FALSE(loaded->find("c-1")->outcome.csat);
  EXPECT_EQ(loaded->find("c-1")->outcome.nps, -100);
  EXPECT_EQ(loaded->find("c-2")->outcome.csat, 1000);
  ASSERT_EQ(loaded->faults().size(), 2u);
  EXPECT_EQ(loaded->faults()[0], "line 2: csat: not from -1000 to 1000");
}

TEST_F(JoinTest, GoesBeforeWhatTheRecordSays) {
  std::string path = folder_.write("o.csv", "id,csat,resolved,agent,queue\nc-1,5,,a-2,orders\n");
  std::unique_ptr<Join> loaded = join({path, {}, ""});
  ASSERT_NE(loaded, nullptr) << error_.message;
  EXPECT_TRUE(loaded->names_agents());
  Conversation conversation = joined(*loaded, "c-1");
  EXPECT_EQ(conversation.outcome.csat, 5);
  EXPECT_EQ(conversation.outcome.resolved, std::nullopt);
  ASSERT_EQ(conversation.tags.size(), 1u);
  EXPECT_EQ(conversation.tags[0].first, "queue");
  EXPECT_EQ(conversation.tags[0].second, "orders");
  EXPECT_EQ(conversation.agents[0].id, "a-2");
  EXPECT_EQ(conversation.agents[0].team, "billing");  // the table does not say
  EXPECT_EQ(joined(*loaded, "c-9").agents[0].id, "a-1");
  EXPECT_EQ(loaded->report().without_row, 1u);
}

TEST_F(JoinTest, FindsTheAgent) {
  std::unique_ptr<Join> by_name = join({"", {}, "file-name"});
  EXPECT_EQ(joined(*by_name, "c-1").agents[0].id, "a-9");
  EXPECT_EQ(joined(*by_name, "c-1", "a.b.json").agents[0].id, "a.b");
  EXPECT_EQ(joined(*by_name, "c-1", "noending").agents[0].id, "noending");
  EXPECT_EQ(joined(*by_name, "c-1", "-").agents[0].id, "a-1");
  EXPECT_EQ(by_name->report().without_agent, 1u);

  std::unique_ptr<Join> by_field = join({"", {}, "people.1.email"});
  std::string_view record =
      R"({"x":1,"people":[{"email":"no"},{"name":"n","email":"s\u0061m@x.org"}],"people":[]})";
  EXPECT_EQ(joined(*by_field, "c-1", "x", record).agents[0].id, "sam@x.org");
  EXPECT_EQ(joined(*by_field, "c-1", "x", R"({"people":[{},{"email":17}]})").agents[0].id, "17");
  for (std::string_view without : {"{}", R"({"people":[{},{"email":null}]})", R"({"people":{"email":"x"}})",
                                   R"({"people":[{},{"email":""}]})", R"({"people":[{},{"email":["x"]}]})"})
    EXPECT_EQ(joined(*by_field, "c-1", "x", without).agents[0].id, "a-1") << without;
  EXPECT_EQ(by_field->report().without_agent, 5u);

  std::string path = folder_.write("agents.csv", "id,agent_id,agent_name,team\nc-1,a-5,Kim,voice\n");
  std::unique_ptr<Join> by_table = join({"", {}, path});
  Agent agent = joined(*by_table, "c-1").agents[0];
  EXPECT_EQ(agent.id, "a-5");
  EXPECT_EQ(agent.name, "Kim");
  EXPECT_EQ(agent.team, "voice");
  EXPECT_EQ(joined(*by_table, "c-2").agents[0].id, "a-1");
}

TEST_F(JoinTest, LeavesSeveralAgentsAlone) {
  std::unique_ptr<Join> by_name = join({"", {}, "file-name"});
  Conversation conversation;
  conversation.id = "c";
  conversation.agents = {{"a-1", "", ""}, {"a-2", "", ""}};
  by_name->apply("a-9.json", "{}", conversation, scratch_);
  EXPECT_EQ(conversation.agents[0].id, "a-1");
  EXPECT_EQ(by_name->report().several_agents, 1u);

  // Both a table and --agent-from know somebody: it is one conversation all the same.
  std::unique_ptr<Join> both = join({folder_.write("who.csv", "id,agent\nc,a-7\n"), {}, "file-name"});
  both->apply("a-9.json", "{}", conversation, scratch_);
  EXPECT_EQ(both->report().several_agents, 1u);
}

TEST_F(JoinTest, RefusesSourcesOfNoAgents) {
  EXPECT_EQ(join({"", {}, folder_.write("a.csv", "id,team\n1,x\n")}), nullptr);
  EXPECT_EQ(error_.code, "bad-agent-source");
  EXPECT_EQ(join({"", {}, "a..b"}), nullptr);
  EXPECT_EQ(error_.code, "bad-agent-source");
  EXPECT_EQ(join({"", {}, folder_.path("none.csv")}), nullptr);
  EXPECT_EQ(error_.code, "missing-input");
}

}  // namespace
}  // namespace attune
