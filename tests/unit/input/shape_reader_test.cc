// Shapes from YAML: paths, and what is said of mistakes.
#include "engine/input/shapes/shape_reader.h"

#include <gtest/gtest.h>

#include "engine/input/shapes/builtin_shapes.h"
#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

std::string said(std::string_view yaml) {
  std::string text;
  for (const Diagnostic& d : load_shape_text(yaml, "s.yaml").diagnostics)
    text += (text.empty() ? "" : " ") + d.code + "@" + std::to_string(d.place.line) + ":" +
            std::to_string(d.place.column) + (d.help.find("did you mean") == 0 ? "!" : "");
  return text;
}

std::string path_fault(std::string_view text) {
  ShapePath path;
  PathFault fault;
  if (parse_path(text, path, fault)) return "";
  return std::to_string(fault.offset) + " " + std::string(fault.expected);
}

TEST(ShapePath, TakesKeysAndElements) {
  ShapePath path;
  PathFault fault;
  ASSERT_TRUE(parse_path("a[].b\\.c[0][-1].d", path, fault));
  using Kind = PathStep::Kind;
  EXPECT_EQ(path.steps, (std::vector<PathStep>{{Kind::key, "a"},
                                               {Kind::each},
                                               {Kind::key, "b.c"},
                                               {Kind::index, "", 0},
                                               {Kind::last},
                                               {Kind::key, "d"}}));
  ASSERT_TRUE(parse_path(".", path, fault));
  EXPECT_TRUE(path.steps.empty());
}

TEST(ShapePath, SaysWhereItIsNone) {
  EXPECT_EQ(path_fault(""), "0 a key");
  EXPECT_EQ(path_fault("a..b"), "2 a key");
  EXPECT_EQ(path_fault("a."), "2 a key");
  EXPECT_EQ(path_fault("a[x]"), "1 [], [0] to [99] or [-1]");
  EXPECT_EQ(path_fault("a[100]"), "1 [], [0] to [99] or [-1]");
  EXPECT_EQ(path_fault("a[0"), "1 ']' after '['");
  EXPECT_EQ(path_fault("a]"), "1 '[' before ']'");
  EXPECT_EQ(path_fault("a[0]b"), "5 '.' or '['");
  EXPECT_EQ(path_fault("a\\"), "2 a character after '\\'");
  EXPECT_EQ(path_fault("a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a"), "31 at most 16 steps");
}

TEST(ShapeReader, BuiltinShapesHaveNoMistakes) {
  for (const ShapeText& text : builtin_shape_texts()) {
    LoadedShape loaded = load_shape_text(text.text, std::string(text.file));
    EXPECT_EQ(format_diagnostics(loaded.diagnostics), "");
    EXPECT_EQ("formats/" + loaded.shape.name + ".yaml", text.file);
    EXPECT_FALSE(loaded.shape.title.empty()) << text.file;
    EXPECT_FALSE(loaded.shape.keys.empty()) << text.file;
  }
  EXPECT_EQ(builtin_shapes().size(), builtin_shape_texts().size());
}

TEST(ShapeReader, SaysWhatIsWrong) {
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b}\n"), "");
  EXPECT_EQ(said("shape: s\n"), "missing-key@1:1");
  EXPECT_EQ(said("shape: s\nturns: {list: a}\n"), "missing-key@2:8");
  EXPECT_EQ(said("shape: s\nlanguge: l\nturns: {list: a, text: b}\n"), "unknown-key@2:1!");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b, rolle: c}\n"), "unknown-key@2:27!");
  EXPECT_EQ(said("shape: s\nid: a..b\nturns: {list: a, text: b}\n"), "bad-path@2:7");
  EXPECT_EQ(said("shape: s\nchannel: phone\nturns: {list: a, text: b}\n"), "unknown-value@2:10");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b, start: c}\n"), "missing-key@2:27");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b, unit: ms}\n"), "unused-key@2:27");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b, start: c, unit: sec}\n"), "unknown-value@2:43");
  EXPECT_EQ(said("shape: s\nturns: {list: \"a[]\", text: b}\n"), "bad-path@2:15");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b, role: {path: r, map: {X: agnt}}}\n"),
            "unknown-value@2:52!");
  EXPECT_EQ(said("shape: s\nspeakers: {list: p, role: r}\nturns: {list: a, text: b}\n"), "missing-key@2:11");
  EXPECT_EQ(said("shape: s\nturns: {list: a, text: b}\n---\nshape: t\n"), "several-shapes@0:0");
  EXPECT_EQ(said("# nothing\n"), "empty-file@0:0");
  EXPECT_EQ(said("- a\n"), "wrong-type@1:1");
  EXPECT_EQ(said("shape: s\nspeakers: {list: [p, t.a], key: k}\nturns: {list: t.a, text: b}\n"),
            "bad-path@1:1");
}

