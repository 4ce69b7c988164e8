// Which format a record has, whatever was read before it; and what is said when it has none.
#include "engine/input/foreign/formats.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/input/shapes/shape_keys.h"
#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

using test::ReadRecord;

const std::string kNative = R"({"id":"n","agent":"a","turns":[{"role":"agent","text":"Hi"}]})";
const std::string kDeepgram =
    R"({"metadata":{"request_id":"d"},"results":{"utterances":[{"start":0.5,"end":1.25,"speaker":0,"transcript":"Hi"},
       {"start":1.5,"end":2,"speaker":1,"transcript":"I need help"}]}})";
const std::string kMessages =
    R"({"id":"m","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]})";

TEST(Formats, DependOnTheRecordAlone) {
  const std::string records[] = {kNative, kDeepgram, kMessages};
  const char* const names[] = {"native", "deepgram", "messages"};
  for (const std::string& before : records) {
    for (size_t i = 0; i < 3; ++i) {
      RecordReader reader;
      Conversation conversation;
      Reject reject;
      test::PaddedRecord first(before), second(records[i]);
      ASSERT_TRUE(reader.read(first.view(), conversation, reject));
      ASSERT_TRUE(reader.read(second.view(), conversation, reject)) << reject.detail;
      EXPECT_EQ(reader.format(), names[i]);
      EXPECT_EQ(conversation.id, std::string(1, names[i][0]));
    }
  }
}

TEST(Formats, AreSaidToBeUnknown) {
  auto detail = [](std::string_view json) { return ReadRecord(json).reject.detail; };
  EXPECT_EQ(detail(R"({"agent":"a","key":1})"),
            "the record: keys 'agent', 'key', expected those of a known format");
  EXPECT_EQ(detail(R"({})"), "the record: no keys, expected those of a known format");
  EXPECT_EQ(detail(R"({"metadata":{"request_id":"x"},"results":{}})"),
            "the record: keys 'metadata', 'results', expected those of a known format; nearest: deepgram, "
            "but there is "
            "no 'results.utterances'; deepgram-words, but there is no 'results.channels'");
  ReadRecord many(R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1})");
  EXPECT_EQ(many.reject.code, "unknown-format");
  EXPECT_NE(many.reject.detail.find("'h' and 2 more"), std::string::npos) << many.reject.detail;
}

// A reject must not depend on what the reader read before either.
TEST(Formats, RejectTheSameAfterAnyOther) {
  for (std::string_view bad :
       {R"({"results":{"utterances":[{]}})", R"({"id":"a","turns":[{"role":"agent"}]})", R"({"x":1})",
        R"({"id":"c","messages":[{"role":"user","content":"a)", "[]"}) {
    std::string expected;
    for (const std::string& before : {kNative, kDeepgram, kMessages}) {
      RecordReader reader;
      Conversation conversation;
      Reject reject;
      test::PaddedRecord first(before), second(bad);
      ASSERT_TRUE(reader.read(first.view(), conversation, reject));
      ASSERT_FALSE(reader.read(second.view(), conversation, reject));
      std::string why = reject.code + " " + reject.detail;
      EXPECT_EQ(why, expected.empty() ? why : expected) << bad;
      expected = why;
    }
  }
}

TEST(Formats, CanBeForced) {
  ReadOptions options;
  options.format = "deepgram";
  auto formats = *Formats::make(options);
  EXPECT_TRUE(ReadRecord(kDeepgram, formats).ok);
  EXPECT_EQ(ReadRecord(kNative, formats).why(),
            "missing-key: results.utterances: no key 'results', expected the turns of format deepgram");
  options.format = "deepgramm";
  auto wrong = Formats::make(options);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "unknown-format");
  EXPECT_EQ(wrong.error().help, "did you mean 'deepgram'?");
}

