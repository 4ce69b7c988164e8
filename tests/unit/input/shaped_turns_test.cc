// What is made of the turns that a shape leads to: their times, their order, their agents.
#include <gtest/gtest.h>

#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

constexpr std::string_view kTimed = R"(
shape: s
id: id
turns: {list: t, text: x, unit: ms, start: s, end: e, duration: d, role: {path: r, map: {A: agent, C: customer}}}
)";

std::string agents_of(const Conversation& conversation) {
  std::string agents;
  for (const Turn& turn : conversation.turns)
    agents += turn.agent == kNoAgent ? "- " : std::string(conversation.agents.at(turn.agent).id) + " ";
  return agents;
}

TEST(ShapedTurns, ComeInTheOrderOfTheirStartsHoweverThatIsWritten) {
  auto formats = test::formats_with(kTimed);
  test::ReadRecord read(R"({"id":1,"t":[
    {"x":"third","r":"A","s":3000,"e":3500},
    {"x":"first","r":"C","s":1000,"e":900},
    {"x":"second","r":"A","s":"2000.4","d":100},
    {"x":"fourth","r":"C","s":3000.4,"e":null}]})",
                        formats);
  EXPECT_EQ(read.turns(),
            "customer 1000 - first\nagent 2000 2100 second\nagent 3000 3500 third\ncustomer 3000 - fourth\n")
      << read.why();
  EXPECT_EQ(agents_of(read.conversation), "- unknown unknown - ");
}

TEST(ShapedTurns, StayAsTheyAreWhereOneHasNoStart) {
  auto formats = test::formats_with(kTimed);
  test::ReadRecord read(R"({"id":1,"t":[
    {"x":"a","r":"A","s":3000,"e":3500},{"x":"b","r":"C"},{"x":"c","r":"C","s":1000,"e":1000}]})",
                        formats);
  EXPECT_EQ(read.turns(), "agent 3000 3500 a\ncustomer - - b\ncustomer 1000 1000 c\n") << read.why();
}

// Short numbers count from the start of the conversation, which dates are counted from too.
TEST(ShapedTurns, MayMixDatesAndTimesSinceTheStart) {
  auto formats = test::formats_with(kTimed);
  test::ReadRecord read(R"({"id":1,"t":[
    {"x":"b","r":"A","s":1760000002000,"e":1760000003000},
    {"x":"a","r":"C","s":1760000000000,"e":1760000001000},
    {"x":"c","r":"C","s":1500,"e":1600}]})",
                        formats);
  EXPECT_EQ(read.turns(), "customer 1500 1600 c\ncustomer 0 1000 a\nagent 2000 3000 b\n") << read.why();
  EXPECT_EQ(read.conversation.started_at, "2025-10-09T08:53:20Z");
}

TEST(ShapedTurns, AreOfWhomTheyNameOrElseOfTheRecordsAgent) {
  auto formats = test::formats_with(R"(
shape: s
id: id
agent: {id: a}
turns: {list: t, text: x, agent: {id: w}, role: {path: r, map: {A: agent, C: customer}}}
)");
  test::ReadRecord named(R"({"id":1,"a":"kim","t":[
    {"x":"a","r":"A"},{"x":"b","r":"A","w":"lee"},{"x":"c","r":"C"},{"x":"d","r":"A"},{"x":"e","r":"A","w":"kim"}]})",
                         formats);
  EXPECT_EQ(agents_of(named.conversation), "kim lee - kim kim ") << named.why();
  test::ReadRecord plain(R"({"id":1,"a":"kim","t":[{"x":"c","r":"C"},{"x":"a","r":"A"},{"x":"d","r":"A"}]})",
                         formats);
  EXPECT_EQ(agents_of(plain.conversation), "- kim kim ") << plain.why();
}

// Agents are numbered as they come to speak, not as they stand in the record.
TEST(ShapedTurns, NumberAgentsInTheOrderOfTime) {
  auto formats = test::formats_with(R"(
shape: s
id: id
speakers: {list: p, key: k, role: r, map: {A: agent, C: customer}, id: n}
turns: {list: t, text: x, speaker: w, unit: ms, start: s, end: e}
)");
  test::ReadRecord read(
      R"({"id":1,"p":[{"k":1,"r":"A","n":"kim"},{"k":2,"r":"A","n":"lee"},{"k":3,"r":"C"}],"t":[
    {"x":"later","w":1,"s":5000,"e":6000},{"x":"then","w":3,"s":2000,"e":3000},{"x":"first","w":2,"s":0,"e":1000}]})",
      formats);
  EXPECT_EQ(agents_of(read.conversation), "lee - kim ") << read.why();
  ASSERT_EQ(read.conversation.agents.size(), 2u);
  EXPECT_EQ(read.conversation.agents[0].id, "lee");
}

}  // namespace
}  // namespace attune
