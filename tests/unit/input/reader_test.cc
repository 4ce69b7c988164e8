// Records that are read: every field of the native format, in every form that JSON allows.
#include "engine/input/reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/allocations.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using test::PaddedRecord;

// Reads one record; the conversation is valid as long as this is.
struct ReadRecord {
  explicit ReadRecord(std::string_view text) : record(text) {
    ok = reader.read(record.view(), conversation, reject);
  }
  PaddedRecord record;
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  bool ok = false;
};

constexpr std::string_view kWhole =
    R"({"id": "c-20261120-000123", "channel": "voice", "language": "en", "started_at": "2026-11-20T10:00:00Z",
 "agent": {"id": "a-17", "name": "Sam Lee", "team": "billing"},
 "customer": {"id": "u-9", "name": "Dana"},
 "turns": [{"role": "agent", "text": "Thanks for calling, how can I help?", "start_ms": 0, "end_ms": 2300},
           {"role": "customer", "text": "My order never came.", "start_ms": 2400, "end_ms": 4100}],
 "outcome": {"csat": 4, "nps": 9, "ces": 2.5, "resolved": true, "churned": false},
 "tags": {"queue": "orders", "wait": 12.5, "vip": true}})";

void expect_whole(const Conversation& c) {
  EXPECT_EQ(c.id, "c-20261120-000123");
  EXPECT_EQ(c.channel, Channel::voice);
  EXPECT_EQ(c.language, "en");
  EXPECT_EQ(c.started_at, "2026-11-20T10:00:00Z");
  ASSERT_EQ(c.agents.size(), 1u);
  EXPECT_EQ(c.agents[0].id, "a-17");
  EXPECT_EQ(c.agents[0].name, "Sam Lee");
  EXPECT_EQ(c.agents[0].team, "billing");
  EXPECT_EQ(c.customer_id, "u-9");
  EXPECT_EQ(c.customer_name, "Dana");
  ASSERT_EQ(c.turns.size(), 2u);
  EXPECT_EQ(c.turns[0].role, Role::agent);
  EXPECT_EQ(c.turns[0].text, "Thanks for calling, how can I help?");
  EXPECT_EQ(c.turns[0].start_ms, 0);
  EXPECT_EQ(c.turns[0].end_ms, 2300);
  EXPECT_EQ(c.turns[0].agent, 0);
  EXPECT_EQ(c.turns[1].role, Role::customer);
  EXPECT_EQ(c.turns[1].text, "My order never came.");
  EXPECT_EQ(c.turns[1].start_ms, 2400);
  EXPECT_EQ(c.turns[1].end_ms, 4100);
  EXPECT_EQ(c.turns[1].agent, kNoAgent);
  EXPECT_EQ(c.outcome.csat, 4.0);
  EXPECT_EQ(c.outcome.nps, 9.0);
  EXPECT_EQ(c.outcome.ces, 2.5);
  EXPECT_EQ(c.outcome.resolved, true);
  EXPECT_EQ(c.outcome.churned, false);
  std::vector<std::pair<std::string_view, std::string_view>> tags = {
      {"queue", "orders"}, {"wait", "12.5"}, {"vip", "true"}};
  EXPECT_EQ(c.tags, tags);
}

TEST(RecordReader, ReadsEveryField) {
  ReadRecord read(kWhole);
  ASSERT_TRUE(read.ok) << read.reject.code << " " << read.reject.detail;
  expect_whole(read.conversation);
}

TEST(RecordReader, TakesBlanksOfAllKindsBetweenTokens) {
  for (std::string_view blanks : {"", " ", "\t", "\r\n", "\n\n\t  \r\n                                  "}) {
    std::string spaced;
    bool in_text = false;
    for (char c : kWhole) {
      if (c == '"') in_text = !in_text;
      if (!in_text && (c == ' ' || c == '\n')) continue;
      bool token = !in_text && std::string_view("{}[]:,").find(c) != std::string_view::npos;
      if (token) spaced += blanks;
      spaced += c;
      if (token) spaced += blanks;
    }
    ReadRecord read(spaced);
    ASSERT_TRUE(read.ok) << read.reject.code << " " << read.reject.detail;
    expect_whole(read.conversation);
  }
}

