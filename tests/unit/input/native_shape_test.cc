// The native format read through a shape against the native reader: the same conversations, and damage
// refused by both, over made-up records of any layout, damaged ones, and the public data sets where they are
// there.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "engine/input/records/block_reader.h"
#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

constexpr std::string_view kNativeShape =
    "shape: native-as-shape\n"
    "id: id\n"
    "channel: {path: channel}\n"
    "language: language\n"
    "started_at: started_at\n"
    "agent: {id: [agent.id, agent], name: agent.name, team: agent.team}\n"
    "customer: {id: customer.id, name: customer.name}\n"
    "turns: {list: turns, text: text, role: role, agent: agent, unit: ms, start: start_ms, end: end_ms}\n"
    "outcome: {csat: outcome.csat, nps: outcome.nps, ces: outcome.ces, resolved: outcome.resolved}\n";

// All that is compared, on a line each.
std::string text_of(const Conversation& conversation) {
  std::string text;
  auto line = [&text](std::string_view name, std::string_view value) {
    text.append(name).append(" ").append(value).append("\n");
  };
  line("id", conversation.id);
  line("channel", channel_name(conversation.channel));
  line("language", conversation.language);
  line("started", conversation.started_at);
  line("customer", conversation.customer_id);
  for (const Agent& agent : conversation.agents) line(agent.id, agent.name);
  for (const Turn& turn : conversation.turns) {
    if (turn.text.empty()) continue;  // to a shape, nothing said is no turn
    line(role_name(turn.role), turn.text);
    line(std::to_string(turn.start_ms), std::to_string(turn.end_ms));
    if (turn.agent != kNoAgent) line("by", conversation.agents[turn.agent].id);
  }
  const Outcome& outcome = conversation.outcome;
  line("csat", std::to_string(outcome.csat.value_or(-1)));
  line("resolved", outcome.resolved ? *outcome.resolved ? "yes" : "no" : "?");
  return text;
}

// Records of the native format with what JSON allows: blanks anywhere, escapes, keys in any order and some
// that nobody knows. Each record and each of its turns has its own layout as often as not.
class RecordMaker {
 public:
  explicit RecordMaker(uint32_t seed) : random_(seed) {}

  std::string make() {
    members_ = {member("id", string("c-" + std::to_string(number(1000)))), member("turns", turns())};
    if (one_in(2)) add("channel", pick({"\"voice\"", "\"chat\"", "null"}));
    if (one_in(3)) add("language", "\"en\"");
    if (one_in(3)) add("started_at", "\"2026-11-20T10:00:00Z\"");
    add("agent", one_in(2) ? string("a-1") : R"({"name" : "Sam", "id":"a-1","x":[{}]})");
    if (one_in(3)) add("customer", R"({"id": 17, "name":"Dana"})");
    if (one_in(3)) add("outcome", R"({"csat": 4.5, "nps":9,"resolved":true,"other":null})");
    if (one_in(2)) add("extra", unknown());
    return object(members_);
  }

  // One byte is changed, taken out or put in, or the rest is cut off.
  std::string damage(std::string record) {
    size_t at = number(static_cast<uint32_t>(record.size()));
    constexpr std::string_view kBytes = "\"\\{}[],:x0- \n\x01\xFF";
    switch (number(4)) {
      case 0:
        record[at] = kBytes[number(kBytes.size())];
        break;
      case 1:
        record.erase(at, 1);
        break;
      case 2:
        record.insert(at, 1, kBytes[number(kBytes.size())]);
        break;
      default:
        record.resize(at);
    }
    return record;
  }

 private:
  using Members = std::vector<std::string>;

  uint32_t number(size_t below) { return static_cast<uint32_t>(random_() % below); }
  bool one_in(uint32_t times) { return number(times) == 0; }
  std::string pick(const std::vector<std::string>& from) { return from[number(from.size())]; }
  std::string blanks() { return one_in(6) ? pick({" ", "\n", "\t ", "  \r\n"}) : ""; }

  std::string string(const std::string& text) { return "\"" + text + "\""; }
  std::string member(const std::string& key, const std::string& value) {
    std::string written = key;
    if (one_in(40))
      written = "\\u00" + std::string(1, "0123456789abcdef"[key[0] / 16]) +
                std::string(1, "0123456789abcdef"[key[0] % 16]) + key.substr(1);
    return blanks() + string(written) + blanks() + ":" + blanks() + value + blanks();
  }
  void add(const std::string& key, const std::string& value) { members_.push_back(member(key, value)); }

  std::string object(Members members) {
    if (one_in(2)) std::shuffle(members.begin(), members.end(), random_);
    std::string text;
    for (const std::string& one : members) text += (text.empty() ? "{" : ",") + one;
    return text + "}" + blanks();
  }

  std::string turns() {
    std::string text = "[";
    int32_t ms = 0;
    for (uint32_t count = number(30); count > 0; --count) text += (text == "[" ? "" : ",") + turn(ms);
    return text + "]";
  }