TEST(ShapeReader, LimitsPathsAndLists) {
  auto listed = [](std::string_view name, int count) {
    std::string list = "[";
    for (int i = 0; i < count; ++i) list += (i == 0 ? "" : ", ") + std::string(name) + std::to_string(i);
    return list + "]";
  };
  auto shape = [](const std::string& tags, const std::string& turns, const std::string& speakers) {
    return "shape: s\ntags: {t: " + tags + "}\nturns: {list: " + turns +
           ", text: x}\nspeakers: {list: " + speakers + ", key: k}\n";
  };
  EXPECT_EQ(said(shape(listed("a", 195), "t", "p")), "");  // and four more, and what recognises the shape
  EXPECT_EQ(said(shape(listed("a", 196), "t", "p")), "too-many-paths@1:1");
  EXPECT_EQ(said(shape("a", listed("t", 16), listed("p", 16))), "");
  EXPECT_EQ(said(shape("a", listed("t", 17), "p")), "too-many-paths@1:1");
  EXPECT_EQ(said(shape("a", "t", listed("p", 17))), "too-many-paths@1:1");
}

// The tree of the largest shape there can be: every path as deep as it may be, below every list.
TEST(ShapeReader, ReadsWithTheLargestShape) {
  std::string deep;
  for (size_t i = 1; i < kMostSteps; ++i) deep += "a.";
  std::string turn_lists, speaker_lists, texts;
  for (size_t i = 0; i < kMostLists; ++i) {
    turn_lists += (i == 0 ? "" : ", ") + deep + "t" + std::to_string(i);
    speaker_lists += (i == 0 ? "" : ", ") + deep + "p" + std::to_string(i);
  }
  for (int i = 0; i < 160; ++i) {
    texts += i == 0 ? "" : ", ";
    for (size_t step = 1; step < kMostSteps; ++step) texts += "b" + std::to_string(i) + ".";
    texts += "x";
  }
  auto formats =
      test::formats_with("shape: s\nid: id\nkeys: id\nturns: {list: [" + turn_lists + "], text: [" + texts +
                         "]}\nspeakers: {list: [" + speaker_lists + "], key: k}\n");
  EXPECT_GT(formats->all()[0].compiled.tree.node_count(), 35'000u);
  std::string text = R"("said")", turns = R"({"t15":[)";
  for (size_t step = 1; step < kMostSteps; ++step)
    text = "{\"" + std::string(step == 1 ? "x" : "b159") + "\":" + text + "}";
  turns += "{\"b159\":" + text + "}]}";
  for (size_t step = 1; step < kMostSteps; ++step) turns = "{\"a\":" + turns + "}";
  test::ReadRecord read("{\"id\":1," + turns.substr(1), formats);
  EXPECT_EQ(read.turns(), "? - - said\n") << read.why();
}

TEST(Formats, AreRecognisedByALimitedNumberOfKeys) {
  auto made = [](int shapes) {
    ReadOptions options;
    for (int shape = 0; shape < shapes; ++shape) {
      std::string name = std::string(1, static_cast<char>('a' + shape)),
                  yaml = "shape: " + name + "\nkeys: [";
      for (int i = 0; i < 100; ++i) yaml += (i == 0 ? "" : ", ") + name + std::to_string(i);
      options.shapes.push_back(load_shape_text(yaml + "]\nturns: {list: t, text: x}\n", "s.yaml").shape);
    }
    auto formats = Formats::make(std::move(options));
    return formats.ok() ? "" : formats.error().code;
  };
  EXPECT_EQ(made(1), "");
  EXPECT_EQ(made(3), "too-many-keys");
}

TEST(ShapeReader, ReadsAnyJson) {
  auto formats = test::formats_with(R"(
shape: desk
id: {path: ref, after: /}
channel: {path: via, map: {PHONE: voice}, otherwise: chat}
started_at: {path: opened, unit: s}
speakers: {list: people, key: no, role: kind, map: {STAFF: agent, CLIENT: customer}, id: login, name: called}
turns:
  list: log.entries
  text: [clean, "parts[].t"]
  speaker: who
  only: {type: [say, write]}
  skip: {hidden: true}
  unit: us
  start: at
  duration: took
outcome: {csat: score, resolved: done}
tags: {queue: q}
)");
  test::ReadRecord read(R"({"log":{"entries":[
      {"type":"say","who":2,"at":1500000,"took":250400,"parts":[{"t":"Hello"},{"t":"there"}]},
      {"type":"ping","who":1,"at":2000000,"clean":"nothing"},
      {"type":"say","who":1,"at":3000000,"clean":"Hi \u00e9","hidden":false},
      {"type":"say","who":1,"at":3000001,"clean":"secret","hidden":true}]},
      "people":[{"no":1,"kind":"staff","login":"s1","called":"Sam"},{"no":2,"kind":"CLIENT"}],
      "ref":"a/b/c-9","via":"phone","opened":1792400400,"score":4.5,"done":true,"q":"north"})",
                        formats);
  ASSERT_TRUE(read.ok) << read.why();
  const Conversation& c = read.conversation;
  EXPECT_EQ(read.turns(), "customer 1500 1750 Hello\nthere\nagent 3000 - Hi \xC3\xA9\n");
  EXPECT_EQ(c.id, "c-9");
  EXPECT_EQ(c.channel, Channel::voice);
  EXPECT_EQ(c.started_at, "2026-10-19T09:00:00Z");
  ASSERT_EQ(c.agents.size(), 1u);
  EXPECT_EQ(c.agents[0].id, "s1");
  EXPECT_EQ(c.agents[0].name, "Sam");
  EXPECT_EQ(c.outcome.csat, 4.5);
  EXPECT_EQ(c.outcome.resolved, true);
  ASSERT_EQ(c.tags.size(), 1u);
  EXPECT_EQ(c.tags[0].second, "north");
}