TEST(RecordReader, TakesTheKeysOfATurnInAnyOrder) {
  std::vector<std::string> members = {R"("agent":"b")", R"("end_ms":9)", R"("role":"agent")",
                                      R"("start_ms":5)", R"("text":"Hello")"};
  do {
    std::string turn;
    for (const std::string& member : members) turn += (turn.empty() ? "" : ",") + member;
    ReadRecord read(R"({"turns":[{)" + turn + R"(}],"id":1,"agents":["a","b"]})");
    ASSERT_TRUE(read.ok) << turn << read.reject.detail;
    const Turn& found = read.conversation.turns.at(0);
    ASSERT_TRUE(found.role == Role::agent && found.text == "Hello" && found.start_ms == 5 &&
                found.end_ms == 9);
    ASSERT_EQ(found.agent, 1);
  } while (std::next_permutation(members.begin(), members.end()));
}

TEST(RecordReader, TakesTheKeysOfARecordInAnyOrder) {
  std::vector<std::string> members = {R"("agent":"a")", R"("channel":"sms")", R"("id":"c")",
                                      R"("tags":{"x":"y"})", R"("turns":[{"role":"agent","text":"Hi"}])"};
  do {
    std::string record;
    for (const std::string& member : members) record += (record.empty() ? "{" : ",") + member;
    ReadRecord read(record + "}");
    ASSERT_TRUE(read.ok) << record << read.reject.detail;
    const Conversation& c = read.conversation;
    ASSERT_TRUE(c.id == "c" && c.channel == Channel::sms && c.agents.at(0).id == "a" && c.tags.size() == 1);
    ASSERT_EQ(c.turns.at(0).agent, 0);
  } while (std::next_permutation(members.begin(), members.end()));
}

// A record with one customer turn whose JSON string is `escaped`.
std::string record_with_text(std::string_view escaped) {
  return R"({"id":"c","agent":"a","turns":[{"role":"customer","text":")" + std::string(escaped) + "\"}]}";
}

TEST(RecordReader, UndoesEscapes) {
  struct Case {
    std::string_view escaped, text;
  };
  for (const Case& c : std::vector<Case>{
           {"", ""},
           {"plain", "plain"},
           {R"(I\u2019m)", "I\u2019m"},
           {R"(\"q\" \\ \/ \b\f\n\r\t)", "\"q\" \\ / \b\f\n\r\t"},
           {R"(caf\u00e9 \u00E9 \u007f)", "caf\u00e9 \u00e9 \x7f"},
           {R"(\ud83d\ude00!)", "\U0001F600!"},
           {R"(\uD800\uDC00\uDBFF\uDFFF)", "\U00010000\U0010FFFF"},
           {R"(\uffff\ue000\ud7ff)", "\uffff\ue000\ud7ff"},
           {R"(ends in backslashes\\\\)", R"(ends in backslashes\\)"},
           {"caf\u00e9 \U0001F600", "caf\u00e9 \U0001F600"},
       }) {
    ReadRecord read(record_with_text(c.escaped));
    ASSERT_TRUE(read.ok) << c.escaped << read.reject.detail;
    EXPECT_EQ(read.conversation.turns.at(0).text, c.text);
  }
}

TEST(RecordReader, KnowsKeysAndNamesWithEscapes) {
  ReadRecord read(
      R"({"\u0069d":"c","\u0061gent":"a","turn\u0073":[{"r\u006fle":"a\u0067ent","te\u0078t":"Hi"}],"t\u0061gs":{"\u00e9":"\n"}})");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  EXPECT_EQ(read.conversation.id, "c");
  EXPECT_EQ(read.conversation.turns.at(0).role, Role::agent);
  EXPECT_EQ(read.conversation.turns.at(0).text, "Hi");
  EXPECT_EQ(read.conversation.tags.at(0).first, "\u00e9");
  EXPECT_EQ(read.conversation.tags.at(0).second, "\n");
}

TEST(RecordReader, PassesOverUnknownKeys) {
  ReadRecord read(
      R"({"x":{"a":[1,-2.5e+3,true,false,null,"\ud83d \u0000",{"b":{}},[[],[]]]},"id":7,"id2":"y","agent":{"id":8,"skills":["x"]},
      "turns":[{"role":"agent","text":"Hi","words":[{"w":"Hi","p":0.9}],"ROLE":1}],"outcome":{"other":[]},"customer":{"vip":true}})");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  EXPECT_EQ(read.conversation.id, "7");
  EXPECT_EQ(read.conversation.agents.at(0).id, "8");
  EXPECT_EQ(read.conversation.turns.size(), 1u);
}

