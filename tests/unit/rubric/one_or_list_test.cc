// Where a list of plain values is expected, one value stands for a list of one.
#include <gtest/gtest.h>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

uint64_t hash_with(std::string_view from, std::string_view to) {
  return load_good(with(sample_pack(), from, to)).hash;
}

TEST(OneOrList, MeansTheSame) {
  const uint64_t hash = load_good(sample_pack()).hash;
  EXPECT_EQ(hash_with("\nlanguages: [en]", "\nlanguages: en"), hash);
  EXPECT_EQ(hash_with("languages: [en]}", "languages: en}"), hash);
  EXPECT_EQ(hash_with("phrases: [that must be hard]", "phrases: that must be hard"), hash);
  EXPECT_EQ(hash_with("phrases:\n  - (upset|angry)\n", "phrases: (upset|angry)\n"), hash);
  EXPECT_EQ(hash_with("unless:\n  - upset stomach\n", "unless: upset stomach\n"), hash);
  EXPECT_EQ(hash_with("unless: [calm down]", "unless: calm down"), hash);
  EXPECT_EQ(hash_with("unless: [calm down]", "unless: {phrases: calm down}"), hash);
  EXPECT_EQ(hash_with("regex: ['f[*]+k']", "regex: 'f[*]+k'"), hash);
  EXPECT_EQ(hash_with("with: validation", "with: [validation]"), hash);
}

TEST(OneOrList, HoldsForTextsToo) {
  Rubric rubric = load_good(with(sample_pack(), "tags: [empathy]", "tags: empathy\nreferences: Clark, 2013"));
  EXPECT_EQ(rubric.criteria[1].tags, std::vector<std::string>{"empathy"});
  EXPECT_EQ(rubric.criteria[1].references, std::vector<std::string>{"Clark, 2013"});
  const std::string one_test =
      "unless:\n  - upset stomach\ntests:\n  match: I am [[upset]], and [[angry]].\n";
  EXPECT_EQ(load_good(with(sample_pack(), "unless:\n  - upset stomach\n", one_test)).lexicons[0].tests.size(),
            1u);
}

// 'phrases: sorry, pardon' would be one phrase of two words, which nobody says.
TEST(OneOrList, RefusesAListWithoutItsBrackets) {
  EXPECT_EQ(codes_of(with(sample_pack(), "phrases:\n  - (upset|angry)\n", "phrases: upset, angry\n")),
            "wrong-type");
  EXPECT_EQ(codes_of(with(sample_pack(), "\nlanguages: [en]", "\nlanguages: en, de")), "wrong-type");
  EXPECT_EQ(codes_of(with(sample_pack(), "by: [agent, supervisor]", "by: 'agent, supervisor'")),
            "unknown-value");
  EXPECT_EQ(codes_of(with(sample_pack(), "phrases: [that must be hard]", "phrases: 'well, dear'")), "");
}

}  // namespace
}  // namespace attune::test