// Fields that share paths, each with alternatives of its own: the choice of one must not show in another.
TEST(ShapeReader, ChoosesForEachFieldAlone) {
  auto formats = test::formats_with(R"(
shape: s
id: id
turns:
  list: t
  text: [a, b]
  role: {path: [b, r], map: {x: agent, y: customer, said: bot}, otherwise: system}
  speaker: [who, name]
  agent: {id: who, name: [name, a]}
)");
  test::ReadRecord read(
      R"({"id":1,"t":[{"a":"","b":"said","r":"x"},{"a":"said","who":"w","name":"n","r":"x"},
                      {"a":"said","name":"n","r":"y"},{"b":"said","who":""},{"a":null,"b":"x","name":"n"}]})",
      formats);
  EXPECT_EQ(read.turns(), "bot - - said\nagent - - said\ncustomer - - said\nbot - - said\nagent - - x\n")
      << read.why();
  EXPECT_EQ(read.reader.speaker(2)->label, "n");
  ASSERT_EQ(read.conversation.agents.size(), 2u);
  EXPECT_EQ(read.conversation.agents[0].id, "w");
  EXPECT_EQ(read.conversation.agents[0].name, "n");
  EXPECT_EQ(read.conversation.agents[1].id, kUnknownAgent) << "a name is no id, though it is a speaker";
}

// Keys are compared as they stand in the record, but for those that cannot stand there as they are.
TEST(ShapeReader, ReadsKeysThatNeedEscapes) {
  auto formats = test::formats_with(R"(
shape: s
id: id
turns: {list: t, text: 'a\\', speaker: 'q"u'}
)");
  for (int i = 0; i < 3; ++i) {
    test::ReadRecord read(
        R"({"id":1,"t":[{"a\\":"one","q\"u":"A"},{"a\"":"no","a\\":"two"},{"q\"u":"B","a\\":"three"}]})",
        formats);
    EXPECT_EQ(read.turns(), "? - - one\n? - - two\n? - - three\n") << read.why();
    EXPECT_EQ(read.reader.speaker(2)->label, "B");
  }
}