TEST(RecordReader, ReadsNullAsAbsent) {
  ReadRecord read(
      R"({"id":"c","channel":null,"language":null,"started_at":null,"agent":null,"agents":["a"],"customer":null,"outcome":null,"tags":null,
      "turns":[{"role":"agent","text":"Hi","start_ms":null,"end_ms":null,"agent":null}]})");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  EXPECT_EQ(read.conversation.channel, Channel::unknown);
  EXPECT_EQ(read.conversation.turns.at(0).start_ms, kNoTime);
  ReadRecord inner(
      R"({"id":"c","agent":{"id":"a","name":null},"customer":{"id":null},"outcome":{"csat":null,"resolved":null},"tags":{"x":null},"turns":[]})");
  ASSERT_TRUE(inner.ok) << inner.reject.detail;
  EXPECT_FALSE(inner.conversation.outcome.csat.has_value());
  EXPECT_TRUE(inner.conversation.tags.empty());
}

TEST(RecordReader, TakesIntegralTimesHoweverWritten) {
  ReadRecord read(
      R"({"id":"c","agent":"a","turns":[{"role":"agent","text":"","start_ms":1.5e3,"end_ms":2147483647},{"role":"bot","text":"","start_ms":-0,"end_ms":17.0}]})");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  EXPECT_EQ(read.conversation.turns.at(0).start_ms, 1500);
  EXPECT_EQ(read.conversation.turns.at(0).end_ms, 2147483647);
  EXPECT_EQ(read.conversation.turns.at(1).start_ms, 0);
  EXPECT_EQ(read.conversation.turns.at(1).end_ms, 17);
}

TEST(RecordReader, TakesTimesOfAnyLength) {
  std::string digits;
  int64_t value = 0;
  for (int size = 1; size <= 10; ++size) {
    digits += static_cast<char>('0' + size % 10);
    value = value * 10 + size % 10;
    for (std::string_view after : {"", " ", "\n\t"}) {
      ReadRecord read(R"({"id":1,"agent":1,"turns":[{"role":"bot","text":"","start_ms":)" + digits +
                      std::string(after) + "}]}");
      ASSERT_TRUE(read.ok) << digits << read.reject.detail;
      EXPECT_EQ(read.conversation.turns.at(0).start_ms, value);
    }
    // One byte that is no digit, at any place in it.
    for (size_t at = 0; at < digits.size(); ++at) {
      for (char wrong : std::string_view("/:;@ax!")) {
        std::string bad = digits;
        bad[at] = wrong;
        ReadRecord read(R"({"id":1,"agent":1,"turns":[{"role":"bot","text":"","start_ms":)" + bad + "}]}");
        ASSERT_FALSE(read.ok) << bad;
        ASSERT_EQ(read.reject.code, "not-json") << bad;
      }
    }
  }
}

std::string agents_of(std::string_view record) {
  ReadRecord read(record);
  if (!read.ok) return read.reject.code;
  std::string out;
  for (const Agent& agent : read.conversation.agents) out += std::string(agent.id) + " ";
  out += "|";
  for (const Turn& turn : read.conversation.turns)
    out += turn.agent == kNoAgent ? " -" : " " + std::to_string(turn.agent);
  return out;
}