TEST(Formats, OfTheRunComeFirst) {
  LoadedShape loaded =
      load_shape_text("shape: mine\nid: id\nturns: {list: turns, text: text, role: role}\n", "m.yaml");
  ASSERT_TRUE(loaded.ok());
  ReadOptions options;
  options.shapes.push_back(loaded.shape);
  auto formats = *Formats::make(options);
  EXPECT_EQ(ReadRecord(kNative, formats).reader.format(), "mine");
  EXPECT_EQ(ReadRecord(kDeepgram, formats).reader.format(), "deepgram");
  options.shapes.push_back(loaded.shape);
  EXPECT_EQ(Formats::make(options).error().code, "duplicate-format");
}

TEST(Formats, WithoutRolesAreReadAndNotScored) {
  ReadRecord read(kDeepgram);
  ASSERT_TRUE(read.ok);
  EXPECT_FALSE(read.conversation.roles_known);
  EXPECT_EQ(read.turns(), "? 500 1250 Hi\n? 1500 2000 I need help\n");
  EXPECT_EQ(ReadRecord(kDeepgram, test::formats_with_roles("0=agent,1=customer")).turns(),
            "agent 500 1250 Hi\ncustomer 1500 2000 I need help\n");
  EXPECT_EQ(ReadRecord(kDeepgram, test::formats_with_roles("0=skip,1=agent")).turns(),
            "agent 1500 2000 I need help\n");
  // What the source says can be put right.
  EXPECT_EQ(ReadRecord(kMessages, test::formats_with_roles("user=agent,assistant=customer")).turns(),
            "agent - - Hi\ncustomer - - Hello\n");
}

TEST(Formats, GuessRolesOnlyWhenAskedTo) {
  std::string call = R"({"metadata":{"request_id":"d"},"results":{"utterances":[
      {"speaker":1,"transcript":"My order never came"},{"speaker":0,"transcript":"Thank you for calling, how can I help?"}]}})";
  EXPECT_FALSE(ReadRecord(call).conversation.roles_known);
  EXPECT_EQ(ReadRecord(call, test::formats_with_roles("guess")).turns(),
            "customer - - My order never came\nagent - - Thank you for calling, how can I help?\n");
  EXPECT_FALSE(ReadRecord(kDeepgram, test::formats_with_roles("guess")).conversation.roles_known)
      << "nobody says it";
}

TEST(Formats, NameConversationsAfterTheirFile) {
  std::string whisper = R"({"segments":[{"start":0,"end":1,"text":"Hi"}]})";
  EXPECT_EQ(ReadRecord(whisper, Formats::builtin(), {"calls/2026/c-17.json.gz", 1}).conversation.id, "c-17");
  EXPECT_EQ(ReadRecord(whisper, Formats::builtin(), {"c-17.ndjson", 3}).conversation.id, "c-17#3");
  EXPECT_EQ(ReadRecord(whisper, Formats::builtin(), {"-", 1}).reject.code, "missing-key");
}

TEST(ReadOptions, ComeBackFromWhatIsStored) {
  ReadOptions options;
  std::string wrong;
  ASSERT_TRUE(parse_roles("a=b=agent,1=skip", options, wrong));
  options.format = "mine";
  options.guess_roles = true;
  options.shape_texts = {"shape: mine\nturns: {list: a, text: \"b\"}\n"};
  std::string json = read_options_json(options);
  EXPECT_EQ(json, R"({"format":"mine","roles":{"a=b":"agent","1":"skip"},"guess_roles":true,)"
                  R"("shapes":["shape: mine\nturns: {list: a, text: \"b\"}\n"]})");
  ReadOptions back;
  ASSERT_TRUE(parse_read_options(json, back));
  EXPECT_EQ(read_options_json(back), json);
  EXPECT_EQ(back.shapes.size(), 1u);
  EXPECT_EQ(read_options_json({}), "");
  EXPECT_TRUE(parse_read_options("", back));
  for (std::string_view bad : {"{", "[]", R"({"roles":{"a":"boss"}})", R"({"shapes":["shape: x"]})"})
    EXPECT_FALSE(parse_read_options(bad, back)) << bad;
  EXPECT_FALSE(parse_roles("a=agent,b", options, wrong));
  EXPECT_EQ(wrong, "b");
}