// The parts of one text lie between those of the other, so that both grow in turns.
TEST(ShapeReader, JoinsAllPartsOfEveryText) {
  auto formats =
      test::formats_with("shape: s\nid: id\nturns: {list: t, text: [\"c[].text\", \"c[].alt\"]}\n");
  for (size_t length : {0, 1, 7, 1000, 40000}) {
    std::string parts, text;
    for (int i = 0; i < 200; ++i) {
      std::string part = std::to_string(i) + std::string(length, 'x');
      parts += (i == 0 ? "" : ",") + ("{\"text\":\"" + part) + "\",\"alt\":\"" + part + "\"}";
      text += (i == 0 ? "" : "\n") + part;
    }
    test::ReadRecord read(R"({"id":1,"t":[{"c":[)" + parts + "]}]}", formats);
    EXPECT_TRUE(read.turns() == "? - - " + text + "\n") << length << ": " << read.turns().size();
  }
}

// Words of two who speak at once come in turns too.
TEST(ShapeReader, JoinsAllWordsOfEveryTurn) {
  auto formats = test::formats_with(
      "shape: s\nid: id\nturns: {list: w, text: [\"c[].t\", \"c[].u\"], speaker: k, words: true, unit: ms, "
      "start: s, "
      "end: e}\n");
  std::string words, text, part(500, 'x');
  for (int i = 0; i < 200; ++i) {
    std::string s = std::to_string(i * 100), e = std::to_string(i * 100 + 150);
    for (const char* who : {"A", "B"})
      words += (words.empty() ? "" : ",") + ("{\"k\":\"" + std::string(who)) + "\",\"s\":" + s +
               ",\"e\":" + e + ",\"c\":[{\"t\":\"" + part + "\",\"u\":\"-\"},{\"t\":\"y\"}]}";
    text += (i == 0 ? "" : " ") + part + "\ny";
  }
  test::ReadRecord read(R"({"id":1,"w":[)" + words + "]}", formats);
  EXPECT_TRUE(read.turns() == "? 0 20050 " + text + "\n? 0 20050 " + text + "\n") << read.turns().size();
}

TEST(ShapeReader, RejectsWhatItCannotRead) {
  auto formats = test::formats_with("shape: s\nid: id\nturns: {list: a.b, text: t, unit: ms, start: s}\n");
  auto why = [&](std::string_view json, RecordOrigin origin = {}) {
    test::ReadRecord read(json, formats, origin);
    return read.ok ? "" : read.why();
  };
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[]}})"), "");
  EXPECT_EQ(why(R"({"id":1,"a":{"c":[]}})"), "missing-key: a.b: no key 'b', expected the turns of format s");
  EXPECT_EQ(why(R"({"id":1})"), "missing-key: a.b: no key 'a', expected the turns of format s");
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[{"x":1}]}})"),
            "missing-key: t: missing, expected text in at least one element of the list of turns");
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[{"t":7}]}})"), "wrong-type: turn[0].text: not text, expected a string");
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[{"t":"x","s":"soon"}]}})").substr(0, 18), "bad-time: turn[0].");
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[{"t":"x","t":"y"}]}})"),
            "duplicate-key: turn[0]: a key given twice, expected once");
  EXPECT_EQ(why(R"({"a":{"b":[{"t":"x"}]}})"),
            "missing-key: id: missing, expected an id, or a file to name the conversation after");
  EXPECT_EQ(why(R"({"id":1,"a":{"b":[{"t":"x"}]})").substr(0, 10), "cut-record");
  EXPECT_EQ(why("[1]").substr(0, 13), "not-an-object");

  formats = test::formats_with("shape: s\nid: id\nspeakers: {list: p, key: k}\nturns: {list: t, text: x}\n");
  std::string speakers = "{}";
  for (int i = 0; i < 1'000'000; ++i) speakers += ",{}";
  EXPECT_EQ(why("{\"id\":1,\"p\":[" + speakers + "]}"),
            "too-many-speakers: speaker[1000000]: one too many, expected at most 1000000 speakers");
}

}  // namespace
}  // namespace attune