  std::string turn(int32_t& ms) {
    static const std::vector<std::string> kTexts = {
        "\"Hi\"",
        R"("I'm so sorry.")",
        R"("a \"quoted\" word\\")",
        R"("caf\u00e9 \ud83d\ude00 {[,:")",
        "\"0\"",
        R"("line\nbreak")",
        "\"\xC3\xA9t\xC3\xA9\"",
        "\"x\"",
        "\" \"",
        "\"thank you for calling the billing department of Northwind\""};
    Members members = {member("role", pick({"\"agent\"", "\"customer\"", "\"bot\"", "\"system\""})),
                       member("text", pick(kTexts))};
    ms += static_cast<int32_t>(number(one_in(9) ? 20'000'000 : 4000));
    if (!one_in(9)) members.push_back(member("start_ms", time(ms)));
    if (!one_in(9)) members.push_back(member("end_ms", time(ms + static_cast<int32_t>(number(3000)))));
    if (one_in(5)) members.push_back(member("note", unknown()));
    return object(members);
  }

  std::string time(int32_t ms) { return std::to_string(ms) + (one_in(20) ? ".0" : ""); }
  std::string unknown() {
    return pick({"null", "-1.5e3", "true", "\"id\"", "[]", "{}", R"([1,{"text":"no","turns":[{}]}])",
                 R"({"role":"agent","a\"b":[[],[0]]})", R"("\u0041\/")"});
  }

  std::mt19937 random_;
  Members members_;
};

class Readers {
 public:
  // Reads the record by both, and compares what they say of it.
  void compare(std::string_view json, bool sound) {
    test::PaddedRecord first(json), second(json);
    Conversation native, shaped;
    Reject native_reject, shaped_reject;
    bool reads = native_.read(first.view(), {}, native, native_reject);
    bool also = shaped_.read(second.view(), {}, shaped, shaped_reject);
    if (sound) {
      ASSERT_TRUE(reads) << native_reject.detail << "\n" << json;
      ASSERT_TRUE(also) << shaped_reject.detail << "\n" << json;
      ASSERT_EQ(text_of(shaped), text_of(native)) << json;
    } else {
      // The shape is laxer with what a value means, never with what is JSON.
      ASSERT_TRUE(also || !reads) << shaped_reject.code << " " << shaped_reject.detail << "\n" << json;
      if (is_damage(native_reject.code)) {
        ASSERT_FALSE(also) << native_reject.detail << "\n" << json;
        ++damaged_;
      }
    }
  }
  size_t damaged() const { return damaged_; }

 private:
  static bool is_damage(std::string_view code) {
    return code == "not-json" || code == "cut-record" || code == "not-utf8" || code == "nul-byte";
  }

  RecordReader native_;
  RecordReader shaped_{test::formats_with(kNativeShape)};
  size_t damaged_ = 0;
};

TEST(NativeShape, ReadsWhatTheNativeReaderReads) {
  RecordMaker maker(1);
  Readers readers;
  for (int i = 0; i < 2000; ++i) ASSERT_NO_FATAL_FAILURE(readers.compare(maker.make(), true));
}

TEST(NativeShape, RefusesDamageThatTheNativeReaderRefuses) {
  RecordMaker maker(2);
  Readers readers;
  for (int i = 0; i < 4000; ++i) ASSERT_NO_FATAL_FAILURE(readers.compare(maker.damage(maker.make()), false));
  EXPECT_GT(readers.damaged(), 2000u) << "hardly anything was damaged";
}

TEST(NativeShape, ReadsThePublicData) {
  for (const char* name : {"oasis", "star", "edos"}) {
    std::string path = ATTUNE_SOURCE_DIR "/../shared/data/" + std::string(name) + ".transcripts.ndjson";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << name << " in ../shared/data";
    Readers readers;
    BlockReader blocks({{path, std::filesystem::file_size(path)}});
    Block block;
    while (blocks.next(block))
      for (const RecordRange& range : block.records)
        ASSERT_NO_FATAL_FAILURE(
            readers.compare({block.buffer.data() + range.start, range.location.length}, true));
  }
}

// What came before a record must not matter, however its keys were ordered.
TEST(NativeShape, NeverExpectsTooMuch) {
  RecordReader reader(test::formats_with(kNativeShape));
  Conversation conversation;
  Reject reject;
  auto read = [&](std::string_view json) {
    test::PaddedRecord record(json);
    return reader.read(record.view(), {}, conversation, reject) ? "" : reject.code;
  };
  constexpr std::string_view kUsual =
      R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi","start_ms":1,"end_ms":2}]})";
  auto after_usual = [&](std::string_view json) {
    EXPECT_EQ(read(kUsual), "");
    return read(json);
  };
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi","text":"Ho"}]})"),
            "duplicate-key");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi",}]})"), "not-json");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent" "text":"Hi"}]})"), "not-json");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi","start_ms":01}]})"),
            "not-json");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi"x}]})"), "not-json");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi"]})"), "not-json");
  EXPECT_EQ(after_usual(R"({"id":"a","agent":"b","turns":[{"role":"agent","text":"Hi)"), "cut-record");
  EXPECT_EQ(
      after_usual(R"({"id":"a","agent":"b","turns":[{"text":{"role":"x"},"role":["text"]},{"text":"Hi"}]})"),
      "");
  EXPECT_EQ(conversation.turns.size(), 1u);
}

}  // namespace
}  // namespace attune