std::string read_page() {
  std::ifstream file(ATTUNE_SOURCE_DIR "/engine/input/formats/README.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(FormatsPage, HasARowForEveryFormat) {
  std::string page = read_page();
  for (const Formats::Format& format : Formats::builtin()->all()) {
    auto cell = [](bool can, const char* no = "no") { return std::string(can ? "yes" : no) + " | "; };
    const FormatAbilities& can = format.can;
    std::string row = "| `" + format.name + "` | " + cell(can.id, "file") + cell(can.agent) +
                      cell(can.roles) + cell(can.times) + cell(can.overlap) + cell(can.sentiment) +
                      (can.outcome ? "yes |" : "by join |");
    EXPECT_NE(page.find(row), std::string::npos) << row;
  }
}

TEST(FormatsPage, HasEveryKeyOfShapes) {
  std::string page = read_page();
  for (const KeyTable& table : shape_key_tables()) {
    for (const Key& key : table.keys) {
      std::string name(key.name);
      bool named =
          page.find(name + ":") != std::string::npos || page.find("`" + name + "`") != std::string::npos;
      EXPECT_TRUE(named) << name << " of " << table.name;
    }
  }
}

// Lines of one conversation that follow each other are one record.
TEST(Utterances, AreJoinedToConversations) {
  auto line = [](int id, std::string_view conversation, std::string_view text) {
    return R"({"id":"u)" + std::to_string(id) + R"(","conversation_id":")" + std::string(conversation) +
           R"(","speaker":"s)" + std::to_string(id % 2) + R"(","text":")" + std::string(text) +
           R"(","reply_to":null,"meta":{}})" + "\n";
  };
  std::string text = line(1, "a", "Hi") + line(2, "a", "Hello") + "\n" + line(3, "b", "Yes") +
                     "{\"damaged\n" + line(4, "c", "No");
  for (size_t block_bytes : {64, 100, 4096}) {
    test::FoundInput found = test::read_bytes(text, {.block_bytes = block_bytes});
    ASSERT_EQ(found.records.size(), 4u);
    ReadRecord first(found.records[0].bytes), last(found.records[3].bytes);
    EXPECT_EQ(first.turns(), "? - - Hi\n? - - Hello\n") << first.why();
    EXPECT_EQ(first.conversation.id, "a");
    EXPECT_EQ(first.reader.format(), "convokit");
    EXPECT_EQ(last.turns(), "? - - No\n");
  }
}

// Lines that come later must not become a second conversation with the same id.
TEST(Utterances, ThatLieApartAreRejected) {
  auto line = [](std::string_view conversation) {
    return R"({"conversation_id":")" + std::string(conversation) +
           R"(","speaker":"s","text":"Hi","timestamp":1})" + "\n";
  };
  std::string text;
  for (int i = 0; i < 3000; ++i) text += line("c" + std::to_string(i));
  text += line("c7") + line("c7") + line("new") + line("c2999");
  for (size_t block_bytes : {64, 4096}) {
    test::FoundInput found = test::read_bytes(text, {.block_bytes = block_bytes});
    ASSERT_EQ(found.records.size(), 3003u) << "the two lines of c7 are one record";
    EXPECT_EQ(found.records[2999].code, "");
    EXPECT_EQ(found.records[3000].code, "scattered-conversation");
    EXPECT_EQ(found.records[3000].length, 2 * line("c7").size() - 1);
    EXPECT_EQ(found.records[3001].code, "");
    EXPECT_EQ(found.records[3002].code, "scattered-conversation");
  }
}

TEST(Utterances, OfOneConversationMayBeTooMany) {
  std::string line = R"({"conversation_id":"a","speaker":"s","text":"Hi","timestamp":1})";
  std::string text;
  for (int i = 0; i < 5; ++i) text += line + "\n";
  text += R"({"conversation_id":"b","speaker":"s","text":"Hi","timestamp":1})";
  test::FoundInput found = test::read_bytes(text, {.block_bytes = 64, .record_bytes = 2 * line.size() + 1});
  EXPECT_EQ(test::outline(found), "RRR.") << "two lines, two lines, one, and the next conversation";
  EXPECT_EQ(ReadRecord(found.records[3].bytes).conversation.id, "b");
}

