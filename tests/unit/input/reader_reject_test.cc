// Records that are rejected: every code, with the words of its detail.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "engine/input/reader.h"
#include "tests/unit/input/input_support.h"

namespace attune {
namespace {

using namespace std::string_literals;
using test::PaddedRecord;

struct Case {
  std::string record;
  std::string_view code;
  std::string_view detail;  // empty: not looked at
};

// A sound record with `turns` between its brackets.
std::string with_turns(std::string_view turns) {
  return R"({"id":"c","agent":"a","turns":[)" + std::string(turns) + "]}";
}
std::string with_turn(std::string_view members) { return with_turns("{" + std::string(members) + "}"); }
std::string with_top(std::string_view members) {
  return R"({"id":"c","agent":"a","turns":[],)" + std::string(members) + "}";
}
std::string repeat(std::string_view part, size_t times, std::string_view between = "") {
  std::string whole;
  for (size_t i = 0; i < times; ++i) whole.append(i ? between : "").append(part);
  return whole;
}

void expect_rejects(const std::vector<Case>& cases) {
  RecordReader reader;
  for (const Case& c : cases) {
    PaddedRecord record(c.record);
    Conversation conversation;
    Reject reject;
    EXPECT_FALSE(reader.read(record.view(), conversation, reject)) << c.record.substr(0, 200);
    EXPECT_EQ(reject.code, c.code) << c.record.substr(0, 200) << "\n" << reject.detail;
    if (!c.detail.empty()) {
      EXPECT_EQ(reject.detail, c.detail) << c.record.substr(0, 200);
    }
    EXPECT_FALSE(reject.detail.empty());
  }
}

TEST(RejectedRecords, NotJson) {
  expect_rejects({
      {"hello", "not-json", "wrong, expected a value"},
      {"", "not-json", ""},
      {"   ", "not-json", ""},
      {"{'id':1}", "not-json", "wrong at its byte 1, expected a key in quotes"},
      {R"({"id" 1})", "not-json", ""},
      {R"({"id":1,})", "not-json", ""},
      {R"({"id":1 "x":2})", "not-json", "wrong at its byte 8, expected ',' or '}'"},
      {R"({"id":1]})", "not-json", ""},
      {R"({"id":01})", "not-json", ""},
      {R"({"id":"c"x})", "not-json", ""},
      {R"({"id":"c","x":[1,]})", "not-json", ""},
      {R"({"id":"c","x":[1}]})", "not-json", ""},
      {R"({"id":"c","x":{"a":[}}]})", "not-json", ""},
      {R"({"id":"c","x":{"a" 1}})", "not-json", ""},
      {R"({"id":"c","x":{1:1}})", "not-json", ""},
      {R"({"id":"c","x":tru})", "not-json", ""},
      {R"({"id":"c","x":nulll})", "not-json", ""},
      {R"({"id":"c","x":+1})", "not-json", ""},
      {R"({"id":"c","x":1.})", "not-json", ""},
      {R"({"id":"c","x":.5})", "not-json", ""},
      {R"({"id":"c","x":1e})", "not-json", ""},
      {R"({"id":"c","x":NaN})", "not-json", ""},
      {R"({"id":"c","x":1"a"})", "not-json", ""},
      {R"({"id":"c","x":"\q"})", "not-json", ""},
      {R"({"id":"c","x":{"\q":1}})", "not-json", ""},
      {R"({"id":"c","\q":1})", "not-json", ""},
      {R"({"id":"c","x":"\u12g4"})", "not-json", ""},
      {"{\"id\":\"c\",\"x\":\"a\tb\"}", "not-json",
       "wrong at its byte 16, expected control characters to be escaped"},
      {with_turn(R"("role":"agent","text":"Private \x words")"), "not-json", ""},
      {with_turns("") + "x", "not-json", ""},
      {with_turns("") + with_turns(""), "not-json",
       "wrong at its byte 33, expected nothing after the object"},
      {with_turns("") + "}", "not-json", ""},
      {with_turns("{},,{}"), "not-json", ""},
  });
}

TEST(RejectedRecords, CutAnywhere) {
  const std::string record =
      R"({"id":"c","x":[true,12.5,{"a":"\n"}],"agent":{"id":"a"},"turns":[{"role":"agent","text":"hello","start_ms":10},
      {"role":"bot","text":"\u2019","start_ms":20,"end_ms":30},{"text":"x","role":"bot"}],"tags":{"a":"b"}})";
  RecordReader reader;
  for (size_t size = 1; size < record.size(); ++size) {
    PaddedRecord cut(record.substr(0, size));
    Conversation conversation;
    Reject reject;
    ASSERT_FALSE(reader.read(cut.view(), conversation, reject)) << cut.view();
    EXPECT_EQ(reject.code, "cut-record") << cut.view() << "\n" << reject.detail;
  }
  expect_rejects({
      {R"({"id":"c","turns":[{"role":"agent","text":"hel)", "cut-record",
       "the record ends at its byte 46, expected '\"'"},
      {R"({"id":"c","turns":[{"role":"agent")", "cut-record",
       "the record ends at its byte 34 in turns[0], expected ',' or '}'"},
  });
}

