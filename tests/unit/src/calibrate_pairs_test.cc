// --map: what people's labels are compared with, and what is said when it names nothing.
#include <gtest/gtest.h>

#include "src/calibrate/pairs.h"
#include "tests/support/run_case.h"

namespace attune::test {
namespace {

class PairsTest : public testing::Test {
 protected:
  // 'sorry' is on turns, 'kind' on conversations.
  PairsTest() {
    labels_.names = {"sorry", "kind"};
    labels_.rows = {{"c-1", 0, Role::agent, {{0, true}}}, {"c-1", std::nullopt, std::nullopt, {{1, true}}}};
  }

  Result<LabelPair> parse(std::string_view map) const { return parse_pair(map, rubric_, labels_); }
  std::string code(std::string_view map) const {
    auto pair = parse(map);
    return pair.ok() ? "none" : pair.error().code;
  }
  std::string hint(std::string_view map) const { return parse(map).error().help; }

  Rubric rubric_ = mini_rubric().rubric;
  Labels labels_;
};

TEST_F(PairsTest, ASignalIsComparedInTheTurnsOfItsOwnRoles) {
  auto pair = parse("sorry=apology#apology");
  ASSERT_TRUE(pair.ok());
  EXPECT_EQ(pair->label, 0u);
  EXPECT_TRUE(pair->on_turns());
  EXPECT_EQ(rubric_.signals[pair->signal].name, "apology");
  EXPECT_EQ(rubric_.criteria[pair->criterion].id, "apology");
  EXPECT_EQ(pair->roles, rubric_.signals[pair->signal].by);
  EXPECT_EQ(pair->target, "apology#apology");
}

TEST_F(PairsTest, ARoleNarrowsThem) {
  auto pair = parse("sorry=apology#apology@agent");
  ASSERT_TRUE(pair.ok());
  EXPECT_TRUE(pair->roles.contains(Role::agent));
  EXPECT_FALSE(pair->roles.contains(Role::customer));
}

TEST_F(PairsTest, ACriterionIsComparedByItsVerdict) {
  auto pair = parse("kind=validation");
  ASSERT_TRUE(pair.ok());
  EXPECT_FALSE(pair->on_turns());
  EXPECT_EQ(rubric_.criteria[pair->criterion].id, "validation");
}

TEST_F(PairsTest, ALabelMayHoldAnEqualsSign) {
  labels_.names[0] = "a=b";
  EXPECT_EQ(code("a=b=apology#apology"), "none");
}

TEST_F(PairsTest, WhatNamesNothingIsAnError) {
  EXPECT_EQ(code("sorry"), "wrong-map");
  EXPECT_EQ(code("=apology"), "wrong-map");
  EXPECT_EQ(code("sorry="), "wrong-map");
  EXPECT_EQ(code("kind=validation@agent"), "wrong-map");
  EXPECT_EQ(code("sory=apology#apology"), "unknown-label");
  EXPECT_EQ(code("sorry=appology#apology"), "unknown-criterion");
  EXPECT_EQ(code("sorry=apology#appology"), "unknown-signal");
  EXPECT_EQ(code("sorry=apology#apology@agnet"), "unknown-role");
  EXPECT_EQ(code("sorry=apology#apology@customer"), "unknown-role");
}

TEST_F(PairsTest, TheNearestNameIsSuggested) {
  EXPECT_NE(hint("sory=apology#apology").find("sorry"), std::string::npos);
  EXPECT_NE(hint("sorry=appology#apology").find("apology"), std::string::npos);
}

TEST_F(PairsTest, ALabelOfTheOtherKindIsAnErrorThatSaysSo) {
  EXPECT_EQ(code("sorry=apology"), "unknown-label");
  EXPECT_NE(hint("sorry=apology").find("#signal"), std::string::npos);
  EXPECT_EQ(code("kind=validation#validation"), "unknown-label");
  EXPECT_EQ(hint("kind=validation#validation"), "it is on conversations: 'kind=validation'");
}

TEST_F(PairsTest, AllPairsAreEverySignalWithEveryLabelOfTurns) {
  const std::vector<LabelPair> pairs = all_turn_pairs(rubric_, labels_);
  ASSERT_EQ(pairs.size(), rubric_.signals.size());
  for (const LabelPair& pair : pairs) EXPECT_EQ(pair.label, 0u);
  EXPECT_EQ(conversation_labels(labels_), std::vector<std::string>{"kind"});
}

}  // namespace
}  // namespace attune::test
