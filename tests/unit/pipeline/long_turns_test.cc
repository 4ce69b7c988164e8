// A turn costs by its words, whatever they are: what is said again and again may not be looked for from each
// place to the end. These take longer than a test may where one of them is.
#include <gtest/gtest.h>

#include <string>

#include "engine/pipeline/scorer.h"
#include "engine/rubric/compile/compiler.h"
#include "engine/rubric/loader.h"

namespace attune::test {
namespace {

constexpr int kTimes = 60'000;

std::string repeated(const std::string& text) {
  std::string all;
  for (int i = 0; i < kTimes; ++i) all += text + ' ';
  return all;
}

// Different words that begin alike.
std::string many_words(const char* endings) {
  std::string all;
  for (int i = 0; i < kTimes; ++i) {
    std::string word = "pro";
    for (int rest = i; rest > 0; rest /= 13) word += static_cast<char>('f' + rest % 13);
    all += word + endings + ' ';
  }
  return all;
}

class LongTurns : public testing::Test {
 protected:
  LongTurns() {
    LoadedRubric loaded = load_rubric(ATTUNE_SOURCE_DIR "/rubrics/empathy");
    EXPECT_TRUE(loaded.ok()) << format_diagnostics(loaded.diagnostics);
    compiled_ = compile_rubric(std::move(loaded.rubric));
  }

  // Said by both sides, after a problem.
  void score(const std::string& customer, const std::string& agent) {
    const std::string record = R"({"id":"c","channel":"chat","agent":"a","turns":[)"
                               R"({"role":"customer","text":"My order never came. )" +
                               customer + R"("},{"role":"agent","text":")" + agent +
                               R"("},{"role":"customer","text":")" + customer +
                               R"("},{"role":"agent","text":")" + agent + R"("}]})";
    SignalFinder finder(compiled_);
    Scorer scorer(compiled_, finder);
    ASSERT_TRUE(scorer.score(record).ok());
    EXPECT_GE(scorer.signals().turn_words[1], static_cast<uint32_t>(kTimes));
  }

  CompiledRubric compiled_;
};

TEST_F(LongTurns, OfOnePhraseCostByTheirWords) {
  for (const char* text : {"sorry", "sorry?", "your name", "surname", "my name is", "who am i", "do you",
                           "is it", "is it?", "sorry about that.", "i'm angry", "not", "thank you"})
    score(repeated(text), repeated(text));
}

TEST_F(LongTurns, OfManyWordsCostByTheirWords) {
  score(many_words("ka"), many_words("ka"));
  score(many_words("ka"), many_words("lo"));
}

}  // namespace
}  // namespace attune::test