TEST(RejectedRecords, NotAnObject) {
  expect_rejects({{"[]", "not-an-object", "the record: JSON of another type, expected an object"},
                  {"17", "not-an-object", ""},
                  {"\"text\"", "not-an-object", ""},
                  {"null", "not-an-object", ""},
                  {"[" + with_turns("") + "]", "not-an-object", ""}});
}

TEST(RejectedRecords, MissingKeys) {
  expect_rejects({
      {R"({"agent":"a","turns":[]})", "missing-key", "id: missing, expected a string or an integer"},
      {with_turn(R"("role":"agent")"), "missing-key", "turns[0].text: missing, expected a string"},
      {with_turns(R"({"role":"bot","text":""},{"text":"x"})"), "missing-key",
       "turns[1].role: missing, expected a string"},
      {R"({"id":1,"turns":[],"agent":{"name":"x"}})", "missing-key",
       "agent.id: missing, expected a string or an integer"},
      {R"({"id":1,"turns":[],"agents":["a",{}]})", "missing-key",
       "agents[1].id: missing, expected a string or an integer"},
      {R"({"id":1,"turns":[],"agents":["a",{"id":null}]})", "missing-key", ""},
  });
}

TEST(RejectedRecords, WrongTypes) {
  expect_rejects({
      {R"({"id":{}})", "wrong-type", "id: an object, expected a string or an integer"},
      {R"({"id":null})", "wrong-type", "id: null, expected a string or an integer"},
      {R"({"id":1.5})", "wrong-type", "id: a fraction, expected a string or an integer"},
      {R"({"id":true})", "wrong-type", "id: true or false, expected a string or an integer"},
      {with_top(R"("channel":5)"), "wrong-type", "channel: a number, expected a string"},
      {with_top(R"("language":["en"])"), "wrong-type", "language: an array, expected a string"},
      {with_top(R"("started_at":1700000000)"), "wrong-type", "started_at: a number, expected a string"},
      {with_top(R"("customer":"Dana")"), "wrong-type", "customer: a string, expected an object"},
      {with_top(R"("customer":{"name":1})"), "wrong-type", "customer.name: a number, expected a string"},
      {with_top(R"("outcome":[])"), "wrong-type", "outcome: an array, expected an object"},
      {with_top(R"("outcome":{"csat":"4"})"), "wrong-type", "outcome.csat: a string, expected a number"},
      {with_top(R"("outcome":{"nps":1e999})"), "wrong-type", ""},
      {with_top(R"("outcome":{"csat":1e15})"), "number-out-of-range",
       "outcome.csat: a number beyond every scale, expected one from -1000 to 1000"},
      {with_top(R"("outcome":{"nps":-1001})"), "number-out-of-range", ""},
      {with_top(R"("outcome":{"resolved":1})"), "wrong-type",
       "outcome.resolved: a number, expected true or false"},
      {with_top(R"("tags":["a"])"), "wrong-type", "tags: an array, expected an object"},
      {with_top(R"("tags":{"a":{}})"), "wrong-type",
       "tags.a: an object, expected a string, a number, true or false"},
      {R"({"id":1,"turns":{}})", "wrong-type", "turns: an object, expected an array"},
      {R"({"id":1,"turns":null})", "wrong-type", "turns: null, expected an array"},
      {R"({"id":1,"agents":"a"})", "wrong-type", "agents: a string, expected an array"},
      {R"({"id":1,"agents":[null]})", "wrong-type", "agents[0]: null, expected a string or an integer"},
      {R"({"id":1,"agent":[1]})", "wrong-type", "agent: an array, expected a string or an integer"},
      {R"({"id":1,"agent":{"id":[]}})", "wrong-type", "agent.id: an array, expected a string or an integer"},
      {with_turns("5"), "wrong-type", "turns[0]: a number, expected an object"},
      {with_turn(R"("role":1)"), "wrong-type", "turns[0].role: a number, expected a string"},
      {with_turn(R"("text":null)"), "wrong-type", "turns[0].text: null, expected a string"},
      {with_turn(R"("start_ms":"17")"), "wrong-type",
       "turns[0].start_ms: a string, expected milliseconds as an integer"},
      {with_turn(R"("start_ms":0.5)"), "wrong-type",
       "turns[0].start_ms: a fraction, expected milliseconds as an integer"},
      {with_turn(R"("agent":{"id":"a"})"), "wrong-type",
       "turns[0].agent: an object, expected a string or an integer"},
  });
}