// ConvoKit's older utterances.json, in any layout.
TEST(Utterances, OfAnArrayAreJoinedToo) {
  auto turn = [](std::string_view root, std::string_view user, std::string_view text) {
    return R"({"id":"u","root":")" + std::string(root) + R"(","user":")" + std::string(user) +
           R"(","text":")" + std::string(text) + R"(","reply_to":null,"timestamp":1})";
  };
  std::vector<std::string> turns = {turn("a", "x", "Hi"), turn("a", "y", "Hello"), turn("b", "x", "Yes"),
                                    turn("a", "y", "Late")};
  for (const char* between : {",", ",\n ", " , "}) {
    std::string text = "[" + turns[0];
    for (size_t i = 1; i < turns.size(); ++i) text += between + turns[i];
    for (size_t block_bytes : {64, 150, 4096}) {
      test::FoundInput found = test::read_bytes(text + "]\n", {.block_bytes = block_bytes});
      ASSERT_EQ(found.records.size(), 3u);
      ReadRecord first(found.records[0].bytes), second(found.records[1].bytes);
      EXPECT_EQ(first.turns(), "? 1000 - Hi\n? 1000 - Hello\n") << first.why();
      EXPECT_EQ(first.conversation.id, "a");
      EXPECT_EQ(first.reader.format(), "convokit");
      EXPECT_EQ(second.conversation.id, "b");
      EXPECT_EQ(found.records[2].code, "scattered-conversation");
      EXPECT_EQ(found.records[2].length, turns[3].size());
    }
  }
}

// Damage ends the conversation before it, and is itself rejected once; what follows is read.
TEST(Utterances, OfAnArrayMayBeDamaged) {
  auto turn = [](std::string_view root) {
    return R"({"id":"u","root":")" + std::string(root) + R"(","user":"x","text":"Hi"})";
  };
  for (size_t block_bytes : {64, 4096}) {
    std::string text = "[" + turn("a") + "," + turn("a") + R"(,{"id":"u","root":!,"user":"x"},)" + turn("b");
    test::FoundInput found = test::read_bytes(text + "]", {.block_bytes = block_bytes});
    EXPECT_EQ(test::outline(found), ".N.");
    EXPECT_EQ(ReadRecord(found.records[0].bytes).conversation.turns.size(), 2u);
    EXPECT_EQ(ReadRecord(found.records[2].bytes).conversation.id, "b");
    found = test::read_bytes(text, {.block_bytes = block_bytes});
    EXPECT_EQ(test::outline(found), ".N.C") << "the array has no end";
  }
}

TEST(Utterances, OfAzureAreOneConversationAFile) {
  std::string result =
      R"({"RecognitionStatus":"Success","Offset":25000000,"Duration":10000000,"SpeakerId":"Guest-1","DisplayText":"Hi"})";
  std::string silence = R"({"RecognitionStatus":"NoMatch","Offset":45000000,"Duration":10000000})";
  for (const std::string& text : {"[" + result + ",\n" + silence + "," + result + "]",
                                  result + "\n" + silence + "\n" + result + "\n"}) {
    test::FoundInput found = test::read_bytes(text, {.block_bytes = 64});
    ASSERT_EQ(found.records.size(), 1u);
    ReadRecord read(found.records[0].bytes);
    EXPECT_EQ(read.turns(), "? 2500 3500 Hi\n? 2500 3500 Hi\n") << read.why();
    EXPECT_EQ(read.conversation.id, "call-1");
    EXPECT_EQ(read.reader.format(), "azure-realtime");
    EXPECT_EQ(read.reader.speaker(0)->label, "Guest-1");
  }
}

}  // namespace
}  // namespace attune