TEST(RecordReader, GivesEachAgentTurnItsAgent) {
  EXPECT_EQ(
      agents_of(R"({"id":1,"agent":"a","turns":[{"role":"bot","text":""},{"role":"agent","text":""}]})"),
      "a | - 0");
  EXPECT_EQ(agents_of(R"({"id":1,"agent":12,"turns":[{"role":"agent","text":"","agent":"12"}]})"), "12 | 0");
  EXPECT_EQ(agents_of(R"({"id":1,"agents":[{"id":"a"},"b",3],"turns":[{"role":"agent","text":"","agent":3},
                         {"role":"customer","text":"","agent":"zz"},{"role":"agent","text":"","agent":"a"}]})"),
            "a b 3 | 2 - 0");
  EXPECT_EQ(agents_of(R"({"id":1,"agents":["a","a"],"turns":[{"role":"agent","text":""}]})"), "a | 0");
  EXPECT_EQ(
      agents_of(
          R"({"id":1,"agent":"b","agents":["a","b"],"turns":[{"role":"agent","text":"","agent":"a"}]})"),
      "b a | 1");
  EXPECT_EQ(
      agents_of(
          R"({"id":1,"turns":[{"role":"agent","text":"","agent":"z"},{"role":"agent","text":"","agent":"y"},
                         {"role":"agent","text":"","agent":"z"}]})"),
      "z y | 0 1 0");
  EXPECT_EQ(
      agents_of(R"({"id":1,"turns":[{"role":"agent","text":""},{"role":"agent","text":"","agent":"z"}]})"),
      "z | 0 0");
  EXPECT_EQ(agents_of(R"({"id":1,"turns":[],"agents":["a","b"]})"), "a b |");
}

TEST(RecordReader, FindsAgentsAmongManyTurns) {
  std::string record = R"({"id":1,"agents":[)";
  for (int i = 0; i < 1000; ++i) record += (i ? ",\"n" : "\"n") + std::to_string(i) + "\"";
  record += R"(],"turns":[)";
  for (int i = 0; i < 3000; ++i)
    record += std::string(i ? "," : "") + R"({"role":"agent","text":"x","agent":"n)" +
              std::to_string(i * 7 % 1000) + "\"}";
  ReadRecord read(record + "]}");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  for (size_t i = 0; i < 3000; ++i) ASSERT_EQ(read.conversation.turns[i].agent, i * 7 % 1000);
}

// The matcher loads text in blocks of 64 bytes, whether it lies in the record or in the reader.
TEST(RecordReader, LeavesPaddingBehindEveryText) {
  for (std::string_view text : {R"(plain)", R"(\n)", R"(\u2019\u2019\u2019)"}) {
    ReadRecord read(record_with_text(text));
    ASSERT_TRUE(read.ok);
    std::string_view view = read.conversation.turns.at(0).text;
    unsigned sum = 0;
    for (size_t i = 0; i < kTextPadding; ++i) sum += static_cast<unsigned char>(view.data()[view.size() + i]);
    EXPECT_LT(sum, 256 * kTextPadding);  // reading was allowed: a sanitizer would have stopped us
  }
}

TEST(RecordReader, IsReusedFromRecordToRecord) {
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  PaddedRecord whole(kWhole), small(R"({"id":2,"agent":"z","turns":[]})"),
      bad(R"({"id":3,"agent":"z","turns":[{]})");
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(reader.read(whole.view(), conversation, reject));
    expect_whole(conversation);
    ASSERT_FALSE(reader.read(bad.view(), conversation, reject));
    ASSERT_TRUE(reader.read(small.view(), conversation, reject));
    EXPECT_TRUE(conversation.tags.empty() && conversation.turns.empty() && conversation.customer_id.empty());
    EXPECT_TRUE(reject.code.empty() && reject.detail.empty());
  }
}

TEST(RecordReader, DoesNotAllocateOnceItHasGrown) {
  PaddedRecord whole(kWhole), escaped(record_with_text(R"(I\u2019m)"));
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  uint64_t before = 0;
  for (int i = 0; i < 10; ++i) {
    if (i == 2) before = test::allocations();
    ASSERT_TRUE(reader.read(whole.view(), conversation, reject));
    ASSERT_TRUE(reader.read(escaped.view(), conversation, reject));
  }
  EXPECT_EQ(test::allocations(), before);
}

TEST(RecordReader, ReadsLongRecords) {
  std::string record = R"({"id":"long","agent":"a","turns":[)";
  for (int i = 0; i < 60000; ++i)
    record +=
        std::string(i ? "," : "") + R"({"role":"customer","text":"line \u2019 )" + std::to_string(i) + "\"}";
  ReadRecord read(record + "]}");
  ASSERT_TRUE(read.ok) << read.reject.detail;
  ASSERT_EQ(read.conversation.turns.size(), 60000u);
  for (size_t i = 0; i < 60000; i += 997)
    ASSERT_EQ(read.conversation.turns[i].text, "line \u2019 " + std::to_string(i));
}

}  // namespace
}  // namespace attune