// What is no word at all is not shown: it may be what somebody said.
TEST(RejectedRecords, UnknownNames) {
  std::string word = "Virtual-Support-Agent-Team-Rep-1";
  expect_rejects({
      {with_turn(R"("role":"robot","text":"x")"), "unknown-role",
       "turns[0].role: 'robot', expected one of agent, customer, bot, system, supervisor"},
      {with_turn(R"("role":"AGENT","text":"x")"), "unknown-role", ""},
      {with_turn(R"("role":"","text":"x")"), "unknown-role", ""},
      {with_turn("\"role\":\"" + word + "\""), "unknown-role",
       "turns[0].role: '" + word + "', expected one of agent, customer, bot, system, supervisor"},
      {with_turn(R"("role":"Dana","text":"x")"), "unknown-role",
       "turns[0].role: a text of 4 bytes, expected one of agent, customer, bot, system, supervisor"},
      {with_turn("\"role\":\"" + word + "7\""), "unknown-role",
       "turns[0].role: a text of 33 bytes, expected one of agent, customer, bot, system, supervisor"},
      {with_turn(R"("role":"I am ill","text":"customer")"), "unknown-role",
       "turns[0].role: a text of 8 bytes, expected one of agent, customer, bot, system, supervisor"},
      {with_turn(R"("role":"078-05-1120","text":"customer")"), "unknown-role",
       "turns[0].role: a text of 11 bytes, expected one of agent, customer, bot, system, supervisor"},
      {with_top(R"("channel":"fa\nx")"), "unknown-channel",
       "channel: a text of 4 bytes, expected one of voice, chat, email, sms, social"},
  });
}

TEST(RejectedRecords, Times) {
  auto times = [](std::string_view members) {
    return with_turn(R"("role":"bot","text":"",)" + std::string(members));
  };
  expect_rejects({
      {times(R"("start_ms":-1)"), "negative-time", ""},
      {times(R"("end_ms":-99999999999999999999)"), "negative-time", ""},
      {times(R"("start_ms":2147483648)"), "time-out-of-range", ""},
      {times(R"("start_ms":1700000000000)"), "time-out-of-range", ""},
      {times(R"("start_ms":99999999999999999999)"), "time-out-of-range", ""},
      {times(R"("start_ms":1e300)"), "time-out-of-range", ""},
      {times(R"("start_ms":10,"end_ms":9)"), "reversed-times",
       "turns[0].end_ms: 9, expected at least start_ms, 10"},
      {times(R"("end_ms":9,"start_ms":10)"), "reversed-times", ""},
  });
}

