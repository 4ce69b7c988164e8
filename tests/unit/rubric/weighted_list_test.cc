// `weights` and `threshold` as written: what is read, and what is wrong with it.
#include <gtest/gtest.h>

#include "tests/unit/rubric/sample_pack.h"

namespace attune::test {
namespace {

std::string with_weights(std::string_view weights) {
  return with(sample_pack(), "by: agent, phrases: [that must be hard]", "by: agent, " + std::string(weights));
}

const Words& words_of(const Rubric& rubric) { return std::get<Words>(rubric.signals[2].source); }

TEST(WeightedList, HasAWeightForEachPhrase) {
  const Rubric rubric = load_good(with_weights("weights: {so? hard: 7, \"{upset} now\": -2}, threshold: 5"));
  EXPECT_EQ(show(words_of(rubric).phrases), "so? hard; {0} now");
  EXPECT_EQ(words_of(rubric).weights, (std::vector<int32_t>{7, -2}));
  EXPECT_EQ(words_of(rubric).threshold, 5);
}

TEST(WeightedList, IsCopiedFromItsLexicon) {
  const std::string lexicon =
      "---\nlexicon: hints\nversion: 1\ntitle: Hints\nweights: {hard: 3, tough: 4}\n"
      "threshold: 4\nunless: [hard disk]\n";
  const Rubric own = load_good(with_weights("weights: hints") + lexicon);
  EXPECT_EQ(show(words_of(own).phrases), "hard; tough");
  EXPECT_EQ(words_of(own).weights, (std::vector<int32_t>{3, 4}));
  EXPECT_EQ(words_of(own).threshold, 4);
  EXPECT_EQ(show(own.signals[2].unless.phrases), "calm down; hard disk");
  EXPECT_EQ(words_of(load_good(with_weights("weights: hints, threshold: 7") + lexicon)).threshold, 7);
}

TEST(WeightedList, ChangesTheHash) {
  const std::string first = with_weights("weights: {hard: 3, tough: 4}, threshold: 4");
  const uint64_t hash = load_good(first).hash;
  for (const char* other :
       {"weights: {hard: 3, tough: 5}, threshold: 4", "weights: {hard: 3, tough: 4}, threshold: 5",
        "weights: {hard: 3}, threshold: 3", "phrases: [hard, tough]"})
    EXPECT_NE(load_good(with_weights(other)).hash, hash) << other;
}

TEST(WeightedList, RefusesWhatMeansNothing) {
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 0}, threshold: 4")), "out-of-range");
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 1.5}, threshold: 4")), "wrong-type");
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 5, hard: 6}, threshold: 4")), "duplicate-key");
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 5}, threshold: 0")), "out-of-range");
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 5}")), "missing-key");
  EXPECT_EQ(codes_of(with_weights("weights: {hard: 5, tough: -2}, threshold: 6")), "unreachable-threshold");
  EXPECT_EQ(codes_of(with_weights("weights: [hard], threshold: 6")), "wrong-type");
  EXPECT_EQ(codes_of(with_weights("weights: {yes: 5}, threshold: 4")), "ambiguous-scalar");
  EXPECT_EQ(codes_of(with_weights("weights: {\"(hard\": 5}, threshold: 4")), "phrase-bracket");
  EXPECT_EQ(codes_of(with_weights("weights: upset")), "weighted-lexicon");
  EXPECT_EQ(codes_of(with_weights("phrases: [hard], threshold: 4")), "unused-key");
  EXPECT_EQ(codes_of(with(sample_pack(), "unless:\n", "threshold: 3\nunless:\n")), "unused-key");
}

}  // namespace
}  // namespace attune::test
