#include "engine/pipeline/scorer.h"

#include <gtest/gtest.h>

#include "tests/support/run_case.h"

namespace attune::test {
namespace {

constexpr const char* kCall =
    R"({"id":"c-1","agent":"a-1","turns":[{"role":"customer","text":"I am really angry about this."},)"
    R"({"role":"agent","text":"I'm so sorry. That must be frustrating."}]})";

class ScorerTest : public testing::Test {
 protected:
  CompiledRubric compiled_ = mini_rubric();
  SignalFinder finder_{compiled_};
  Scorer scorer_{compiled_, finder_};
};

TEST_F(ScorerTest, ScoresJsonText) {
  ASSERT_TRUE(scorer_.score(kCall).ok());
  EXPECT_EQ(scorer_.conversation().id, "c-1");
  ASSERT_EQ(scorer_.evaluations().size(), 1u);
  EXPECT_TRUE(scorer_.evaluations()[0].scored());
  EXPECT_EQ(scorer_.evaluations()[0].score, 10'000);
  EXPECT_FALSE(scorer_.signals().matches.empty());
}

TEST_F(ScorerTest, ABadRecordIsAnErrorWithTheCodeOfTheReject) {
  Status status = scorer_.score("no json");
  ASSERT_FALSE(status.ok());
  EXPECT_FALSE(status.error().code.empty());
  EXPECT_FALSE(status.error().message.empty());
}

TEST_F(ScorerTest, GoesOnAfterABadRecord) {
  EXPECT_FALSE(scorer_.score(R"({"id":"x"})").ok());
  ASSERT_TRUE(scorer_.score(kCall).ok());
  EXPECT_EQ(scorer_.evaluations()[0].score, 10'000);
}

TEST_F(ScorerTest, TheTextNeedNotOutliveTheCall) {
  {
    std::string text = kCall;
    ASSERT_TRUE(scorer_.score(text).ok());
    text.assign(text.size(), '#');
  }
  EXPECT_EQ(scorer_.conversation().turns[0].text, "I am really angry about this.");
}

}  // namespace
}  // namespace attune::test