TEST(RejectedRecords, Agents) {
  constexpr std::string_view kTurn = R"("turns":[{"role":"bot","text":""},{"role":"agent","text":"")";
  auto record = [&](std::string_view agents, std::string_view turn) {
    return R"({"id":1,)" + std::string(agents) + std::string(kTurn) + std::string(turn) + "}]}";
  };
  expect_rejects({
      {record("", ""), "missing-agent",
       "agent: missing, expected an id or an object with one, or a list 'agents'"},
      {R"({"id":1,"turns":[]})", "missing-agent", ""},
      {R"({"id":1,"turns":[],"agents":[]})", "missing-agent", ""},
      {record("", R"(},{"role":"customer","text":"","agent":"a")"), "missing-agent", ""},
      {record(R"("agents":["a","b"],)", ""), "missing-turn-agent",
       "turns[1].agent: missing, expected the id of one of the 2 agents"},
      {record("", R"(,"agent":"a"},{"role":"agent","text":"","agent":"b"},{"role":"agent","text":"")"),
       "missing-turn-agent", ""},
      {record(R"("agents":["a","b"],)", R"(,"agent":"z")"), "unknown-agent",
       "turns[1].agent: an id not listed, expected one of the agents of the record"},
      {record(R"("agent":"a",)", R"(,"agent":"z")"), "unknown-agent", ""},
      {R"({"id":1,"turns":[],"agents":[)" +
           [] {
             std::string ids;
             for (int i = 0; i < 1001; ++i) ids += (i ? "," : "") + std::to_string(i);
             return ids;
           }() +
           "]}",
       "too-many-agents", "agents[1000]: one too many, expected at most 1000 agents"},
  });
}

TEST(RejectedRecords, Ids) {
  expect_rejects({
      {R"({"id":""})", "bad-id", "id: empty, expected an id of 1 to 256 bytes"},
      {"{\"id\":\"" + repeat("x", 257) + "\"}", "bad-id", "id: 257 bytes, expected an id of 1 to 256 bytes"},
      {"{\"id\":" + repeat("1", 257) + "}", "bad-id", ""},
      {R"({"id":"a\nb"})", "bad-id", "id: a control character, expected an id without them"},
      {R"({"id":"a\u007fb"})", "bad-id", ""},
      {R"({"id":"a\u0000b"})", "bad-id", ""},
      {R"({"id":1,"agent":""})", "bad-id", "agent: empty, expected an id of 1 to 256 bytes"},
      {R"({"id":1,"agent":{"id":"\t"}})", "bad-id", ""},
      {R"({"id":1,"agents":[{"id":""}]})", "bad-id", "agents[0].id: empty, expected an id of 1 to 256 bytes"},
      {with_turn(R"("agent":"")"), "bad-id", ""},
  });
  PaddedRecord longest("{\"id\":\"" + repeat("x", 256) + R"(","agent":1,"turns":[]})");
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  EXPECT_TRUE(reader.read(longest.view(), conversation, reject));
}

TEST(RejectedRecords, DuplicateKeys) {
  expect_rejects({
      {R"({"id":1,"id":2})", "duplicate-key", "id: given twice, expected once"},
      {R"({"id":1,"\u0069d":2})", "duplicate-key", ""},
      {with_turn(R"("role":"bot","text":"","text":"")"), "duplicate-key",
       "turns[0].text: given twice, expected once"},
      {R"({"id":1,"agent":{"id":1,"id":1}})", "duplicate-key", "agent.id: given twice, expected once"},
      {with_top(R"("outcome":{"csat":1,"csat":1})"), "duplicate-key", ""},
      {with_top(R"("customer":{"name":"","name":""})"), "duplicate-key", ""},
      {with_top(R"("turns":[])"), "duplicate-key", ""},
  });
}

TEST(RejectedRecords, Bytes) {
  expect_rejects({
      {with_turn("\"role\":\"bot\",\"text\":\"\xFF\""), "not-utf8", "wrong at its byte 53, expected UTF-8"},
      {with_turn("\"role\":\"bot\",\"text\":\"\u00e9\u2019\U0001F600\x80\""), "not-utf8",
       "wrong at its byte 62, expected UTF-8"},
      {with_turn("\"role\":\"bot\",\"text\":\"\u00e9\xE2\x80\""), "not-utf8",
       "wrong at its byte 55, expected UTF-8"},
      {"{\"\\\"\":\"\",\"x\":\"a\nb\"}", "not-json",
       "wrong at its byte 15, expected control characters to be escaped"},
      {with_turn("\"role\":\"bot\",\"text\":\"\xC3\""), "not-utf8", ""},
      {with_turn("\"role\":\"bot\",\"text\":\"\xED\xA0\x80\""), "not-utf8", ""},
      {with_turn("\"role\":\"bot\",\"text\":\"\xC0\x80\""), "not-utf8", ""},
      {with_turn(R"("role":"bot","text":"\ud83d")"), "not-utf8",
       "wrong at its byte 53 in turns[0], expected both halves of a surrogate pair"},
      {with_turn(R"("role":"bot","text":"\ude00\ud83d")"), "not-utf8", ""},
      {with_turn(R"("role":"bot","text":"\ud83d\ud83d")"), "not-utf8", ""},
      {with_turn(R"("role":"bot","text":"\ud83dx\ude00")"), "not-utf8", ""},
      // Behind half a pair or a NUL, the rest of a string that nobody reads was not looked at.
      {with_top(R"("x":"\ud83d\u")"), "not-json", ""},
      {with_top(R"("x":"\u0000\q")"), "not-json", ""},
      {with_turn(R"("role":"bot","text":"a\u0000b")"), "nul-byte", ""},
      {with_turn("\"role\":\"bot\",\"text\":\"a\0b\""s), "nul-byte", ""},
      {with_turns("") + "\0\0\0"s, "nul-byte", ""},
      {"\0\0\0\0"s, "nul-byte", ""},
      {"{\"id\":\0 1}"s, "nul-byte", ""},
  });
}

TEST(RejectedRecords, Sizes) {
  auto nested = [](size_t depth) { return R"("x":)" + repeat("[", depth) + repeat("]", depth); };
  expect_rejects({
      {with_top(nested(65)), "nested-too-deep", ""},
      {with_top(nested(5000)), "nested-too-deep", ""},
      {with_turns(repeat(R"({"role":"bot","text":""})", 1'000'001, ",")), "too-many-turns",
       "turns[1000000]: one too many, expected at most 1000000 turns"},
  });
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  PaddedRecord deep(with_top(nested(64)));
  EXPECT_TRUE(reader.read(deep.view(), conversation, reject)) << reject.detail;
}

// Text is private: no reject quotes it.
TEST(RejectedRecords, NeverQuoteText) {
  for (std::string members :
       {R"("text":"Confidential","role":"robot")", R"("text":"Confidential \x")",
        R"("text":"Confidential \ud800")", R"("text":"Confidential",)", R"("text":"Confidential" "role")",
        R"("text":"Confidential")", R"("text":"Confidential","text":"Confidential")",
        R"("text":["Confidential"])", R"("text":Confidential)"}) {
    PaddedRecord record(with_turn(members));
    RecordReader reader;
    Conversation conversation;
    Reject reject;
    ASSERT_FALSE(reader.read(record.view(), conversation, reject));
    EXPECT_EQ((reject.code + reject.detail).find("onfid"), std::string::npos) << reject.detail;
  }
}

// engine/input/README.md is the list of codes for people: it must have every one that the code can give.
TEST(RejectedRecords, AllCodesAreDocumented) {
  std::ifstream readme(ATTUNE_SOURCE_DIR "/engine/input/README.md");
  std::string text((std::istreambuf_iterator<char>(readme)), {});
  for (std::string code : {"not-json",          "cut-record",       "not-an-object",
                           "missing-key",       "wrong-type",       "unknown-role",
                           "unknown-channel",   "negative-time",    "reversed-times",
                           "time-out-of-range", "missing-agent",    "missing-turn-agent",
                           "unknown-agent",     "bad-id",           "duplicate-key",
                           "not-utf8",          "nul-byte",         "nested-too-deep",
                           "record-too-long",   "too-many-turns",   "too-many-agents",
                           "missing-input",     "unreadable-input", "empty-folder",
                           "compressed-input",  "source-changed",   "source-missing",
                           "source-unreadable", "source-not-kept",  "number-out-of-range"})
    EXPECT_NE(text.find("`" + code + "`"), std::string::npos) << code;
}

}  // namespace
}  // namespace attune
